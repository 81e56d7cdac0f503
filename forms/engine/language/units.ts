/**
 * Units as types. A unit is text in one canonical spelling (`千元/人`; `` for a pure number):
 * equal text means equal unit, so 千元 and 万元 never meet unless converted on purpose.
 */
import { type Exact, ratio } from '../runtime/exact.ts'

export type Unit = string

export const PURE: Unit = ''

/** Canonical spelling of a unit as a form definition or a rule writes it. */
export function parseUnit(text: string): Unit {
  const [numerator = '', ...denominators] = text.trim().split('/')
  const powers = new Map<string, number>()
  raise(powers, numerator, 1)
  for (const denominator of denominators) raise(powers, denominator, -1)
  return spell(powers)
}

function raise(powers: Map<string, number>, product: string, by: number): void {
  for (const part of product.split('·')) {
    const name = part.trim()
    if (name !== '' && name !== '1') powers.set(name, (powers.get(name) ?? 0) + by)
  }
}

function spell(powers: ReadonlyMap<string, number>): Unit {
  const over: string[] = []
  const under: string[] = []
  for (const [name, power] of [...powers].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const side = power > 0 ? over : under
    for (let i = 0; i < Math.abs(power); i++) side.push(name)
  }
  if (under.length === 0) return over.join('·')
  return [over.length === 0 ? '1' : over.join('·'), ...under].join('/')
}

export function multiplyUnits(a: Unit, b: Unit): Unit {
  return combine(a, b, 1)
}

export function divideUnits(a: Unit, b: Unit): Unit {
  return combine(a, b, -1)
}

function combine(a: Unit, b: Unit, sign: number): Unit {
  const powers = new Map<string, number>()
  for (const [unit, by] of [
    [a, 1],
    [b, sign],
  ] as const) {
    const [numerator = '', ...denominators] = unit.split('/')
    raise(powers, numerator, by)
    for (const denominator of denominators) raise(powers, denominator, -by)
  }
  return spell(powers)
}

/** Families of units that can be converted, each with its size in the smallest. */
const FAMILIES: readonly Readonly<Record<string, number>>[] = [
  { 元: 1, 千元: 1_000, 万元: 10_000, 百万元: 1_000_000, 亿元: 100_000_000 },
  { 千克: 1, 吨: 1_000, 千吨: 1_000_000, 万吨: 10_000_000 },
  { 千克标准煤: 1, 吨标准煤: 1_000, 万吨标准煤: 10_000_000 },
  { 平方米: 1, 公顷: 10_000, 万平方米: 10_000 },
  { 立方米: 1, 万立方米: 10_000, 亿立方米: 100_000_000 },
  { 千瓦时: 1, 万千瓦时: 10_000, 亿千瓦时: 100_000_000 },
  { 千瓦: 1, 万千瓦: 10_000 },
  { 百万千焦: 1, 吉焦: 1 },
  { 人: 1, 千人: 1_000, 万人: 10_000 },
]

/** What a number in `from` is multiplied by to stand in `to`; null when they are no family. */
export function conversion(from: Unit, to: Unit): Exact | null {
  if (from === to) return 1
  if (from === PURE && to === '%') return 100
  if (from === '%' && to === PURE) return ratio(1, 100)
  for (const family of FAMILIES) {
    const a = family[from]
    const b = family[to]
    if (a !== undefined && b !== undefined) return ratio(a, b)
  }
  return null
}

/** Counts are whole by nature and never rounded. */
export function isCount(unit: Unit): boolean {
  return ['人', '个', '户', '家', '项', '件', '台', '辆', '套', '间', '张', '位', '次'].includes(
    unit,
  )
}
