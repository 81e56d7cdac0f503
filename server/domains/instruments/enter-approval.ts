/**
 * Records under which approval a form version is used here 录入批准信息: table number, issuing body,
 * approval number, validity. The form itself does not change.
 */
import { findForm, formVersions } from '../../../forms/generated/registry.ts'
import { Problem } from '../../contract/problems.ts'
import { isCalendarDate, shanghaiDate } from '../../platform/clock.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { readInstallation } from '../../platform/installation.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import type { Approval } from './form-head.ts'
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
    throw new Problem('not-found', `没有 ${formId} 表的 ${formVersion} 版`)
  }
  const approval = trimmed(input)
  const fault = faultIn(approval, shanghaiDate(ctx.clock.now()))
  if (fault !== undefined) throw new Problem('body-not-acceptable', fault)
  await ctx.database.write(async (tx) => {
    const demonstration = (await readInstallation(tx, 'kind')) === 'demonstration'
    if (!demonstration && !isPublished(formId, formVersion)) {
      throw new Problem(
        'state-not-allowed',
        `${formId} 表的 ${formVersion} 版还没有发布，不能录入批准信息`,
      )
    }
    const entered = demonstration ? markedAsDemonstration(approval) : approval
    const before = await findApprovalRow(tx, formId, formVersion)
    await saveApproval(tx, {
      ...{ formId, formVersion, ...entered },
      enteredAt: ctx.clock.now(),
      enteredBy: ctx.actor.id,
    })
    await recordAudit(tx, ctx, {
      action: 'form.enter-approval',
      subjectKind: 'form',
      subjectId: `${formId}@${formVersion}`,
      before: before === undefined ? null : approvalOf(before),
      after: entered,
    })
  })
}

export function isPublished(formId: string, formVersion: string): boolean {
  return formVersions.some(
    ({ id, version, published }) => id === formId && version === formVersion && published,
  )
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
