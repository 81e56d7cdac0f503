/** An office opens a form version for reporting, or moves its dates. */
import { Problem } from '../../contract/problems.ts'
import { isCalendarDate } from '../../platform/clock.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { requireRight } from '../identity/index.ts'
import { type FormToOpen, openForm } from './open-form.ts'

export async function setOpening(ctx: SignedInContext, input: FormToOpen): Promise<void> {
  requireRight(ctx, 'form.open')
  const { opensOn, dueOn } = input
  if (!isCalendarDate(opensOn) || (dueOn !== null && !isCalendarDate(dueOn))) {
    throw new Problem('body-not-acceptable', '日期应写成 2024-01-01 的样子')
  }
  await openForm(ctx, input)
}
