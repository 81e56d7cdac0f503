/**
 * Opens a form version for reporting, or moves its dates. Called by commands, the demonstration and,
 * with its right asked, by an office. A form that is not published or lacks what the law asks its head
 * to show is no statutory form yet: it opens only in a demonstration.
 */
import { formTable } from '../../../forms/form-words.ts'
import { findForm } from '../../../forms/generated/registry.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import { readInstallation, setInstallation } from '../../platform/installation.ts'
import { recordAudit } from '../audit/index.ts'
import { whyNotOpen } from './decide-opening.ts'
import { headOf } from './form-head.ts'
import { isPublished } from './published-here.ts'
import { findApprovalRow, findOpeningRow, saveOpening } from './store.ts'

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
    throw new Problem(
      'code-not-in-list',
      `没有 ${formTable(input.formId)}的 ${input.formVersion} 版`,
    )
  }
  if (input.dueOn !== null && input.dueOn < input.opensOn) {
    throw new Problem('body-not-acceptable', '报送截止日早于开始日，请核对日期')
  }
  await ctx.database.write(async (tx) => {
    const demonstration = (await readInstallation(tx, 'kind')) === 'demonstration'
    const approval = await findApprovalRow(tx, form.id, form.version)
    const against = whyNotOpen({
      ...{
        formId: form.id,
        published: isPublished(form.id, form.version, approval),
        demonstration,
      },
      head: headOf(form.layout, approval),
      ...{ opensOn: input.opensOn, dueOn: input.dueOn },
    })
    if (against !== undefined) throw new Problem('state-not-allowed', against)
    const before = await findOpeningRow(tx, input.formId, input.formVersion)
    const { formId, formVersion, opensOn, dueOn } = input
    await saveOpening(tx, { formId, formVersion, opensOn, dueOn })
    // Units that owe it are given it afterwards, from the first on.
    await setInstallation(tx, 'forms-to-assign', '>')
    await recordAudit(tx, ctx, {
      action: 'form.open',
      subjectKind: 'form',
      subjectId: `${input.formId}@${input.formVersion}`,
      before: before ?? null,
      after: { opensOn: input.opensOn, dueOn: input.dueOn },
    })
  })
}
