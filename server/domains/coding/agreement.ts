/** How far two coders agree beyond chance: Cohen (1960), A coefficient of agreement for nominal scales. Pure. */
import type { PairCount } from './store.ts'

export interface AgreementOf {
  readonly pairs: number
  readonly agreed: number
  /** Null where chance alone would agree always, or there is no pair. */
  readonly kappa: number | null
}

/** Classes count by their first `digits`. */
export function agreementOf(counts: readonly PairCount[], digits: number): AgreementOf {
  const firsts = new Map<string, number>()
  const seconds = new Map<string, number>()
  let pairs = 0
  let agreed = 0
  for (const { first, second, units } of counts) {
    const [a, b] = [first.slice(0, digits), second.slice(0, digits)]
    firsts.set(a, (firsts.get(a) ?? 0) + units)
    seconds.set(b, (seconds.get(b) ?? 0) + units)
    pairs += units
    if (a === b) agreed += units
  }
  if (pairs === 0) return { pairs, agreed, kappa: null }
  const byChance = [...firsts].reduce(
    (sum, [code, units]) => sum + (units / pairs) * ((seconds.get(code) ?? 0) / pairs),
    0,
  )
  const kappa = byChance === 1 ? null : (agreed / pairs - byChance) / (1 - byChance)
  return { pairs, agreed, kappa }
}
