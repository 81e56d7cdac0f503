/** Properties of a form schema as indicators: code, Chinese name, unit, origin. */
import { ABSENCES } from './absences.ts'
import type { FormSchema, Indicator, PropertySchema } from './types.ts'

export function indicatorsOf(schema: FormSchema): Indicator[] {
  return Object.entries(schema.properties)
    .filter(([key]) => key !== ABSENCES)
    .map(([key, property]) => indicatorOf(key, property))
}

function indicatorOf(key: string, property: PropertySchema): Indicator {
  const columns = property.items?.properties ?? {}
  return {
    key,
    code: property['x-code'] ?? '',
    codeStatus: property['x-code-status'] ?? 'placeholder',
    name: property.title ?? key,
    unit: property['x-unit'] ?? null,
    type: property.type,
    codeList: property['x-codelist'] ?? property.items?.['x-codelist'] ?? null,
    provenance: property['x-provenance'] ?? 'project',
    filledBy: property['x-filled-by'] ?? 'respondent',
    columns: Object.entries(columns).map(([column, schema]) => indicatorOf(column, schema)),
  }
}
