/**
 * Exports what stands of the responses of one form, whatever version each was filled in on, in the
 * columns of the newest. Called by commands; the file is the caller's, its trace is written here.
 */
import type { FormDefinition } from '../../../forms/engine/types.ts'
import type { Context } from '../../platform/context.ts'
import type { FormBook } from '../../platform/form-book.ts'
import { findUnits } from '../frame/index.ts'
import { forwardToNewest, pageOfStanding } from '../responses/index.ts'
import { csvLine } from './csv-line.ts'
import { columnsFor, type ExportedResponse } from './export-columns.ts'
import { isContact, MASK, maskContacts } from './mask-contacts.ts'
import { type ExportPurpose, exportPurposes, USE_NOTE } from './purposes.ts'

export interface ExportRequest {
  readonly form: FormDefinition
  readonly areaPrefix: string | undefined
  readonly purpose: ExportPurpose
  readonly format: 'csv' | 'ndjson'
  /** Takes the file piece by piece, in order. */
  write(text: string): Promise<void>
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
  const { form, purpose, format } = request
  const { name, needsContacts } = exportPurposes[purpose]
  const counts = { responses: 0, keptAside: 0, masked: 0, guarded: 0 }
  const versions: Record<string, number> = {}
  const columns = columnsFor(form)
  const note = `${USE_NOTE}；用途：${name}；${needsContacts ? '含联系方式' : '联系方式已隐去'}`
  const line = (values: readonly unknown[]): string => {
    const { text, guarded } = csvLine(values)
    counts.guarded += guarded
    return text
  }
  if (format === 'csv') {
    const heads = [line([note]), line(columns.map(({ head }) => head))]
    await request.write(`\ufeff${heads.join('')}${line(columns.map(({ key }) => key))}`)
  } else {
    const head = { kind: 'export', note, form: form.id, columnsOf: form.version }
    await request.write(`${JSON.stringify(head)}\n`)
  }
  let after = ''
  for (;;) {
    const page = await pageOfStanding(ctx.database.read, {
      ...{ formId: form.id, areaPrefix: request.areaPrefix, after, limit: PAGE },
    })
    const units = await findUnits(
      ctx.database.read,
      page.map(({ unitId }) => unitId),
    )
    let text = ''
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
      text +=
        format === 'csv'
          ? line(columns.map((column) => column.value(response)))
          : `${JSON.stringify({ kind: 'response', ...response })}\n`
    }
    if (text !== '') await request.write(text)
    const last = page.at(-1)
    if (page.length < PAGE || !last) break
    after = last.responseId
  }
  return { form: form.id, ...counts, versions }
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
