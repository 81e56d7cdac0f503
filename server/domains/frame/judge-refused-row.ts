/**
 * Says where a refused row of a list ended: a unit of the frame it is of, or that it is none of the
 * census's. The last word counts; taking it back opens the row again. Nothing said is removed.
 */
import type { Disposition, LedgerEntry } from '../../contract/ledger.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { coversArea, requireRight } from '../identity/index.ts'
import { cleanText } from './clean-cell.ts'
import { decideStanding, type Standing } from './decide-standing.ts'
import { getReachableUnit } from './get-reachable-unit.ts'
import { moveEntry, readUnits, refusedIn } from './keep-ledger.ts'
import { findEntry, findJudgement, findRefusals, insertJudgement } from './ledger-store.ts'
import { describeEntries } from './list-ledger-entries.ts'

export interface RowJudgement {
  readonly importId: string
  readonly row: number
  readonly judgementId: string
  readonly disposition: Disposition
  readonly unitId?: string
  readonly note: string
}

const NOTE_CHARACTERS = 4

export async function judgeRefusedRow(
  ctx: SignedInContext,
  input: RowJudgement,
): Promise<{ entry: LedgerEntry }> {
  return ctx.database.write(async (tx) => {
    requireRight(ctx, 'ledger.judge')
    const { importId, row, disposition, judgementId } = input
    const found = await findEntry(tx, importId, row)
    const refusal = (await findRefusals(tx, [input])).get(`${importId} ${row}`)
    if (!found || !refusal || !coversArea(ctx.actor.scope, found.listArea)) {
      throw new Problem('not-found')
    }
    const note = cleanText(input.note)
    const earlier = await findJudgement(tx, judgementId)
    if (earlier) {
      const same = earlier.importId === importId && earlier.row === row && earlier.note === note
      if (!same || earlier.disposition !== disposition) {
        throw new Problem('body-not-acceptable', '这个编号已用于不同的内容，请换一个编号')
      }
      return describe(tx, importId, row)
    }
    if ([...note].length < NOTE_CHARACTERS) {
      throw new Problem('reason-required', '请写明依据（至少 4 个字）')
    }
    const unitId = await unitFor(tx, ctx, input)
    const standing = await standingOf(tx, disposition, unitId, found.listArea)
    await insertJudgement(tx, {
      ...{ id: judgementId, importId, row, disposition, unitId, note },
      judgedAt: ctx.clock.now(),
      judgedBy: ctx.actor.id,
    })
    await moveEntry(tx, found.entry, { ...standing, unitId })
    const { disposition: from, reason } = found.entry
    await recordAudit(tx, ctx, {
      action: 'ledger.judge',
      subjectKind: 'frame-import',
      subjectId: importId,
      reason: note,
      before: { row, disposition: from, reason },
      after: { row, disposition: standing.disposition, reason: standing.reason, unitId },
    })
    return describe(tx, importId, row)
  })
}

async function unitFor(
  tx: Executor,
  ctx: SignedInContext,
  { disposition, unitId }: RowJudgement,
): Promise<string | null> {
  if (disposition !== 'matched') return null
  if (unitId === undefined) {
    throw new Problem('body-not-acceptable', '/unitId 请指明这一行是底册里的哪家单位')
  }
  return (await getReachableUnit(tx, ctx, unitId)).id
}

async function standingOf(
  tx: Executor,
  disposition: Disposition,
  unitId: string | null,
  listArea: string,
): Promise<Standing> {
  if (unitId !== null) {
    const units = await readUnits(tx, [unitId])
    // getReachableUnit has just found it.
    return decideStanding(units.get(unitId)!, (id) => units.get(id), listArea)
  }
  if (disposition === 'open') return refusedIn(listArea)
  return { area: listArea, disposition, reason: 'judged' }
}

async function describe(
  tx: Executor,
  importId: string,
  row: number,
): Promise<{ entry: LedgerEntry }> {
  const found = await findEntry(tx, importId, row)
  const [entry] = await describeEntries(tx, found ? [found.entry] : [])
  return { entry: entry! }
}
