/** Records a supervisor's re-check 复查 of a response drawn at random; sent again, it changes nothing. */
import type { FieldAct, SealedAct } from '../../contract/fieldwork.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { mayDo } from '../identity/index.ts'
import { getReachableResponse } from '../responses/index.ts'
import { findRecheck, insertRecheck } from './store.ts'

type Recheck = Extract<FieldAct, { kind: 're-check' }> & Pick<SealedAct, 'actId' | 'madeAt'>

const SHORTEST_NOTE = 4

export function recordRecheck(ctx: SignedInContext, act: Recheck): Promise<void> {
  return ctx.database.write(async (tx) => {
    if (!mayDo(ctx.actor.role, 'block.assign')) throw new Problem('not-allowed')
    const response = await getReachableResponse(tx, ctx, act.responseId)
    const note = act.note.trim()
    if (act.result !== 'agrees' && [...note].length < SHORTEST_NOTE) {
      throw new Problem('reason-required', '复查不一致或未见到人时，请写明情况')
    }
    const { unitWrong = null, itemsChecked = null, itemsWrong = null } = act
    if ((itemsWrong ?? 0) > (itemsChecked ?? 0)) {
      throw new Problem('body-not-acceptable', '/itemsWrong 不一致的项数不能多于核对的项数')
    }
    if (await findRecheck(tx, act.actId)) return
    await insertRecheck(tx, {
      id: act.actId,
      responseId: act.responseId,
      revisionId: response.latestRevisionId,
      result: act.result,
      note,
      draw: act.draw,
      checkedAt: act.madeAt,
      checkedBy: ctx.actor.id,
      ...{ unitWrong, itemsChecked, itemsWrong },
    })
    await recordAudit(tx, ctx, {
      action: 'response.re-check',
      subjectKind: 'response',
      subjectId: act.responseId,
      ...(note === '' ? {} : { reason: note }),
      after: { result: act.result, draw: act.draw, unitWrong, itemsChecked, itemsWrong },
    })
  })
}
