/** Places of all ledger forms, told from the newest versions. Loaded once, before any transaction. */
import { type LedgerPlace, placesOf } from '../../../forms/engine/ledger/ledger-places.ts'
import { ledgerForms } from '../../../forms/engine/ledger/rollups.ts'
import { type FormBook, openFormBook } from '../../platform/form-book.ts'

export interface LedgerBook {
  readonly forms: FormBook
  readonly places: ReadonlyMap<string, LedgerPlace>
}

let opened: LedgerBook | undefined

export async function openLedgerBook(): Promise<LedgerBook> {
  const forms = await openFormBook()
  opened ??= { forms, places: new Map(allPlaces(forms).map((place) => [place.id, place])) }
  return opened
}

function allPlaces(book: FormBook): LedgerPlace[] {
  return ledgerForms.flatMap((id) => {
    const form = book.forms.get(id)
    return form === undefined ? [] : placesOf(form)
  })
}
