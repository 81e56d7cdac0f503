/**
 * Composes names of units from syllables. Three syllables rarely used together keep clear of real
 * firms; no name is given twice.
 */
import type { Random } from './random.ts'

export interface TradeNames {
  /** Three syllables, e.g. 澜禾朔. */
  brand(): string
  /** The name made by the function, tried again with another brand until nobody else has it. */
  unique(compose: (brand: string) => string): string
}

const first = [...'澜朔桑雁恢苍芮穗岱垣霁晗屹沣珩']
const second = [...'禾砚稷麓汀栎钧璟陌槿穹浔筑榆']
const third = [...'朗骋晏泓岫衡煦霖韬苒垚曦麟源']

export function createTradeNames(random: Random): TradeNames {
  const given = new Set<string>()
  const brand = (): string => random.pick(first) + random.pick(second) + random.pick(third)
  return {
    brand,
    unique(compose) {
      for (let attempt = 0; ; attempt++) {
        // A crowded trade runs out of three syllables; more of them never run out.
        const longer = Array.from({ length: Math.floor(attempt / 20) }, () => random.pick(third))
        const name = compose(brand() + longer.join(''))
        if (given.has(name)) continue
        given.add(name)
        return name
      }
    },
  }
}
