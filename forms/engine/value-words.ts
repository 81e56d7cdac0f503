/** A value, and the kind of value a property takes, as messages name them. */
import type { PropertySchema } from './types.ts'

export function typeInWords(property: PropertySchema | undefined): string {
  switch (property?.type) {
    case 'integer':
      return `整数${property['x-unit'] === undefined ? '' : `（${property['x-unit']}）`}`
    case 'number':
      return `数字${property['x-unit'] === undefined ? '' : `（${property['x-unit']}）`}`
    case 'boolean':
      return '“是”或“否”'
    case 'array':
      return property.items?.type === 'object' ? '子表的各行' : '所选各项'
    case 'object':
      return '一行'
    default:
      return '文字'
  }
}

/** A value as a message quotes it, cut short. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return '空'
  if (typeof value === 'boolean') return value ? '“是”' : '“否”'
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  const characters = Array.from(text)
  return `“${characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : text}”`
}
