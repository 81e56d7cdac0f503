/** 还剩什么, always in sight: buildings nobody went to, records without outcome, forms unfinished. */
import { listBlocks } from '../../../server/contract/areas.ts'
import type { DeviceDatabase } from '../../outbox/database.ts'
import { keptReply } from '../../outbox/replies.ts'
import { useDeviceData } from '../device/device.tsx'
import { findBlockFacts, type Remaining, readLocalWork, remainingIn } from './block-facts.ts'

/** `blockCode`: one block, or all of one's own. */
export function RemainingStrip({ blockCode }: { blockCode?: string }) {
  const left = useDeviceData((database) => countRemaining(database, blockCode), blockCode ?? '')
  if (!left) return null
  const figures = [
    ['未访建筑', left.buildings],
    ['无结果底册', left.records],
    ['未完成的表', left.forms],
  ] as const
  return (
    <dl className="field-remaining" aria-label="还剩">
      {figures.map(([name, value]) => (
        <div key={name} data-done={value === 0 || undefined}>
          <dt>{name}</dt>
          <dd>{value === 0 ? '✔ 0' : value.toLocaleString('zh-CN')}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Undefined before anything was fetched. */
export async function countRemaining(
  database: DeviceDatabase,
  blockCode: string | undefined,
): Promise<Remaining | undefined> {
  const listed = await keptReply(database, listBlocks, { query: {} })
  const codes = blockCode ? [blockCode] : (listed?.blocks.map(({ code }) => code) ?? [])
  const local = await readLocalWork(database)
  const sum = { buildings: 0, records: 0, forms: 0 }
  let known = 0
  for (const code of codes) {
    const facts = await findBlockFacts(database, code)
    if (!facts) continue
    known += 1
    const left = remainingIn(code, facts, local)
    sum.buildings += left.buildings
    sum.records += left.records
    sum.forms += left.forms
  }
  return known > 0 ? sum : undefined
}
