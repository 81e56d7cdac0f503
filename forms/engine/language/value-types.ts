/** Types of values in checks, read from the form schemas. */
import type { PropertySchema } from '../types.ts'
import { parseUnit, type Unit } from './units.ts'

export type ValueType =
  /** `unit: null` is a bare literal, which takes the unit of what it meets. */
  | { readonly is: 'number'; readonly unit: Unit | null }
  /** A code has its list, and its codes when they are few. */
  | { readonly is: 'text'; readonly list: string | null; readonly codes: readonly string[] | null }
  | {
      readonly is: 'options'
      readonly list: string | null
      readonly codes: readonly string[] | null
    }
  | { readonly is: 'truth' }
  | { readonly is: 'date' }
  | { readonly is: 'month' }

export const TRUTH: ValueType = { is: 'truth' }
export const DATE: ValueType = { is: 'date' }
export const MONTH: ValueType = { is: 'month' }
export const TEXT: ValueType = { is: 'text', list: null, codes: null }
export const LITERAL: ValueType = { is: 'number', unit: null }

export function numberIn(unit: Unit | null): ValueType {
  return { is: 'number', unit }
}

/** Type of a cell; null for a table or anything that is no single value. */
export function typeOfProperty(schema: PropertySchema): ValueType | null {
  switch (schema.type) {
    case 'integer':
    case 'number':
      return numberIn(parseUnit(schema['x-unit'] ?? ''))
    case 'boolean':
      return TRUTH
    case 'string':
      return schema.format === 'date' ? DATE : { is: 'text', ...codesOf(schema) }
    case 'array':
      return schema.items?.type === 'string'
        ? { is: 'options', ...codesOf(schema.items, schema) }
        : null
    case 'object':
      return null
  }
}

function codesOf(
  schema: PropertySchema,
  outer: PropertySchema = schema,
): { list: string | null; codes: readonly string[] | null } {
  const codes = schema.enum?.filter((code): code is string => typeof code === 'string') ?? null
  return { list: schema['x-codelist'] ?? outer['x-codelist'] ?? null, codes }
}

export function isTable(schema: PropertySchema): boolean {
  return schema.type === 'array' && schema.items?.type === 'object'
}

export function columnsOf(schema: PropertySchema): Readonly<Record<string, PropertySchema>> {
  return schema.items?.properties ?? {}
}

/** The type in words of an error message. */
export function describeType(type: ValueType): string {
  switch (type.is) {
    case 'number':
      return type.unit === null || type.unit === '' ? '数值' : `数值（${type.unit}）`
    case 'text':
      return type.list === null ? '文本' : `代码（${type.list}）`
    case 'options':
      return '多选'
    case 'truth':
      return '真假'
    case 'date':
      return '日期'
    case 'month':
      return '年月'
  }
}
