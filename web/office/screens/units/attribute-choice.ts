/** What an office types into the dialog of attributes, and the change it means. Pure. */
import {
  type AttributeChanges,
  type AttributeValue,
  type CurrentAttribute,
  type OfficeAttribute,
  officeAttributeNames,
} from '../../../../server/contract/unit-attributes.ts'

export type AttributeChoices = Readonly<Partial<Record<OfficeAttribute, AttributeValue | null>>>

/** Choices that differ from what stands. */
export function changesOf(
  attributes: readonly CurrentAttribute[],
  choices: AttributeChoices,
): AttributeChanges {
  const stands = new Map(attributes.map(({ attribute, value }) => [attribute, value]))
  return Object.fromEntries(
    officeAttributeNames.flatMap((name) => {
      const choice = choices[name]
      return choice === undefined || choice === (stands.get(name) ?? null) ? [] : [[name, choice]]
    }),
  )
}

/** Why the change cannot be saved yet, or undefined. */
export function changeRefusal(changes: AttributeChanges, reason: string): string | undefined {
  if (Object.keys(changes).length === 0) return '还没有更改任何属性'
  return reason.trim() === '' ? '请写明依据' : undefined
}
