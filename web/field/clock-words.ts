/** How far the device clock is from the server's, in words. Pure. */
export function clockWords(offsetMs: number | null): string {
  if (offsetMs === null) return '联网后核对'
  const seconds = Math.round(Math.abs(offsetMs) / 1000)
  if (seconds < 60) return '与服务器一致'
  const behind = offsetMs > 0 ? '慢' : '快'
  const minutes = Math.round(seconds / 60)
  if (minutes < 120) return `比服务器${behind} ${minutes} 分钟`
  if (minutes < 2 * 24 * 60) return `比服务器${behind} ${Math.round(minutes / 60)} 小时，请校准`
  return `比服务器${behind} ${Math.round(minutes / 1_440).toLocaleString('zh-CN')} 天，请校准`
}
