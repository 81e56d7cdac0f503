/** Of what the census knows of a unit, that which offices hold: without it forms would fall away. */
import type { UnitAttributes } from '../../forms/engine/types.ts'
import {
  type AttributeChanges,
  officeAttributeNames,
} from '../../server/contract/unit-attributes.ts'

const held = new Set<string>(officeAttributeNames)

export function officeAttributesOf(known: UnitAttributes): AttributeChanges {
  // Names and values are those of the unit's own attributes.
  return Object.fromEntries(
    Object.entries(known).filter(([name, value]) => held.has(name) && value !== undefined),
  ) as AttributeChanges
}
