/**
 * An office's export over HTTP: within its own area, for a purpose, noted with filter and counts before
 * the file is handed out. Bigger ones are the command line's.
 */
import { createHash } from 'node:crypto'
import { formMark } from '../../../forms/form-words.ts'
import type { ExportPurpose } from '../../contract/exchange.ts'
import type { FileContent } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import { shanghaiDate } from '../../platform/clock.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { areaPrefixOf } from '../areas/index.ts'
import { coversArea, requireRight } from '../identity/index.ts'
import { exportResponses } from './export-responses.ts'
import { csvSink, type ExportSink, workbookSink } from './export-sink.ts'
import { exportPurposes } from './purposes.ts'
import { recordExport } from './record-export.ts'

export interface AskedExport {
  readonly form: string
  readonly area?: string
  readonly purpose: ExportPurpose
  readonly format: 'csv' | 'xlsx'
}

/** Responses in one file at most: the server holds it whole. */
const MOST_RESPONSES = { csv: 50_000, xlsx: 5_000 } as const

export async function handOutResponses(
  ctx: SignedInContext,
  { form: formId, area, purpose, format }: AskedExport,
): Promise<FileContent> {
  requireRight(ctx, 'response.export')
  const { scope } = ctx.actor
  if (scope.kind !== 'area') throw new Problem('not-allowed')
  const areaPrefix = areaPrefixOf(area ?? scope.areaPrefix)
  if (!coversArea(scope, areaPrefix)) {
    throw new Problem('not-found', '只能导出本级所辖区划的答卷')
  }
  const book = await openFormBook()
  const form = book.forms.get(formId)
  if (!form) throw new Problem('code-not-in-list', `没有表「${formId}」，请核对表号`)

  const parts: string[] = []
  const workbook = workbookSink()
  const sink: ExportSink =
    format === 'xlsx'
      ? workbook
      : csvSink(async (text) => {
          parts.push(text)
        })
  const counts = await exportResponses(ctx, book, {
    ...{ form, areaPrefix, purpose },
    sink: bounded(sink, MOST_RESPONSES[format]),
  })
  const bytes =
    format === 'xlsx'
      ? await workbook.finish()
      : new Uint8Array(Buffer.from(parts.join(''), 'utf8'))
  const fileName = `${formMark(form.id)}-${areaPrefix}-${exportPurposes[purpose].name}-${shanghaiDate(ctx.clock.now())}.${format}`
  const fileHash = createHash('sha256').update(bytes).digest('hex')
  await recordExport(ctx, { purpose, areaPrefix, format, fileName, fileHash, counts })
  return { fileName, mediaType: mediaTypes[format], bytes }
}

const mediaTypes = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

function bounded(sink: ExportSink, most: number): ExportSink {
  let responses = 0
  return {
    ...sink,
    async add(page) {
      responses += page.length
      if (responses > most) {
        throw new Problem(
          'export-too-large',
          `超过 ${most} 份答卷，请缩小区划分次导出，或请系统管理员用命令行导出`,
        )
      }
      await sink.add(page)
    },
  }
}
