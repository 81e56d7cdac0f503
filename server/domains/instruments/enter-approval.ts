/**
 * Records under which approval a form version is used here 录入批准信息: table number, issuing body,
 * approval number, validity. In production this publishes the version: from then on its content is fixed.
 */
import { formTable } from '../../../forms/form-words.ts'
import { findForm } from '../../../forms/generated/registry.ts'
import { Problem } from '../../contract/problems.ts'
import { isCalendarDate, shanghaiDate } from '../../platform/clock.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { readInstallation } from '../../platform/installation.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import type { Approval } from './form-head.ts'
import { contentHashOf, notAsApproved } from './published-here.ts'
import { findApprovalRow, saveApproval } from './store.ts'

const DEMONSTRATION_LINE = '演示用表式'

export interface ApprovalToEnter extends Approval {
  readonly formId: string
  readonly formVersion: string
}

export async function enterApproval(ctx: SignedInContext, input: ApprovalToEnter): Promise<void> {
  requireRight(ctx, 'form.enter-approval')
  const { formId, formVersion } = input
  if (!(await findForm(formId, formVersion))) {
    throw new Problem('not-found', `没有 ${formTable(formId)}的 ${formVersion} 版`)
  }
  const approval = trimmed(input)
  const fault = faultIn(approval, shanghaiDate(ctx.clock.now()))
  if (fault !== undefined) throw new Problem('body-not-acceptable', fault)
  await ctx.database.write(async (tx) => {
    const demonstration = (await readInstallation(tx, 'kind')) === 'demonstration'
    const before = await findApprovalRow(tx, formId, formVersion)
    const [changed] = before === undefined ? [] : notAsApproved([before])
    if (changed !== undefined) {
      throw new Problem(
        'state-not-allowed',
        `${formTable(formId)}的 ${formVersion} 版与批准时的内容不同，请换回原来的程序；改动应另出新版本`,
      )
    }
    const entered = demonstration ? markedAsDemonstration(approval) : approval
    await saveApproval(tx, {
      ...{ formId, formVersion, ...entered },
      enteredAt: ctx.clock.now(),
      enteredBy: ctx.actor.id,
      contentHash: demonstration ? null : contentHashOf(formId, formVersion)!,
    })
    await recordAudit(tx, ctx, {
      action: 'form.enter-approval',
      subjectKind: 'form',
      subjectId: `${formId}@${formVersion}`,
      before: before === undefined ? null : approvalOf(before),
      after: { ...entered, contentHash: demonstration ? null : contentHashOf(formId, formVersion) },
    })
  })
}

function approvalOf(row: Approval): Approval {
  const { tableNumber, issuingBody, approvalNumber, validUntil } = row
  return { tableNumber, issuingBody, approvalNumber, validUntil }
}

/** Nobody shall take a form of the demonstration for an approved one. */
function markedAsDemonstration(approval: Approval): Approval {
  const { approvalNumber } = approval
  if (approvalNumber.includes(DEMONSTRATION_LINE)) return approval
  return { ...approval, approvalNumber: `${approvalNumber}（${DEMONSTRATION_LINE}）` }
}

function trimmed(input: Approval): Approval {
  return {
    tableNumber: input.tableNumber.trim(),
    issuingBody: input.issuingBody.trim(),
    approvalNumber: input.approvalNumber.trim(),
    validUntil: input.validUntil.trim(),
  }
}

function faultIn(approval: Approval, today: string): string | undefined {
  const names = { tableNumber: '表号', issuingBody: '制定机关', approvalNumber: '批准（备案）文号' }
  for (const [key, name] of Object.entries(names)) {
    // Written from the keys of Approval just above.
    if (approval[key as keyof typeof names] === '') return `请填写${name}`
  }
  if (!isCalendarDate(approval.validUntil)) return '有效期应为日期，如 2024-12-31'
  if (approval.validUntil < today) return `有效期 ${approval.validUntil} 已过，请核对批文`
  return undefined
}
