/** What a form's definition says about its period and who opens it. Pure. */
import type { FormDefinition } from '../../../forms/engine/types.ts'

/** The reference year of a form, as response ids carry it, e.g. `2023`. */
export function periodOf(form: FormDefinition): string {
  return /\d{4}/.exec(form.layout.period)?.[0] ?? form.layout.period
}

/** Forms an enumerator fills at the door; the field may open them for any unit it meets. */
export function isFieldForm(form: FormDefinition): boolean {
  return form.layout.audience === 'enumerator'
}

/** 清查表: they list a unit, and what they say goes into the frame. */
export function isListingForm(formId: string): boolean {
  return formId === '621' || formId === '622'
}
