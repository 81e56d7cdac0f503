/** Whether a form version takes reports on a day, and when its reports are due. */
import type { Executor } from '../../platform/database/database.ts'
import { findOpeningRow } from './store.ts'

export interface Opening {
  /** Calendar dates in Asia/Shanghai, both inclusive. */
  readonly opensOn: string
  readonly dueOn: string | null
}

export async function findOpening(
  db: Executor,
  formId: string,
  formVersion: string,
): Promise<Opening | undefined> {
  return findOpeningRow(db, formId, formVersion)
}

/** `date`: calendar date in Asia/Shanghai. */
export async function isOpen(
  db: Executor,
  formId: string,
  formVersion: string,
  date: string,
): Promise<boolean> {
  return coversDate(await findOpening(db, formId, formVersion), date)
}

export function coversDate(opening: Opening | undefined, date: string): boolean {
  if (!opening || date < opening.opensOn) return false
  return opening.dueOn === null || date <= opening.dueOn
}
