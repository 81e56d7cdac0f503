/** Offices look at what came in: some is passed and accepted, some goes back with a reason, some waits. */
import type { Receipt } from '../../contract/responses.ts'
import { findUnit } from '../../domains/frame/index.ts'
import { findMissingEstablishmentList } from '../../domains/responses/index.ts'
import { acceptResponse, passResponse, returnForCorrection } from '../../domains/review/index.ts'
import type { Context } from '../../platform/context.ts'
import type { Staff } from './load-accounts.ts'

export type Verdict = 'accepted' | 'passed' | 'returned' | 'waiting'

/** What offices ask about, by form: the cell and the question. Never a value to report. */
const questions: Readonly<Record<string, { readonly field: string; readonly text: string }>> = {
  '601': {
    field: 'mainActivity1',
    text: '主要业务活动与营业执照经营范围不一致，请与单位核对后重新填报',
  },
  '602': { field: 'totalWages', text: '工资总额与上年相差较大，请核对是否含社会保险费单位部分' },
  '611': { field: 'mainActivity1', text: '主要业务活动写得太笼统，请按“动词＋对象”重新填写' },
  '611-3': { field: 'operatingRevenue', text: '营业收入与清查时所报差别较大，请核对账册' },
}

export async function reviewResponse(
  ctx: Context,
  staff: Staff,
  { responseId, state }: Pick<Receipt, 'responseId' | 'state'>,
  verdict: Verdict,
): Promise<void> {
  const [unitId, form, period] = responseId.split('.') as [string, string, string]
  if (state !== 'submitted' || verdict === 'waiting') return
  const areaCode = (await findUnit(ctx.database.read, unitId))?.areaCode ?? ''
  const townshipOffice = staff.officeFor('township-office', areaCode)
  const countyOffice = staff.officeFor('county-office', areaCode)
  if (!townshipOffice || !countyOffice) return // placed no closer than its county yet
  const township = staff.as(ctx, townshipOffice)
  const question = questions[form]
  if (verdict === 'returned') {
    if (!question) return
    await returnForCorrection(township, {
      responseId,
      reasonCode: form.endsWith('1') ? '06' : '05',
      reasonText: question.text,
      fields: [question.field],
    })
    return
  }
  const row = { unitId, formId: form, period }
  // Its list of establishments came in with faults and is still being mended.
  if (await findMissingEstablishmentList(ctx.database.read, row)) return
  await passResponse(township, responseId)
  if (verdict === 'accepted') await acceptResponse(staff.as(ctx, countyOffice), responseId)
}
