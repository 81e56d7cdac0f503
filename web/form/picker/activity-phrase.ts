/**
 * Where a form says what its unit does (主要业务活动): the phrase an industry is looked for by, and
 * whether it says enough (quality.md ).
 */
import { adviseActivityPhrase } from '../../../forms/engine/industry/advise-activity-phrase.ts'
import type { PropertySchema } from '../../../forms/engine/types.ts'
import type { CellModel } from '../form-model.ts'
import { placeOf, tablePath } from '../path.ts'
import type { FormSession } from '../session/form-session.ts'

/** The dictionary's own keys for a described activity, the main one first. */
const keys = ['mainActivity1', 'activity'] as const
const describing = /^(?:mainActivity\d|activity)$/

/** A cell in whose words a business is described. */
export function describesActivity(cell: CellModel): boolean {
  return cell.kind === 'text' && describing.test(cell.key)
}

/** In the row of the cell, else for the whole unit, here or in another form of it; '' where nowhere. */
export function activityPhrase(session: FormSession, path: string): string {
  const { property, row } = placeOf(path)
  const places = row === null ? [] : keys.map((key) => tablePath(property, row, key))
  const here = [...places, keys[0]].map((place) => session.cell(place).value)
  const elsewhere = Object.values(session.others()).map((answers) => answers[keys[0]])
  for (const value of [...here, ...elsewhere]) {
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
  }
  return ''
}

const INDUSTRY = 'industry'

/** What to suggest industries for: the words typed, else the form's own; null where there are none. */
export function phraseToSuggestFor(
  session: FormSession,
  cell: CellModel,
  path: string,
  query: string,
): string | null {
  if (cell.codeList !== INDUSTRY) return null
  const typed = query.trim()
  if (typed === '') return activityPhrase(session, path) || null
  // A code, or the first letter of one.
  return /\d/.test(typed) || /^[A-Za-z]$/.test(typed) ? null : typed
}

/** Sections a cell is narrowed to, where it is narrowed to whole ones. */
export function sectionsOf(schema: PropertySchema): readonly string[] | undefined {
  const within = schema['x-within']
  return within?.every((code) => /^[A-Z]$/.test(code)) ? within : undefined
}

/** How to write the phrase so that it can be coded; null where it will do. */
export function activityAdvice(phrase: string): string | null {
  return phrase.trim() === '' ? null : adviseActivityPhrase(phrase).advice
}
