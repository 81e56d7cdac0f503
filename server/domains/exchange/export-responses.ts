/**
 * Exports what stands of the responses of one form, whatever version each was filled in on, in the
 * columns of the newest. The file is the caller's, and so is its trace (record-export.ts).
 */
import type { FormDefinition } from '../../../forms/engine/types.ts'
import type { ExportPurpose } from '../../contract/exchange.ts'
import type { Context } from '../../platform/context.ts'
import type { FormBook } from '../../platform/form-book.ts'
import { findUnits } from '../frame/index.ts'
import { forwardToNewest, pageOfStanding } from '../responses/index.ts'
import { columnsFor, type ExportedResponse } from './export-columns.ts'
import type { ExportSink } from './export-sink.ts'
import { isContact, MASK, maskContacts } from './mask-contacts.ts'
import { exportPurposes, USE_NOTE } from './purposes.ts'

export interface ExportRequest {
  readonly form: FormDefinition
  readonly areaPrefix: string | undefined
  readonly purpose: ExportPurpose
  readonly sink: ExportSink
}

export interface ExportCounts {
  readonly form: string
  readonly responses: number
  /** Responses by the version they were filled in on. */
  readonly versions: Readonly<Record<string, number>>
  /** Values without a place in the newest version, in a column of their own. */
  readonly keptAside: number
  /** Contacts hidden because the purpose does not need them. */
  readonly masked: number
  /** Text cells with an apostrophe before what a spreadsheet would run. */
  readonly guarded: number
}

const PAGE = 500

export async function exportResponses(
  ctx: Context,
  book: FormBook,
  request: ExportRequest,
): Promise<ExportCounts> {
  const { form, purpose, sink } = request
  const { name, needsContacts } = exportPurposes[purpose]
  const counts = { responses: 0, keptAside: 0, masked: 0 }
  const versions: Record<string, number> = {}
  const columns = columnsFor(form)
  const note = `${USE_NOTE}；用途：${name}；${needsContacts ? '含联系方式' : '联系方式已隐去'}`
  await sink.begin({ note, formId: form.id, columnsOf: form.version, columns })
  let after = ''
  for (;;) {
    const page = await pageOfStanding(ctx.database.read, {
      ...{ formId: form.id, areaPrefix: request.areaPrefix, after, limit: PAGE },
    })
    const units = await findUnits(
      ctx.database.read,
      page.map(({ unitId }) => unitId),
    )
    const responses: ExportedResponse[] = []
    for (const row of page) {
      const work = forwardToNewest(book, form.id, { ...row, keptAside: row.keptAside ?? [] })
      const unit = units.get(row.unitId)
      const whole: ExportedResponse = {
        ...{ responseId: row.responseId, form: row.formId, version: row.formVersion },
        ...{ columnsOf: work.formVersion, period: row.period, state: row.state },
        ...{ unitId: row.unitId, unitName: unit?.name ?? '' },
        unifiedSocialCreditCode: unit?.unifiedSocialCreditCode ?? null,
        ...{ areaCode: row.areaCode, blockCode: row.blockCode },
        ...{ revisionId: row.revisionId, receivedAt: row.receivedAt },
        ...{ answers: work.answers, keptAside: work.keptAside },
      }
      const { response, hidden } = needsContacts ? { response: whole, hidden: 0 } : masked(whole)
      counts.responses += 1
      counts.keptAside += response.keptAside.length
      counts.masked += hidden
      versions[row.formVersion] = (versions[row.formVersion] ?? 0) + 1
      responses.push(response)
    }
    if (responses.length > 0) await sink.add(responses)
    const last = page.at(-1)
    if (page.length < PAGE || !last) break
    after = last.responseId
  }
  return { form: form.id, ...counts, guarded: sink.guarded(), versions }
}

/** Contacts hide in what was kept aside too. */
function masked(whole: ExportedResponse): {
  readonly response: ExportedResponse
  readonly hidden: number
} {
  const answers = maskContacts(whole.answers)
  let { hidden } = answers
  const keptAside = whole.keptAside.map((each) => {
    const document = maskContacts({ value: each.value })
    const own = isContact(each.cell)
    hidden += own ? 1 : document.hidden
    return { ...each, value: own ? MASK : document.value.value }
  })
  return { response: { ...whole, answers: answers.value, keptAside }, hidden }
}
