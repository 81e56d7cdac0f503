/** Fen as yuan and back. Pure. */

/** 12345 → 123.45 */
export function yuan(fen: number | undefined): string {
  if (fen === undefined) return '—'
  return (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 })
}

/** `5.5` → 550; undefined for anything else than yuan with at most two places, below ten thousand. */
export function fenOf(text: string): number | undefined {
  const match = /^(\d{1,4})(?:\.(\d{1,2}))?$/.exec(text.trim().normalize('NFKC'))
  if (!match) return undefined
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}
