/**
 * Checks that fire often and are accepted nearly always as they stand: they cost explaining and reading and
 * find nothing. Numbers that decide are design values. Pure.
 */
import type { CheckStatistics } from '../../../../server/contract/checks.ts'

/** Of the responses received, at least so many in a hundred fail it. */
const OFTEN = 0.02
/** Decided: accepted though it fires, or corrected. With fewer nothing is said. */
const ENOUGH_DECIDED = 10
const NEARLY_ALWAYS = 0.95

export function isWorthRepair(fared: CheckStatistics, responses: number): boolean {
  const decided = fared.accepted + fared.corrected
  return (
    fared.firing >= OFTEN * responses &&
    decided >= ENOUGH_DECIDED &&
    fared.accepted >= NEARLY_ALWAYS * decided
  )
}
