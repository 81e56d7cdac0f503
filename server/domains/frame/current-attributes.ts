/** The attributes of a unit as they stand, as applicability and checks read them. Pure. */
import type { UnitAttributes } from '../../../forms/engine/types.ts'
import type { UnitAttribute } from '../../../forms/engine/unit-attributes.ts'
import type { AttributeValue } from '../../contract/unit-attributes.ts'
import type { UnitRow } from './store.ts'

/** Attributes that are membership of a list: whoever is not on it, is not. Everything else may be unknown. */
const MEMBERSHIPS: UnitAttributes = {
  inputOutputSample: false,
  selfEmployedSample: false,
  unitEnergyCatalogue: false,
  keyEnergyUser: false,
}

/** Attributes with a column of their own. */
const COLUMNS = ['kind', 'industryCode', 'institutionType', 'aboveScale'] as const
type Column = (typeof COLUMNS)[number]

export function attributesOf(unit: UnitRow): UnitAttributes {
  return { ...MEMBERSHIPS, ...statedAttributes(unit) }
}

/** Only what was said of the unit, by anyone. */
export function statedAttributes(unit: UnitRow): UnitAttributes {
  return {
    ...unit.attributes,
    kind: unit.kind,
    aboveScale: unit.aboveScale,
    ...(unit.industryCode === null ? {} : { industryCode: unit.industryCode }),
    ...(unit.institutionType === null ? {} : { institutionType: unit.institutionType }),
  }
}

export type AttributeChange = Readonly<Partial<Record<UnitAttribute, AttributeValue | null>>>

/** Those that differ from what stands. */
export function realChanges(unit: UnitRow, change: AttributeChange): AttributeChange {
  const before: Readonly<Record<string, unknown>> = { ...statedAttributes(unit) }
  return Object.fromEntries(
    Object.entries(change).filter(
      ([name, value]) => value !== undefined && (value ?? null) !== (before[name] ?? null),
    ),
  )
}

/** The unit with a change in place; null takes an attribute away. */
export function withAttributes(unit: UnitRow, change: AttributeChange): UnitRow {
  const attributes: Record<string, unknown> = { ...unit.attributes }
  const columns: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(change)) {
    if (isColumn(name)) columns[name] = name === 'aboveScale' ? value === true : value
    else if (value === null) delete attributes[name]
    else attributes[name] = value
  }
  return { ...unit, ...columns, attributes }
}

function isColumn(name: string): name is Column {
  return (COLUMNS as readonly string[]).includes(name)
}
