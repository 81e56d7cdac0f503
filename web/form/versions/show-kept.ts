/** A value kept aside, as people read it. Pure. */

export function showKept(value: unknown): string {
  if (value === null || value === undefined || value === '') return '空'
  if (value === true) return '是'
  if (value === false) return '否'
  if (typeof value === 'number' && Number.isFinite(value)) {
    return value.toLocaleString('zh-CN', { maximumFractionDigits: 20 })
  }
  if (Array.isArray(value)) {
    return value.map((each: unknown) => showKept(each)).join(value.some(isRow) ? '；' : '、')
  }
  if (isRow(value)) {
    return Object.values(value)
      .map((each) => showKept(each))
      .join('，')
  }
  return String(value)
}

function isRow(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
