/**
 * Destroys what was approved, whole in one transaction: counts and hashes every row, cuts what the trail says
 * of them, removes them, writes the voucher and the entry. Anything that is not as it was approved stops it
 * and leaves everything as it was. Called by the command on the server's console alone.
 */
import { createHash } from 'node:crypto'
import { Problem } from '../../contract/problems.ts'
import { type Destruction, recordClassNames } from '../../contract/retention.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { RetainedTable } from '../../platform/database/retained-table.ts'
import { canonicalJson, cutTrail, recordAudit } from '../audit/index.ts'
import { tablesOfClass, trailKindsOfClass } from './classes.ts'
import { readClasses, readDestructions } from './read-retention.ts'
import { requireDue } from './require-due.ts'
import { deleteAll, insertVoucher, nameOf, openGate, pageOfTable } from './store.ts'

export type Voucher = NonNullable<Destruction['voucher']>

/** Rows read at a time. */
const PAGE = 500

export interface AskedDestruction {
  readonly destructionId: string
  /** 销毁人 and 监销人, who stand at the console. */
  readonly operator: string
  readonly witness: string
  /** The class once more in words: that nothing else is destroyed than what they have in mind. */
  readonly confirmed: string
}

export async function carryOutDestruction(
  ctx: Context,
  { destructionId, ...asked }: AskedDestruction,
): Promise<Voucher & { readonly recordClass: Destruction['recordClass'] }> {
  const operator = asked.operator.trim()
  const witness = asked.witness.trim()
  if (operator === '' || witness === '' || operator === witness) {
    throw new Problem('second-person-required', '销毁人和监销人须写明，并且是两个人')
  }
  return ctx.database.write(async (tx) => {
    const found = (await readDestructions(tx)).find(({ row }) => row.id === destructionId)
    if (!found) throw new Problem('not-found', `没有编号为 ${destructionId} 的销毁申请`)
    if (found.state !== 'approved') {
      throw new Problem('state-not-allowed', refusals[found.state])
    }
    const { row } = found
    const name = recordClassNames[row.recordClass]
    if (asked.confirmed.trim() !== name) {
      throw new Problem('body-not-acceptable', `这份申请销毁的是「${name}」，与确认的类别不符`)
    }
    const now = ctx.clock.now()
    const standing = (await readClasses(tx, now)).find(
      (each) => each.recordClass === row.recordClass,
    )!
    requireDue(standing)
    const asApproved =
      standing.newestAt === row.newestAt &&
      canonicalJson(standing.tables) === canonicalJson(row.tables)
    if (!asApproved) {
      throw new Problem('state-not-allowed', '申请之后资料有变动，与批准的清单不符，须重新申请')
    }
    await openGate(tx, row)
    const tables: Voucher['tables'] = []
    for (const each of tablesOfClass[row.recordClass]) tables.push(await hashTable(tx, each))
    const cut = await cutTrail(tx, { kinds: trailKindsOfClass[row.recordClass], destructionId })
    for (const each of tablesOfClass[row.recordClass]) await deleteAll(tx, each)
    const hash = createHash('sha256').update(canonicalJson(tables)).digest('hex')
    const voucher = {
      ...{ carriedOutAt: now, operator, witness, tables, hash },
      ...{ trailEntries: cut.entries, trailDigest: cut.digest },
    }
    await insertVoucher(tx, { destructionId, ...voucher })
    await recordAudit(tx, ctx, {
      ...{ action: 'destruction.carry-out', subjectKind: 'destruction', subjectId: destructionId },
      reason: row.ground,
      after: { recordClass: row.recordClass, operator, witness, tables, hash, cut },
    })
    return { ...voucher, recordClass: row.recordClass }
  })
}

const refusals = {
  waiting: '这份销毁申请还没有两人批准（市级普查办和安全管理员各一人）',
  refused: '这份销毁申请没有获批准',
  void: '申请之后有过暂停，这份销毁申请已经作废，须重新申请',
  done: '这份销毁申请已经执行过',
} as const

async function hashTable(tx: Executor, kept: RetainedTable): Promise<Voucher['tables'][number]> {
  const hash = createHash('sha256')
  let rows = 0
  let last: Record<string, unknown> | undefined
  for (;;) {
    const page = await pageOfTable(tx, kept, last, PAGE)
    for (const row of page) hash.update(`${canonicalJson(withoutBytes(row))}\n`)
    rows += page.length
    last = page.at(-1)
    if (page.length < PAGE) break
  }
  return { table: nameOf(kept), rows, hash: hash.digest('hex') }
}

/** Files by their own hash. */
function withoutBytes(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? createHash('sha256').update(value).digest('hex') : value,
    ]),
  )
}
