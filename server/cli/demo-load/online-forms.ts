/** Which forms are filled in online by the unit itself, and which by an enumerator at the door. */
import { formSummaries } from '../../../forms/generated/registry.ts'
import type { FormId } from '../../demo-city/city.ts'

const audiences = new Map<string, string>(formSummaries.map(({ id, audience }) => [id, audience]))

export function isReportedOnline(form: FormId): boolean {
  return audiences.get(form) === 'enterprise'
}

export const listingForms: readonly FormId[] = ['621', '622']
