/**
 * Whether what someone reports waits for the person in charge: an enterprise's does, the two signing
 * with accounts of their own. A self-employed household signs alone, and what a tablet brings carries
 * the respondent's signature (law.md L-11, L-25). Pure.
 */
import type { Actor } from '../../platform/context.ts'
import type { UnitRow } from '../frame/index.ts'

export function needsConfirmation(
  actor: Pick<Actor, 'role'>,
  unit: Pick<UnitRow, 'kind'>,
): boolean {
  return actor.role === 'enterprise' && unit.kind !== 'selfEmployed'
}
