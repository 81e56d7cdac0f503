/** Gives the units of an act of first coding back the code they had; those coded or described anew since keep theirs. */
import type { CodingAct } from '../../contract/coding.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { recordAudit } from '../audit/index.ts'
import { findUnits } from '../frame/index.ts'
import { readOpenings, setOfficeAttributes } from '../responses/index.ts'
import { deskArea } from './desk-area.ts'
import { asActs } from './list-coding.ts'
import {
  findAct,
  findDescriptions,
  findUndone,
  insertUndo,
  listCodings,
  saveDescription,
} from './store.ts'

export async function undoCodingAct(
  ctx: SignedInContext,
  input: { readonly actId: string; readonly reasonText: string },
): Promise<CodingAct> {
  const { actId } = input
  const area = deskArea(ctx, undefined)
  const reason = input.reasonText.trim()
  if (reason === '') throw new Problem('reason-required', '请写明为什么撤销')
  const book = await openFormBook()
  return ctx.database.write(async (tx) => {
    const act = await findAct(tx, actId)
    if (!act?.county.startsWith(area)) throw new Problem('not-found')
    if (act.turn !== 'first' || (await findUndone(tx, [actId])).size > 0) {
      throw new Problem('state-not-allowed', '只有没有撤销过的初编可以撤销')
    }
    const codings = await listCodings(tx, actId)
    const ids = codings.map(({ unitId }) => unitId)
    const units = await findUnits(tx, ids)
    const descriptions = await findDescriptions(tx, ids)
    const openings = await readOpenings(tx, ctx)
    let restored = 0
    for (const { unitId, code, codeBefore } of codings) {
      const unit = units.get(unitId)
      const row = descriptions.get(unitId)
      const stands =
        unit?.industryCode === code && row?.firstBy === act.codedBy && row.secondBy === null
      if (!stands || row.firstCode !== code) continue
      await saveDescription(tx, row, { ...row, turn: 'first', firstCode: null, firstBy: null })
      await setOfficeAttributes(tx, ctx, book, unit, {
        changes: { industryCode: codeBefore },
        ...{ reason: `撤销行业编码：${reason}`, openings },
      })
      restored += 1
    }
    const undoneAt = ctx.clock.now()
    await insertUndo(tx, { actId, restored, reason, undoneAt, undoneBy: ctx.actor.id })
    await recordAudit(tx, ctx, {
      ...{ action: 'industry.undo', subjectKind: 'coding-act', subjectId: actId, reason },
      after: { restored, of: codings.length },
    })
    const [reply] = await asActs(tx, [act])
    // One row in, one out.
    return reply!
  })
}
