/** Opens every form of the program for the demonstration, under the line 演示用表式. */
import { formSummaries } from '../../../forms/generated/registry.ts'
import { openForm } from '../../domains/instruments/index.ts'
import { assignOpenForms } from '../../domains/responses/index.ts'
import { shanghaiDate } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'

const REPORTING_DAYS = 30

/** The last day for reporting in the demonstration, counted from today. */
export function demonstrationDueDate(ctx: Context): string {
  return shanghaiDate(
    new Date(Date.parse(ctx.clock.now()) + REPORTING_DAYS * 86_400_000).toISOString(),
  )
}

export async function openForms(ctx: Context): Promise<void> {
  const opensOn = shanghaiDate(ctx.clock.now())
  for (const form of formSummaries) {
    await openForm(ctx, {
      formId: form.id,
      formVersion: form.version,
      opensOn,
      dueOn: demonstrationDueDate(ctx),
    })
  }
  await assignOpenForms(ctx)
}
