/** What is wrong with the numbers of a re-check; undefined when nothing is. Pure. */
const COUNT = /^\d{1,3}$/

export function itemsFault(
  result: 'agrees' | 'differs' | 'not-met' | null,
  items: string,
  wrong: string,
): string | undefined {
  if (result !== 'agrees' && result !== 'differs') return undefined
  if (!COUNT.test(items) || Number(items) === 0) return '请写明核对了几项指标'
  if (result === 'agrees') return undefined
  if (!COUNT.test(wrong)) return '请写明其中几项不一致'
  if (Number(wrong) > Number(items)) return '不一致的项数不能多于核对的项数'
  return undefined
}
