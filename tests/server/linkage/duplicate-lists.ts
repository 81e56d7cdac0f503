/** A county with doubles: the same shops in a list with codes and in one without. */

import { loadVocabulary } from '../../../forms/engine/linkage/load-vocabulary.ts'
import {
  type ChosenValues,
  type DuplicateSummary,
  decideDuplicate,
  getDuplicateRun,
  listDuplicates,
  startDuplicateRun,
} from '../../../server/contract/duplicates.ts'
import { listUnits } from '../../../server/contract/frame.ts'
import { loadSmallCity, MAYI_1, type People, signInEveryone } from '../../support/small-city.ts'
import { createTestApp, type SignedIn, type TestApp } from '../../support/test-app.ts'
import { creditCode, csv, reportOf } from '../frame/lists.ts'

const headings = ['统一社会信用代码', '单位名称', '负责人', '联系电话', '经营地址', '普查小区代码']
const withoutCodes = headings.slice(1)

// Read once for all tests, not in the first one's time.
await loadVocabulary()

export const shops = [
  ['朔州市鑫源建材有限公司', '张建国', '13903490001', '朔城区马邑路12号'],
  ['朔城区老味道面馆', '李秀英', '13903490002', '朔城区马邑路26号'],
  ['朔州市晨禾谷业有限公司', '王志强', '13903490003', '朔城区振华街8号'],
  ['朔城区好邻居便利店', '赵丽', '13903490004', '朔城区马邑路40号'],
] as const

export interface DuplicateTown {
  readonly app: TestApp
  readonly people: People
  readonly colleague: SignedIn
  readonly referee: SignedIn
}

/** `doubles`: how many of the shops stand in the second list too. */
export async function openDuplicateTown(doubles = 2): Promise<DuplicateTown> {
  const app = await createTestApp()
  await loadSmallCity(app)
  const people = await signInEveryone(app)
  const county = { kind: 'area', areaPrefix: '140602', name: '朔城区' } as const
  const colleague = await app.signIn('county-office', county, '李县办')
  const referee = await app.signIn('county-office', county, '赵县办')
  const coded = shops.map((shop, i) => [creditCode(i + 1), ...shop, MAYI_1])
  await reportOf(app, people.county, csv(coded, headings))
  const again = shops
    .slice(0, doubles)
    .map(([name, ...rest]) => [name.replace('朔州市', '').replace('朔城区', ''), ...rest, MAYI_1])
  await reportOf(app, people.county, csv(again, withoutCodes), { source: 'electricity' })
  return { app, people, colleague, referee }
}

export async function runToEnd({ app, people }: DuplicateTown, who = people.county) {
  const started = await app.call(startDuplicateRun, {}, who)
  if (!started.ok) throw new Error(JSON.stringify(started.problem))
  for (;;) {
    const latest = await app.call(getDuplicateRun, {}, who)
    if (!latest.ok) throw new Error(JSON.stringify(latest.problem))
    if (latest.reply.run?.state !== 'running') return latest.reply.run!
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export async function queueOf(
  { app, people }: DuplicateTown,
  query: { queue?: 'open' | 'second' | 'referee' | 'check' | 'decided' } = {},
): Promise<DuplicateSummary[]> {
  const answer = await app.call(listDuplicates, { query }, people.county)
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.reply.pairs
}

export async function unitsByName({ app, people }: DuplicateTown) {
  const answer = await app.call(listUnits, { query: { limit: 200 } }, people.county)
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return new Map(answer.reply.units.map((unit) => [unit.name, unit]))
}

let decisions = 0

export function decide(
  { app, people }: DuplicateTown,
  pairId: string,
  body: {
    kind: 'merge' | 'not-same' | 'branch-of' | 'successor-of'
    firstUnit?: string
    chosen?: ChosenValues
    earlierCeased?: boolean
    reason?: string
  },
  who = people.county,
  decisionId = `decision-${++decisions}`,
) {
  return app.call(
    decideDuplicate,
    { params: { pairId, decisionId }, body: { reason: '', ...body } },
    who,
  )
}
