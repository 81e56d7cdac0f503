/** Every form this program knows, with whether it is open today. */
import { formIds, loadForm } from '../../../forms/generated/registry.ts'
import type * as contract from '../../contract/instruments.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { shanghaiDate } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { coversDate } from './is-open.ts'
import { listOpeningRows } from './store.ts'

export async function listForms(ctx: Context): Promise<ReplyOf<typeof contract.listForms>> {
  const today = shanghaiDate(ctx.clock.now())
  const openings = await listOpeningRows(ctx.database.read)
  const forms = await Promise.all(formIds.map((id) => loadForm(id)))
  return {
    forms: forms.map((form) => {
      const opening = openings.find(
        (row) => row.formId === form.id && row.formVersion === form.version,
      )
      return {
        id: form.id,
        version: form.version,
        title: form.title,
        audience: form.layout.audience,
        open: coversDate(opening, today),
        dueDate: opening?.dueOn ?? null,
        indicators: form.indicators.length,
        checks: form.checks.length,
      }
    }),
  }
}
