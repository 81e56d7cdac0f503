/** 每日准备情况: the people of the field in an area, each with the tablet in use and what is amiss. */
import { loadCodeList } from '../../../forms/generated/code-lists.ts'
import type { getReadiness, ReadinessRow } from '../../contract/devices.ts'
import type { QueryOf, ReplyOf } from '../../contract/operation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { programVersion } from '../../platform/version.ts'
import { pageOfAccounts } from './account-list-store.ts'
import type { AccountPorts } from './account-ports.ts'
import { countField, listDevicesOf } from './device-store.ts'
import { judgeReadiness } from './judge-readiness.ts'
import { requireRight } from './rights.ts'
import { coversArea } from './scope.ts'
import { summariseDevice } from './summarise-device.ts'

export async function readReadiness(
  ctx: SignedInContext,
  query: QueryOf<typeof getReadiness>,
  ports: AccountPorts,
): Promise<ReplyOf<typeof getReadiness>> {
  requireRight(ctx, 'device.manage')
  const { scope } = ctx.actor
  const areaPrefix = query.area ?? (scope.kind === 'area' ? scope.areaPrefix : '')
  const { edition } = await loadCodeList('industry')
  const expected = { appVersion: programVersion, codeLists: { industry: edition } }
  if (!coversArea(scope, areaPrefix)) {
    return { rows: [], next: null, expected, people: 0, enrolled: 0 }
  }
  const limit = query.limit ?? 100
  const db = ctx.database.read
  const roles = ['enumerator', 'supervisor'] as const
  const found = await pageOfAccounts(db, {
    ...{ areaPrefix, roles, after: query.after, limit: limit + 1, disabled: false },
  })
  const shown = found.slice(0, limit)
  const ids = shown.map(({ id }) => id)
  const blocks = await ports.countBlocksOf(db, ids)
  const devices = await listDevicesOf(db, ids)
  const now = ctx.clock.now()
  const rows = shown.map((row): ReadinessRow => {
    const own = devices.filter(({ accountId }) => accountId === row.id)
    const inUse = own.find(({ revokedAt }) => revokedAt === null)
    const device = inUse ? summariseDevice(inUse) : null
    const assigned = blocks.get(row.id) ?? 0
    // Supervisors walk no block of their own.
    const faults = judgeReadiness({ device, blocks: assigned, expected, now }).filter(
      (fault) => row.role === 'enumerator' || fault !== 'no-block',
    )
    return {
      ...{ accountId: row.id, displayName: row.displayName, role: row.role },
      ...{ areaName: row.scope.name, blocks: assigned, device, devices: own.length, faults },
    }
  })
  return {
    rows,
    next: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
    expected,
    ...(await countField(db, areaPrefix)),
  }
}
