/**
 * Which value survives for each field and attribute of two units that are merged: the one chosen, else
 * the kept unit's, else the other's. Nothing is lost: both units and every record keep what they say. Pure.
 */
import {
  type ChosenValues,
  type MergeAttribute,
  type MergeField,
  mergeAttributes,
  mergeFields,
} from '../../contract/duplicates.ts'
import { Problem } from '../../contract/problems.ts'
import { type AttributeValue, reportedAttributes } from '../../contract/unit-attributes.ts'
import {
  type BestKnown,
  type AttributeChange as NewAttributes,
  type RecordRow,
  statedAttributes,
  type UnitRow,
} from '../frame/index.ts'
import type { UnitChange } from './unit-change.ts'

export type FieldChange = Extract<UnitChange, { of: 'field' }>
export type AttributeChange = Extract<UnitChange, { of: 'attribute' }>
export type ValueChange = FieldChange | AttributeChange

export interface Merging {
  readonly survivor: UnitRow
  readonly merged: UnitRow
  /** Frame records of both. */
  readonly records: readonly RecordRow[]
  /** Field or attribute → id of a unit, or of a record, whose value survives. */
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

/**
 * 调查对象报: nobody chooses these. What the merged unit's respondent or list said holds where nothing is
 * known of the kept one; its kind stays its own.
 */
const gapsToFill = reportedAttributes.filter((name) => name !== 'kind')

/** What changes in the attributes of the unit that is kept; the forms it owes follow from them. */
export function survivingAttributes({ survivor, merged, chosen }: Merging): AttributeChange[] {
  const change = (field: AttributeChange['field'], from: string): AttributeChange[] => {
    if (from !== survivor.id && from !== merged.id) {
      throw new Problem('body-not-acceptable', `「${field}」选的不是这两家的值`)
    }
    const before = attributeOf(survivor, field)
    const after = from === merged.id ? attributeOf(merged, field) : before
    if (after === null || after === before) return []
    return [{ of: 'attribute', unitId: survivor.id, field, before, after, from }]
  }
  const byDefault = (field: AttributeChange['field']) =>
    isUnsaid(survivor, field) ? merged.id : survivor.id
  return [
    ...mergeAttributes.flatMap((field) => change(field, chosen[field] ?? byDefault(field))),
    ...gapsToFill.flatMap((field) => change(field, byDefault(field))),
  ]
}

/** Whether both units say something of an attribute that decides their forms, and not the same. */
export function attributesDiffer([a, b]: readonly [UnitRow, UnitRow]): boolean {
  return mergeAttributes.some((name: MergeAttribute) => {
    const values = [attributeOf(a, name), attributeOf(b, name)]
    return values.every((value) => value !== null) && values[0] !== values[1]
  })
}

/** What is said of an attribute of a unit; null: nothing. */
export function attributeOf(unit: UnitRow, name: AttributeChange['field']): AttributeValue | null {
  const stated: Readonly<Record<string, unknown>> = { ...statedAttributes(unit) }
  // The attributes that merges carry are codes and yes or no.
  return (stated[name] as AttributeValue | undefined) ?? null
}

/** 否 gives way to 是: who stands on no list may only not have been found on it under this name. */
function isUnsaid(unit: UnitRow, name: AttributeChange['field']): boolean {
  const value = attributeOf(unit, name)
  return value === null || value === false
}

/** Changes as the frame takes them: what it best knows of a unit, and attributes with their history. */
export function asChanges(changes: readonly ValueChange[]): {
  readonly bestKnown: Partial<BestKnown>
  readonly attributes: NewAttributes
} {
  const attributes: Record<string, AttributeValue | null> = {}
  let bestKnown: Partial<BestKnown> = {}
  for (const change of changes) {
    const isAttribute = change.of === 'attribute' || change.field === 'industryCode'
    if (isAttribute) attributes[change.field] = change.after
    else bestKnown = { ...bestKnown, ...asBestKnown(change.field, change.after) }
  }
  return { bestKnown, attributes }
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

function asBestKnown(field: MergeField, value: string | null): Partial<BestKnown> {
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
