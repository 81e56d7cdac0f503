/** Millionths as a share in words. Pure. */
export function shareText(millionths: number): string {
  return millionths < 100 ? '不到 0.01%' : `${(millionths / 10_000).toFixed(2)}%`
}
