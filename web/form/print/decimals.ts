/** Decimals of figures that stand below each other. Pure. */

/** Decimals of a figure as it is shown: 1,234.5 has one. */
export function decimalsOf(text: string): number {
  return text.split('.')[1]?.length ?? 0
}

/** 1,234.5 among figures of two decimals is 1,234.50. */
export function withDecimals(text: string, decimals: number): string {
  const missing = decimals - decimalsOf(text)
  if (missing <= 0 || text === '') return text
  return `${text}${text.includes('.') ? '' : '.'}${'0'.repeat(missing)}`
}
