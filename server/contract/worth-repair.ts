/**
 * The one definition of a check worth a repair: it fires often and is accepted nearly always as it stands, so it
 * costs explaining and reading and finds nothing. The bars are design values (more than 80 % closed as true
 * is too strict a check). Pure.
 */

/** How a check has fared over the responses received. */
export interface Fared {
  /** Responses it fires on now, explained, accepted or not. */
  readonly firing: number
  /** Of those, accepted though it fires. */
  readonly accepted: number
  /** Where it fired and no longer does. */
  readonly corrected: number
}

/** Of the responses received, at least so many in a hundred fail it. */
const OFTEN = 0.02
/** Decided: accepted though it fires, or corrected. With fewer nothing is said. */
const ENOUGH_DECIDED = 20
const NEARLY_ALWAYS = 0.8

export function isWorthRepair(fared: Fared, responses: number): boolean {
  const decided = fared.accepted + fared.corrected
  return (
    fared.firing >= OFTEN * responses &&
    decided >= ENOUGH_DECIDED &&
    fared.accepted > NEARLY_ALWAYS * decided
  )
}
