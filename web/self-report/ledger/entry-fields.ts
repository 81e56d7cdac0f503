/** An entry as it is typed, and as it is sent. Text stays as typed until it can be read. Pure. */
import { halfOf, quarterOfMonth } from '../../../forms/engine/ledger/ledger-places.ts'
import type { Period } from '../../../forms/engine/types.ts'
import type { LedgerContent, Origin } from '../../../server/contract/unit-ledger.ts'

export interface EntryFields {
  readonly bookedOn: string
  readonly period: Period | null
  readonly reference: string
  readonly itemText: string
  readonly place: string | null
  readonly code: string | null
  readonly quantity: string
  readonly measure: string
  /** 元. */
  readonly amount: string
  readonly origin: Origin
}

export const noFields: EntryFields = {
  ...{ bookedOn: '', period: null, reference: '', itemText: '', place: null, code: null },
  ...{ quantity: '', measure: '', amount: '', origin: 'unknown' },
}

export function fieldsOf(content: LedgerContent): EntryFields {
  const { bookedOn, period, reference, itemText, place, code, quantity, measure } = content
  return {
    ...{ bookedOn: bookedOn ?? '', period, reference, itemText, place, measure },
    code: code === '' ? null : code,
    quantity: quantity === null ? '' : String(quantity),
    amount: content.amountFen === null ? '' : String(content.amountFen / 100),
    origin: content.origin,
  }
}

export type ReadFields =
  | { readonly content: LedgerContent }
  | { readonly faults: Readonly<Partial<Record<keyof EntryFields, string>>> }

export function readFields(fields: EntryFields): ReadFields {
  const faults: Partial<Record<keyof EntryFields, string>> = {}
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(fields.bookedOn)
  if (fields.bookedOn !== '' && date === null) faults.bookedOn = '请写成 2023-03-31 的样子'
  const quarter = date === null ? null : quarterOfMonth(Number(date[2]))
  const stated = fields.period
  // The date is finer than the period: a quarter follows from it, a half-year that holds it stays.
  const holds = quarter !== null && stated === halfOf(quarter)
  const period = quarter === null ? stated : holds ? stated : quarter
  if (period === null) faults.period = '请填日期，或选报告期'
  if (fields.itemText.trim() === '') faults.itemText = '请写明买卖的是什么'
  const quantity = numberIn(fields.quantity)
  if (quantity === undefined) faults.quantity = '不是数字，请改正'
  const amount = numberIn(fields.amount)
  if (amount === undefined) faults.amount = '不是数字，请改正'
  if (quantity === null && amount === null) faults.amount = '金额和数量至少填一项'
  if (Object.keys(faults).length > 0 || period === null) return { faults }
  const { place, reference, itemText, measure, origin } = fields
  return {
    content: {
      ...{ bookedOn: fields.bookedOn || null, period, reference, itemText, place },
      ...{ code: fields.code ?? '', quantity: quantity ?? null, measure, origin },
      amountFen: amount === null || amount === undefined ? null : Math.round(amount * 100),
    },
  }
}

/** Null for nothing, undefined for what is no number. */
function numberIn(text: string): number | null | undefined {
  const bare = text.normalize('NFKC').replace(/[,\s¥]/g, '')
  if (bare === '') return null
  return /^-?(?:\d+\.?\d*|\.\d+)$/.test(bare) ? Number(bare) : undefined
}
