/** Refuses values that are in no code list, naming attribute and remedy. Pure. */
import { Problem } from '../../contract/problems.ts'
import type { AttributeChanges } from '../../contract/unit-attributes.ts'
import type { AttributeChange } from '../frame/index.ts'
import { attributeFault } from './attribute-words.ts'

export function requireFitting(changes: AttributeChanges): AttributeChange {
  for (const [attribute, value] of Object.entries(changes)) {
    const fault = value === null ? undefined : attributeFault(attribute, value)
    if (fault !== undefined) throw new Problem('code-not-in-list', fault)
  }
  return changes
}
