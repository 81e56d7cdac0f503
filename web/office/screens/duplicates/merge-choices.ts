/** Fields in which two units that are merged differ, and the values one can choose from. Pure. */
import {
  type ChosenValues,
  type MergeField,
  mergeFields,
} from '../../../../server/contract/duplicates.ts'
import { otherValues, placeText, type Side } from './compare-units.ts'

export interface MergeChoice {
  readonly field: MergeField
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
    return options.length > 1 ? [{ field, options }] : []
  })
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

/** What is sent: only choices that are still on offer. */
export function chosenFor(
  choices: readonly MergeChoice[],
  picked: Readonly<Partial<Record<MergeField, string>>>,
): ChosenValues {
  return Object.fromEntries(
    choices.flatMap(({ field, options }) => {
      const from = picked[field] ?? options[0]!.from
      return options.some((option) => option.from === from) ? [[field, from]] : []
    }),
  )
}
