/**
 * Codes one piece of the units that wait with one description, or single units as second coder or referee.
 * The code is an item offices fill; the forms the unit owes follow. Asked again with the same id it goes on.
 */
import type { CodingTurn } from '../../contract/coding.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { recordAudit } from '../audit/index.ts'
import { findUnits } from '../frame/index.ts'
import { readOpenings, setOfficeAttributes } from '../responses/index.ts'
import { deskArea } from './desk-area.ts'
import {
  countCodings,
  findAct,
  findCodesBefore,
  findUndone,
  insertAct,
  insertCodings,
  listWaiting,
  saveDescription,
} from './store.ts'
import { codedDescription, isOfAnotherSection } from './turn-after.ts'

/** Units of one transaction: others wait for the writer meanwhile. */
const PIECE = 100

export interface CodingInput {
  readonly actId: string
  readonly turn: CodingTurn
  readonly county?: string
  readonly phraseKey?: string
  readonly unitIds?: readonly string[]
  readonly code: string
}

export async function putCodingAct(
  ctx: SignedInContext,
  input: CodingInput,
): Promise<{ coded: number; more: boolean }> {
  const { actId, turn, code, phraseKey, unitIds } = input
  const area = deskArea(ctx, input.county)
  if (unitIds === undefined && (phraseKey === undefined || turn !== 'first')) {
    throw new Problem('body-not-acceptable', '请指明要编码的说法，或要编码的单位')
  }
  const book = await openFormBook()
  if (code.length !== 4 || book.codeLists.item('industry', code) === undefined) {
    throw new Problem('code-not-in-list', `行业小类里没有 ${code}，请从列表中选`)
  }
  return ctx.database.write(async (tx) => {
    const act = await findAct(tx, actId)
    if (act && (act.codedBy !== ctx.actor.id || act.code !== code || act.turn !== turn)) {
      throw new Problem('state-not-allowed', '这次编码已经用于别的内容，请刷新后重新开始')
    }
    if ((await findUndone(tx, [actId])).size > 0) {
      throw new Problem('state-not-allowed', '这次编码已经撤销，请刷新后重新开始')
    }
    const notBy = turn === 'first' ? undefined : ctx.actor.id
    const found = await listWaiting(tx, { turn, area, phraseKey, unitIds, notBy }, PIECE + 1)
    const rows = found.slice(0, PIECE)
    const [first] = rows
    if (first === undefined) {
      if (act) return { coded: (await countCodings(tx, [actId])).get(actId) ?? 0, more: false }
      throw new Problem('state-not-allowed', '这些单位已经有人编过，或者不由您复编，请刷新')
    }
    const now = ctx.clock.now()
    if (!act) {
      const { county, phrase } = first
      await insertAct(tx, {
        id: actId,
        county,
        turn,
        phrase,
        code,
        codedAt: now,
        codedBy: ctx.actor.id,
      })
    }
    const units = await findUnits(
      tx,
      rows.map(({ unitId }) => unitId),
    )
    const openings = await readOpenings(tx, ctx)
    const before = await findCodesBefore(tx, turn === 'second' ? [...units.keys()] : [])
    const codings = []
    for (const row of rows) {
      const unit = units.get(row.unitId)
      if (unit === undefined) continue
      const codeBefore = turn === 'second' ? (before.get(unit.id) ?? null) : unit.industryCode
      const doubtful = isOfAnotherSection(book.codeLists, code, codeBefore)
      await saveDescription(tx, row, codedDescription(row, { code, by: ctx.actor.id, doubtful }))
      codings.push({
        actId,
        unitId: unit.id,
        phrase: row.phrase,
        code,
        codeBefore: unit.industryCode,
      })
      // The second coder's code only counts against the first; where they differ the referee decides.
      if (turn === 'second') continue
      await setOfficeAttributes(tx, ctx, book, unit, {
        changes: { industryCode: code },
        ...{ reason: `行业编码：${row.phrase}`, openings },
      })
    }
    await insertCodings(tx, codings)
    await recordAudit(tx, ctx, {
      ...{ action: 'industry.code', subjectKind: 'coding-act', subjectId: actId },
      after: { turn, code, phrase: first.phrase, units: codings.length },
    })
    const coded = (await countCodings(tx, [actId])).get(actId) ?? 0
    return { coded, more: found.length > PIECE }
  })
}
