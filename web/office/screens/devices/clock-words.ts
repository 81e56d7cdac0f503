/** How far a tablet's clock is off, in few words. Pure. */
export function clockWords(offsetMs: number | null): string {
  if (offsetMs === null) return '—'
  const minutes = Math.round(Math.abs(offsetMs) / 60_000)
  if (minutes < 1) return '准'
  return `${offsetMs > 0 ? '快' : '慢'} ${minutes} 分钟`
}
