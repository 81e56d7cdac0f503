/**
 * Which value survives for each field of two units that are merged: the one chosen, else the kept
 * unit's, else the other's. Nothing is lost: both units and every record keep what they say. Pure.
 */
import { type ChosenValues, type MergeField, mergeFields } from '../../contract/duplicates.ts'
import { Problem } from '../../contract/problems.ts'
import type { BestKnown, RecordRow, UnitRow } from '../frame/index.ts'
import type { UnitChange } from './unit-change.ts'

export type FieldChange = Extract<UnitChange, { of: 'field' }>

export interface Merging {
  readonly survivor: UnitRow
  readonly merged: UnitRow
  /** Frame records of both. */
  readonly records: readonly RecordRow[]
  /** Field → id of a unit, or of a record, whose value survives. */
  readonly chosen: ChosenValues
}

/** What changes in the unit that is kept. */
export function survivingValues(merging: Merging): FieldChange[] {
  const { survivor, merged, chosen } = merging
  return mergeFields.flatMap((field): FieldChange[] => {
    const before = fieldOf(survivor, field)
    const from = chosen[field] ?? (isEmpty(before) ? merged.id : survivor.id)
    const after = valueFrom(merging, field, from)
    if (isEmpty(after) || after === before) return []
    return [{ of: 'field', unitId: survivor.id, field, before, after, from }]
  })
}

function valueFrom(
  { survivor, merged, records }: Merging,
  field: MergeField,
  from: string,
): string | null {
  if (from === survivor.id) return fieldOf(survivor, field)
  if (from === merged.id) return fieldOf(merged, field)
  const record = records.find(({ id }) => id === from)
  if (!record || field === 'place') {
    throw new Problem('body-not-acceptable', `「${field}」选的不是这两家或其名录记录的值`)
  }
  return recordValue(record.values, field)
}

/** What a department's list says of a field. */
function recordValue(
  values: Readonly<Record<string, string>>,
  field: Exclude<MergeField, 'place'>,
): string | null {
  if (field === 'name') return values.unitName ?? null
  if (field === 'address') return values.address ?? values.registeredAddress ?? null
  return values[field] ?? null
}

/** A place is area, block and building in one text, since they go together. */
export function fieldOf(unit: UnitRow, field: MergeField): string | null {
  if (field === 'place') {
    const { areaCode, blockCode, buildingCode } = unit
    return areaCode === null ? null : [areaCode, blockCode ?? '', buildingCode ?? ''].join('/')
  }
  return unit[field]
}

export function asBestKnown(field: MergeField, value: string | null): Partial<BestKnown> {
  if (field === 'place') {
    const [areaCode, blockCode, buildingCode] = (value ?? '').split('/')
    return {
      areaCode: areaCode || null,
      blockCode: blockCode || null,
      buildingCode: buildingCode || null,
    }
  }
  return { [field]: value ?? (field === 'name' || field === 'address' ? '' : null) }
}

/** A place without a block says less than one with it, and gives way. */
function isEmpty(value: string | null): boolean {
  return value === null || value === '' || /^\d{12}\/\/$/.test(value)
}
