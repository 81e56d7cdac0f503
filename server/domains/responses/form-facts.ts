/** What a form's definition says about its period and who opens it. Pure. */
import type { FormDefinition } from '../../../forms/engine/types.ts'

/** The reference year of a form, as response ids carry it, e.g. `2023`. */
export function periodOf(form: FormDefinition): string {
  return /\d{4}/.exec(form.layout.period)?.[0] ?? form.layout.period
}

/** Forms that the field opens for any unit it meets; all others an office assigns. */
export function isListingForm(form: FormDefinition): boolean {
  return form.layout.audience === 'enumerator'
}
