/**
 * Opens a form version for reporting, or moves its dates. Called by commands and the demonstration.
 * A form without an approval number is no statutory form yet: it opens only in a demonstration.
 */
import { findForm } from '../../../forms/generated/registry.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import { readInstallation } from '../../platform/installation.ts'
import { recordAudit } from '../audit/index.ts'
import { findOpeningRow, saveOpening } from './store.ts'

export interface FormToOpen {
  readonly formId: string
  readonly formVersion: string
  /** Calendar dates in Asia/Shanghai, `YYYY-MM-DD`, both inclusive. */
  readonly opensOn: string
  readonly dueOn: string | null
}

export async function openForm(ctx: Context, input: FormToOpen): Promise<void> {
  const form = await findForm(input.formId, input.formVersion)
  if (!form) {
    throw new Problem('code-not-in-list', `没有 ${input.formId} 表的 ${input.formVersion} 版`)
  }
  if (input.dueOn !== null && input.dueOn < input.opensOn) {
    throw new Problem('body-not-acceptable', '报送截止日早于开始日，请核对日期')
  }
  const approved = form.layout.head.approvalNumber !== null
  await ctx.database.write(async (tx) => {
    const demonstration = (await readInstallation(tx, 'kind')) === 'demonstration'
    if (!approved && !demonstration) {
      throw new Problem(
        'state-not-allowed',
        `${input.formId} 表没有批准文号，只能在演示系统中以“演示用表式”开放`,
      )
    }
    const before = await findOpeningRow(tx, input.formId, input.formVersion)
    await saveOpening(tx, input)
    await recordAudit(tx, ctx, {
      action: 'form.open',
      subjectKind: 'form',
      subjectId: `${input.formId}@${input.formVersion}`,
      before: before ?? null,
      after: { opensOn: input.opensOn, dueOn: input.dueOn },
    })
  })
}
