/**
 * Validates an answer document property by property. Properties of one shape share one validator
 * made by Ajv, so a form of a hundred amounts carries the text of one of them, and an empty form
 * costs next to nothing.
 */
import type { SchemaError, SchemaValidator } from '../types.ts'

/** A validator Ajv made for the value of a property. */
export interface ShapeValidator {
  (value: unknown, place?: PlaceOfValue): boolean
  errors?: readonly SchemaError[] | null | undefined
}

interface PlaceOfValue {
  readonly instancePath: string
  readonly parentData: unknown
  readonly parentDataProperty: string
  readonly rootData: unknown
}

/** `shapes`: each validator with the properties of its shape, separated by spaces. */
export function documentValidator(
  shapes: readonly (readonly [validator: ShapeValidator, keys: string])[],
): SchemaValidator {
  const validators = new Map(
    shapes.flatMap(([validator, keys]) => keys.split(' ').map((key) => [key, validator] as const)),
  )
  const validate: SchemaValidator = (document) => {
    const errors = errorsOf(document, validators)
    validate.errors = errors
    return errors === null
  }
  return validate
}

function errorsOf(
  document: unknown,
  validators: ReadonlyMap<string, ShapeValidator>,
): SchemaError[] | null {
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    return [{ instancePath: '', keyword: 'type', params: { type: 'object' } }]
  let errors: SchemaError[] | null = null
  for (const key in document) {
    const value = (document as Readonly<Record<string, unknown>>)[key]
    const validator = validators.get(key)
    if (validator === undefined) {
      errors ??= []
      errors.push({
        ...{ instancePath: '', keyword: 'additionalProperties' },
        params: { additionalProperty: key },
      })
    } else if (value !== undefined && !validator(value)) {
      errors ??= []
      // Asked again for the errors with their place: hardly any value has one.
      validator(value, {
        ...{ instancePath: `/${pointerPart(key)}`, parentData: document },
        ...{ parentDataProperty: key, rootData: document },
      })
      errors.push(...(validator.errors ?? []))
    }
  }
  return errors
}

function pointerPart(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}
