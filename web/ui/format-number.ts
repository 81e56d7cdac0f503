/** Numbers as they stand in tables: thousands separators, a true minus, a dash for what is unknown. */

/** `decimals`: exactly that many; left out, as many as the number has (at most 4). */
export function formatNumber(value: number | null | undefined, decimals?: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '—'
  const text = new Intl.NumberFormat('zh-CN', {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 4,
    signDisplay: 'negative',
  }).format(value)
  return text.replace('-', '−')
}

/** A share of a whole, e.g. 98.6%. Never rounds up to 100% what is not complete. */
export function formatShare(part: number, whole: number): string {
  if (whole === 0) return '—'
  const tenths = Math.floor((part / whole) * 1000 + 1e-9)
  return `${formatNumber(tenths / 10, tenths % 10 === 0 ? 0 : 1)}%`
}
