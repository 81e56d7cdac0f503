/**
 * Field kinds: how a property of a form is filled in. Decided from the schema alone, so that
 * a new form needs no code here.
 */
import type { PropertySchema } from '../../forms/engine/types.ts'

export type FieldKind =
  | 'text'
  | 'credit-code'
  | 'phone'
  | 'email'
  | 'number'
  | 'year'
  | 'month'
  | 'date'
  | 'truth'
  | 'options'
  | 'code'
  | 'multi'
  | 'point'
  | 'photo'

/** Options shown side by side; more than these, or longer ones, open a list. */
const MAX_RADIOS = 4

export function fieldKindOf(key: string, schema: PropertySchema): FieldKind {
  switch (schema.type) {
    case 'boolean':
      return 'truth'
    case 'integer':
      return schema['x-unit'] === '年' ? 'year' : schema['x-unit'] === '月' ? 'month' : 'number'
    case 'number':
      return 'number'
    case 'array':
      return 'multi'
    default:
      return textKindOf(key, schema)
  }
}

/** A row of a table has no room for three choices below each other: they open a list. */
export function columnKind(kind: FieldKind, schema: PropertySchema): FieldKind {
  return kind === 'options' && (schema.enum?.length ?? 0) > 2 ? 'code' : kind
}

/** Device-filled items are told apart by the dictionary's own key endings. */
function textKindOf(key: string, schema: PropertySchema): FieldKind {
  if (schema['x-filled-by'] === 'device') return /photo$/i.test(key) ? 'photo' : 'point'
  if (schema['x-codelist'] !== undefined) {
    return schema.enum !== undefined && schema.enum.length <= MAX_RADIOS ? 'options' : 'code'
  }
  if (schema.format === 'date') return 'date'
  if (/creditCode$/i.test(key) || key === 'organisationCode') return 'credit-code'
  if (/email$/i.test(key)) return 'email'
  if (/(phone|fax|postcode|phoneExtension|extension|landlineAreaCode)$/i.test(key)) return 'phone'
  return 'text'
}

/** Kinds whose cell is a text input the person types into. */
export function isTyped(kind: FieldKind): boolean {
  switch (kind) {
    case 'truth':
    case 'options':
    case 'code':
    case 'multi':
    case 'point':
    case 'photo':
      return false
    default:
      return true
  }
}

/** The on-screen keyboard a tablet should open. */
export function keyboardFor(
  kind: FieldKind,
  schema: PropertySchema,
): 'text' | 'numeric' | 'decimal' | 'tel' | 'email' {
  switch (kind) {
    case 'number':
      // Numeric keypads of tablets have no minus sign; amounts may be negative.
      return schema.minimum !== undefined && schema.minimum >= 0
        ? schema.type === 'number'
          ? 'decimal'
          : 'numeric'
        : 'text'
    case 'year':
    case 'month':
    case 'date':
      return 'numeric'
    case 'phone':
      return 'tel'
    case 'email':
      return 'email'
    default:
      return 'text'
  }
}
