/** What is still missing before a frame can be sealed; undefined where nothing is. Pure. */

export interface DrawWords {
  readonly name: string
  readonly seed: string
  readonly blocks: string
  readonly opensOn: string
  readonly unitBar: string
  readonly itemBar: string
  readonly amount: string
  readonly relative: string
  readonly source: string
}

export function drawFault(words: DrawWords): string | undefined {
  if ([...words.name.trim()].length < 2) return '请写抽查名称'
  if (!/^[0-9A-Za-z-]{4,64}$/.test(words.seed.trim())) return '种子用数字、字母和短横线，至少 4 位'
  if (!isBetween(words.blocks, 2, 5000) || !/^\d+$/.test(words.blocks)) return '小区数填 2 至 5000'
  if (!isDate(words.opensOn)) return '启用日期写成 2024-06-15 这样'
  if (!isBetween(words.unitBar, 0, 100) || !isBetween(words.itemBar, 0, 100)) {
    return '合格线填 0 至 100 之间的百分数'
  }
  if ([...words.source.trim()].length < 2) return '请写合格线的依据'
  if (!isBetween(words.amount, 0, 1_000_000) || !/^\d+$/.test(words.amount)) {
    return '金额容差填整数（千元）'
  }
  return isBetween(words.relative, 0, 50) ? undefined : '容差百分数填 0 至 50'
}

function isBetween(text: string, least: number, most: number): boolean {
  const value = Number(text)
  return text.trim() !== '' && value >= least && value <= most
}

function isDate(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(at.getTime()) &&
    at.toISOString().startsWith(text)
  )
}
