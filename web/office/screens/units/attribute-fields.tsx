/** Inputs for the attributes an office fills: by code list, by choice, or yes and no. */
import { useQuery } from '@tanstack/react-query'
import { isCodeListId, loadCodeList } from '../../../../forms/generated/code-lists.ts'
import {
  type AttributeEntry,
  type AttributeValue,
  type OfficeAttribute,
  officeAttributes,
} from '../../../../server/contract/unit-attributes.ts'
import { ComboboxField } from '../../../ui/combobox-field.tsx'
import { SelectField } from '../../../ui/select-field.tsx'

const UNKNOWN = 'unknown'

export interface AttributeFieldProps {
  readonly attribute: OfficeAttribute
  readonly label: string
  readonly value: AttributeValue | null
  readonly onChange: (value: AttributeValue | null) => void
}

export function AttributeField({ attribute, label, value, onChange }: AttributeFieldProps) {
  const entry: AttributeEntry = officeAttributes[attribute]
  if (entry.kind === 'code') {
    return <CodeField {...{ label, onChange }} list={entry.list} value={textOf(value)} />
  }
  const options =
    entry.kind === 'choice'
      ? Object.entries(entry.options).map(([code, name]) => ({ value: code, label: name }))
      : [
          { value: 'true', label: '是' },
          { value: 'false', label: '否' },
        ]
  const nothing = entry.kind === 'choice' ? '不在名录' : '未知'
  return (
    <SelectField
      label={label}
      // Whoever is on no list of above-scale units is below: that is never unknown.
      options={
        attribute === 'aboveScale' ? options : [...options, { value: UNKNOWN, label: nothing }]
      }
      value={value === null ? UNKNOWN : String(value)}
      onChange={(next) => {
        if (next === UNKNOWN) onChange(null)
        else onChange(entry.kind === 'choice' ? next : next === 'true')
      }}
    />
  )
}

interface CodeFieldProps {
  readonly label: string
  readonly list: string
  readonly value: string | null
  readonly onChange: (value: string | null) => void
}

function CodeField({ label, list, value, onChange }: CodeFieldProps) {
  const options = useQuery({
    queryKey: ['code-list', list],
    queryFn: () => readOptions(list),
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
  })
  return (
    <ComboboxField
      label={label}
      options={options.data ?? []}
      value={value}
      onChange={onChange}
      placeholder="代码或名称"
    />
  )
}

/** Only what may be chosen, each with where it lies. */
async function readOptions(list: string) {
  if (!isCodeListId(list)) return []
  const { items } = await loadCodeList(list)
  const names = new Map(items.map((item) => [item.code, item]))
  return items
    .filter(({ leaf }) => leaf !== false)
    .map(({ code, name, parent }) => {
      const above = parent ? names.get(parent)?.name : undefined
      return { code, name, ...(above === undefined ? {} : { path: above }) }
    })
}

function textOf(value: AttributeValue | null): string | null {
  return typeof value === 'string' ? value : null
}
