/** Ends the reporting of a form version after its last day. Repeat-safe; responses are not touched. */
import { formTable } from '../../../forms/form-words.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { findOpeningRow, saveOpening } from './store.ts'

export interface FormToClose {
  readonly formId: string
  readonly formVersion: string
  /** Calendar date in Asia/Shanghai on which it still takes reports. */
  readonly lastDate: string
}

export function closeForm(ctx: Context, input: FormToClose): Promise<void> {
  return ctx.database.write(async (tx) => {
    const before = await findOpeningRow(tx, input.formId, input.formVersion)
    if (!before) {
      throw new Problem(
        'not-found',
        `${formTable(input.formId)}的 ${input.formVersion} 版没有开放过`,
      )
    }
    if (before.dueOn === input.lastDate) return
    const after = { ...before, dueOn: input.lastDate }
    await saveOpening(tx, after)
    await recordAudit(tx, ctx, {
      action: 'form.close',
      subjectKind: 'form',
      subjectId: `${input.formId}@${input.formVersion}`,
      before,
      after,
    })
  })
}
