/** 计入哪一项: the line of a form an entry goes to, and its code, with proposals from the firm's words. */
import { useMemo } from 'react'
import type { LedgerPlace } from '../../../forms/engine/ledger/ledger-places.ts'
import { Button } from '../../ui/button.tsx'
import { ComboboxField } from '../../ui/combobox-field.tsx'
import { suggestCodes } from './suggest-codes.ts'
import { useCodeList } from './use-ledger.ts'

export interface PlaceFieldsProps {
  readonly places: readonly LedgerPlace[]
  readonly place: string | null
  readonly code: string | null
  readonly onChange: (place: string | null, code: string | null) => void
  /** The firm's own words, for proposals. */
  readonly words: string
  /** Sheets tell codes in a column of their own. */
  readonly withoutCode?: boolean
}

export function PlaceFields(props: PlaceFieldsProps) {
  const { places, place, code, onChange, words, withoutCode = false } = props
  const chosen = places.find(({ id }) => id === place)
  const list = useCodeList(chosen?.code?.list)
  const placeOptions = useMemo(
    () => places.map(({ form, title }, at) => ({ code: `${form}·${at + 1}`, name: title })),
    [places],
  )
  const codeOptions = useMemo(
    () => (list?.items ?? []).map((item) => ({ code: item.code, name: item.name })),
    [list],
  )
  const proposals = useMemo(
    () => (list === undefined || code !== null ? [] : suggestCodes(list.items, words)),
    [list, code, words],
  )
  return (
    <>
      <ComboboxField
        label="计入"
        optional
        placeholder="输入项目名称，如“材料”"
        options={placeOptions}
        value={placeOptions[places.findIndex(({ id }) => id === place)]?.code ?? null}
        onChange={(option) => {
          const next = places[placeOptions.findIndex(({ code: own }) => own === option)]?.id ?? null
          onChange(next, next === place ? code : null)
        }}
      />
      {chosen?.code && !withoutCode && (
        <ComboboxField
          label="产品（项目）代码"
          options={codeOptions}
          value={code}
          onChange={(next) => onChange(place, next)}
          hint={
            proposals.length === 0 ? undefined : (
              <span className="sr-ledger-proposals">
                可能是：
                {proposals.map((item) => (
                  <Button key={item.code} size="small" onClick={() => onChange(place, item.code)}>
                    {item.name}
                  </Button>
                ))}
              </span>
            )
          }
        />
      )}
    </>
  )
}
