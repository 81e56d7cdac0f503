/** Everything that stands about retention: read once for every screen and before every step. */
import {
  type Destruction,
  type Hold,
  type KeptClass,
  type RecordClass,
  type Retention,
  recordClasses,
} from '../../contract/retention.ts'
import { shanghaiDate } from '../../platform/clock.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findDisplayNames, mayDo } from '../identity/index.ts'
import { tablesOfClass } from './classes.ts'
import { dueAfter, stateOfDestruction } from './due.ts'
import {
  countRows,
  type DecisionRow,
  type DestructionRow,
  listDecisions,
  listDestructions,
  listHolds,
  listRules,
  listVouchers,
  nameOf,
  newestIn,
} from './store.ts'

export interface ClassStanding extends KeptClass {
  readonly newestAt: string | null
  readonly tables: Destruction['tables']
}

/** Whether, since when and until when a class is kept. */
export async function readClass(
  db: Executor,
  recordClass: RecordClass,
  { now, others }: { readonly now: string; readonly others: number },
): Promise<ClassStanding> {
  const rule = (await listRules(db)).filter((each) => each.recordClass === recordClass).at(-1)
  const tables: Destruction['tables'] = []
  let newestAt: string | null = null
  for (const each of tablesOfClass[recordClass]) {
    const rows = await countRows(db, each)
    tables.push({ table: nameOf(each), rows })
    const newest = each.at && rows > 0 ? await newestIn(db, each.at, each.only) : null
    if (newest !== null && (newestAt === null || newest > newestAt)) newestAt = newest
  }
  const rows = tables.reduce((sum, each) => sum + each.rows, 0)
  const newestOn = newestAt === null ? null : shanghaiDate(newestAt)
  const dueOn = rule && newestOn !== null ? dueAfter(newestOn, rule.years) : null
  const held = (await listHolds(db)).some(
    ({ hold, lift }) => lift === null && ['all', recordClass].includes(hold.recordClass),
  )
  const state = ((): KeptClass['state'] => {
    if (rows === 0) return 'empty'
    if (!rule) return 'no-rule'
    if (held) return 'held'
    if (dueOn === null || dueOn > shanghaiDate(now)) return 'kept'
    return recordClass === 'units' && others > 0 ? 'others-first' : 'due'
  })()
  return {
    ...{ recordClass, rows, newestOn, dueOn, state, newestAt, tables },
    rule: rule
      ? {
          ...{ years: rule.years, ground: rule.ground, approver: rule.approver },
          ...{ approvedOn: rule.approvedOn, enteredBy: rule.enteredBy, enteredAt: rule.enteredAt },
        }
      : null,
  }
}

/** All classes; units, to which all others refer by their ids, are due only once the others are gone. */
export async function readClasses(db: Executor, now: string): Promise<ClassStanding[]> {
  const standings: ClassStanding[] = []
  let others = 0
  for (const recordClass of recordClasses) {
    const standing = await readClass(db, recordClass, { now, others })
    if (recordClass !== 'units') others += standing.rows
    standings.push(standing)
  }
  return standings
}

export interface DestructionStanding {
  readonly row: DestructionRow
  readonly decisions: readonly DecisionRow[]
  readonly state: Destruction['state']
  readonly voucher: Destruction['voucher']
}

export async function readDestructions(db: Executor): Promise<DestructionStanding[]> {
  const rows = await listDestructions(db)
  const decisions = await listDecisions(db)
  const vouchers = new Map(
    (await listVouchers(db)).map(({ destructionId, ...voucher }) => [destructionId, voucher]),
  )
  const holds = await listHolds(db)
  return rows.map((row) => {
    const own = decisions.filter(({ destructionId }) => destructionId === row.id)
    const touching = holds.filter(({ hold }) => ['all', row.recordClass].includes(hold.recordClass))
    const voucher = vouchers.get(row.id) ?? null
    const state = stateOfDestruction(row, own, {
      holdsPlacedAt: touching.map(({ hold }) => hold.placedAt),
      held: touching.some(({ lift }) => lift === null),
      done: voucher !== null,
    })
    return { row, decisions: own, state, voucher }
  })
}

/** As screens show it: names for ids, what the caller may do. */
export async function readRetention(db: Executor, ctx: SignedInContext): Promise<Retention> {
  const classes = await readClasses(db, ctx.clock.now())
  const holds = await listHolds(db)
  const destructions = await readDestructions(db)
  const names = await findDisplayNames(db, [
    ...classes.flatMap(({ rule }) => (rule ? [rule.enteredBy] : [])),
    ...holds.flatMap(({ hold, lift }) => [hold.placedBy, ...(lift ? [lift.liftedBy] : [])]),
    ...destructions.flatMap(({ row, decisions }) => [
      row.requestedBy,
      ...decisions.map(({ decidedBy }) => decidedBy),
    ]),
  ])
  const named = (id: string) => names.get(id) ?? id
  const { role, id: self } = ctx.actor
  return {
    classes: classes.map(({ newestAt: _at, tables: _tables, rule, ...each }) => ({
      ...each,
      rule: rule && { ...rule, enteredBy: named(rule.enteredBy) },
    })),
    holds: holds.map(
      ({ hold, lift }): Hold => ({
        ...{ ...hold, placedBy: named(hold.placedBy) },
        liftedBy: lift && named(lift.liftedBy),
        liftedAt: lift?.liftedAt ?? null,
        liftReason: lift?.reason ?? null,
      }),
    ),
    destructions: destructions.map(({ row, decisions, state, voucher }): Destruction => {
      const { newestAt: _at, ...asked } = row
      return {
        ...{ ...asked, state, voucher },
        requestedBy: named(row.requestedBy),
        decisions: decisions.map(({ decision, decidedBy, decidedRole, decidedAt, note }) => ({
          ...{ decision, decidedRole, decidedAt, note, decidedBy: named(decidedBy) },
        })),
        mayDecide:
          state === 'waiting' &&
          mayDo(role, 'destruction.approve') &&
          row.requestedBy !== self &&
          decisions.every(
            ({ decidedBy, decidedRole }) => decidedBy !== self && decidedRole !== role,
          ),
      }
    }),
    may: {
      enterRule: mayDo(role, 'retention.rule'),
      hold: mayDo(role, 'retention.hold'),
      request: mayDo(role, 'destruction.request'),
    },
  }
}
