/** Whether a form version takes reports on a day. */
import type { FormDefinition } from '../../../forms/engine/types.ts'
import type { Executor } from '../../platform/database/database.ts'
import { type FormHead, headOf, isExpired } from './form-head.ts'
import { findApprovalRow, findOpeningRow } from './store.ts'

export interface Opening {
  /** Calendar dates in Asia/Shanghai, both inclusive. */
  readonly opensOn: string
  readonly dueOn: string | null
}

export interface FormStanding {
  /** `expired`: past the validity of its approval, whatever its dates. */
  readonly reporting: 'open' | 'closed' | 'expired'
  readonly head: FormHead
}

/** `date`: calendar date in Asia/Shanghai. */
export async function findStanding(
  db: Executor,
  form: Pick<FormDefinition, 'id' | 'version' | 'layout'>,
  date: string,
): Promise<FormStanding> {
  const opening = await findOpeningRow(db, form.id, form.version)
  const head = headOf(form.layout, await findApprovalRow(db, form.id, form.version))
  if (isExpired(head, date)) return { reporting: 'expired', head }
  return { reporting: coversDate(opening, date) ? 'open' : 'closed', head }
}

export function coversDate(opening: Opening | undefined, date: string): boolean {
  if (!opening || date < opening.opensOn) return false
  return opening.dueOn === null || date <= opening.dueOn
}
