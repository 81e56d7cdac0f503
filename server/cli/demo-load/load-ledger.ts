/** Keeps the electronic ledger behind a firm's sound input-output forms, as its own account would. */
import { keepsLedger } from '../../../forms/engine/ledger/ledger-places.ts'
import type { CityResponse } from '../../demo-city/city.ts'
import { makeLedger } from '../../demo-city/make-ledger.ts'
import { createRandom } from '../../demo-city/random.ts'
import { keepLedgerEntries } from '../../domains/ledger/index.ts'
import type { Context } from '../../platform/context.ts'
import { openFormBook } from '../../platform/form-book.ts'

export async function loadLedger(
  ctx: Context,
  { unitId, responses }: { readonly unitId: string; readonly responses: readonly CityResponse[] },
): Promise<void> {
  const kept = responses.filter(({ form, fault }) => keepsLedger(form) && fault === undefined)
  if (kept.length === 0) return
  const { codeLists, find } = await openFormBook()
  const lines = kept.flatMap(({ form: id, version, unitId: cityId, answers }) => {
    const form = find(id, version)
    const random = createRandom(`ledger/${cityId}/${id}`)
    return form === undefined ? [] : makeLedger(form, answers, { unitId, random }, codeLists.item)
  })
  await ctx.database.write((tx) =>
    keepLedgerEntries(
      tx,
      ctx,
      { unitId, year: '2023' },
      lines.map(({ id, content }) => ({ id, content, struck: false, before: undefined })),
      { action: 'unit-ledger.keep' },
    ),
  )
}
