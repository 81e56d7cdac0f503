/** Fields and attributes in which two units that are merged differ, and the values one can choose from. Pure. */
import {
  type ChosenValues,
  type MergeAttribute,
  type MergeField,
  mergeAttributes,
  mergeFields,
} from '../../../../server/contract/duplicates.ts'
import type { CurrentAttribute, OwedForms } from '../../../../server/contract/unit-attributes.ts'
import { otherValues, placeText, type Side } from './compare-units.ts'
import { fieldNames } from './duplicate-words.ts'

export interface MergeChoice {
  readonly field: MergeField | MergeAttribute
  readonly label: string
  /** Whose value survives unless the clerk says otherwise. */
  readonly preferred: string
  /** `from`: id of a unit or of a frame record. */
  readonly options: readonly {
    readonly from: string
    readonly value: string
    readonly who: string
  }[]
}

/** Only fields with two or more values; the unit that is kept comes first. */
export function mergeChoices(kept: Side, merged: Side): MergeChoice[] {
  return mergeFields.flatMap((field): MergeChoice[] => {
    const options = [
      ...optionsOf(kept, field, '保留的一家'),
      ...optionsOf(merged, field, '并入的一家'),
    ].filter((option, index, all) => all.findIndex(({ value }) => value === option.value) === index)
    if (options.length < 2) return []
    // A place without a block says less than one with it, and gives way.
    const placed = field === 'place' && kept.unit.blockCode === null && merged.unit.blockCode
    const preferred = placed ? merged.unit.id : options[0]!.from
    return [{ field, label: fieldNames[field], preferred, options }]
  })
}

/**
 * 普查办填: attributes where taking the merged unit's value would change the kept one, and so which forms
 * it owes. Preferred is the unit of which something is known, the kept one where that is both.
 */
export function attributeChoices(
  kept: OwedForms | undefined,
  merged: OwedForms | undefined,
): MergeChoice[] {
  return mergeAttributes.flatMap((field): MergeChoice[] => {
    const [own, other] = [kept, merged].map((owed) =>
      owed?.attributes.find(({ attribute }) => attribute === field),
    )
    if (!kept || !merged || !own || !other || !isSaid(other) || own.value === other.value) return []
    return [
      {
        field,
        label: own.name,
        preferred: isSaid(own) ? kept.unitId : merged.unitId,
        options: [
          { from: kept.unitId, value: own.text, who: '保留的一家' },
          { from: merged.unitId, value: other.text, who: '并入的一家' },
        ],
      },
    ]
  })
}

/** 否 gives way to 是: it may only mean that the unit was not found on a list under this name. */
function isSaid({ value }: CurrentAttribute): boolean {
  return value !== null && value !== false
}

function optionsOf(side: Side, field: MergeField, who: string): MergeChoice['options'] {
  const own = field === 'place' ? placeText(side) : side.unit[field]
  const first = own ? [{ from: side.unit.id, value: own, who }] : []
  if (field === 'place') return first
  const listed = otherValues(side, field, own).map(({ recordId, source, value }) => ({
    from: recordId,
    value,
    who: source,
  }))
  return [...first, ...listed]
}

export type PickedValues = Readonly<Partial<Record<MergeChoice['field'], string>>>

/** What is sent: only choices that are still on offer. */
export function chosenFor(choices: readonly MergeChoice[], picked: PickedValues): ChosenValues {
  return Object.fromEntries(
    choices.flatMap(({ field, preferred, options }) => {
      const from = picked[field] ?? preferred
      return options.some((option) => option.from === from) ? [[field, from]] : []
    }),
  )
}
