/** Builds departments' lists for tests: valid codes, rows of cells, bytes in any encoding. */
import iconv from 'iconv-lite'
import { creditCodeCheckDigit, organisationCheckDigit } from '../../../forms/engine/credit-code.ts'
import {
  acceptFrameUpload,
  getFrameTrial,
  getFrameUpload,
  getImport,
  type ImportNotice,
  type ImportReport,
  uploadFrameList,
} from '../../../server/contract/frame-import.ts'
import type { ProblemDocument } from '../../../server/contract/problems.ts'
import { ListReader, type ListRow } from '../../../server/domains/frame/read-list.ts'
import type { CellRecord } from '../../../server/platform/list-file/read-cells.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

/** A sound credit code; `first2` is department and kind, e.g. 91 企业, 92 个体. */
export function creditCode(number: number, first2 = '91'): string {
  const body = `MA${String(number).padStart(6, '0')}`
  const first17 = `${first2}140602${body}${organisationCheckDigit(body)}`
  return first17 + creditCodeCheckDigit(first17)
}

export const HEADINGS = ['统一社会信用代码', '企业名称', '法定代表人', '联系电话', '住所'] as const

/** CSV with the usual headings; each row is code, name and, if given, the rest. */
export function csv(
  rows: readonly (readonly string[])[],
  headings: readonly string[] = HEADINGS,
): string {
  const quote = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const filled = rows.map((row) => [
    ...row,
    ...Array(Math.max(0, headings.length - row.length)).fill(''),
  ])
  return `${[headings, ...filled].map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`
}

export function bytesOf(text: string, encoding = 'utf8', mark = false): Uint8Array<ArrayBuffer> {
  return new Uint8Array(iconv.encode(text, encoding, { addBOM: mark }))
}

/** Uploads a list and waits until the server has tried it, or could not. */
export async function uploadAs(
  app: TestApp,
  who: SignedIn | undefined,
  list: string | Uint8Array<ArrayBuffer>,
  query: { source?: string; fileName?: string } = {},
) {
  const bytes = typeof list === 'string' ? bytesOf(list) : list
  const answer = await app.call(
    uploadFrameList,
    {
      query: { source: 'market-regulation', fileName: '名录.csv', ...query },
      // A request takes bytes as well as their stream.
      body: bytes as unknown as AsyncIterable<Uint8Array>,
    },
    who,
  )
  return answer.ok ? settled(app, who, answer.reply.uploadId) : answer
}

/** Once the server has done what it can with a list without being asked again. */
export async function settled(app: TestApp, who: SignedIn | undefined, uploadId: string) {
  for (;;) {
    const answer = await app.call(getFrameUpload, { params: { uploadId } }, who)
    if (!answer.ok || !/^(reading|matching|writing)$/.test(answer.reply.stage)) return answer
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

type Reported =
  | { readonly ok: true; readonly reply: ImportReport }
  | { readonly ok: false; readonly status: number; readonly problem: ProblemDocument }

/** The whole way of a list: uploaded, tried and, unless `dryRun`, accepted and written. */
export async function importAs(
  app: TestApp,
  who: SignedIn | undefined,
  list: string | Uint8Array<ArrayBuffer>,
  { dryRun, ...query }: { source?: string; fileName?: string; dryRun?: 'true' } = {},
): Promise<Reported> {
  const tried = await uploadAs(app, who, list, query)
  if (!tried.ok) return tried
  const { uploadId, stage, failure } = tried.reply
  if (failure) {
    const { message: detail, headings } = failure
    const problem = { type: 'urn:jingpu:problem:file-not-readable', detail, headings }
    return { ok: false, status: 422, problem: problem as unknown as ProblemDocument }
  }
  const params = { uploadId }
  if (stage === 'unchanged' || (stage === 'tried' && dryRun))
    return app.call(getFrameTrial, { params }, who)
  const written =
    stage === 'tried'
      ? await app.call(acceptFrameUpload, { params }, who).then(() => settled(app, who, uploadId))
      : tried
  if (!written.ok) return written
  const importId = written.reply.importId ?? ''
  return app.call(getImport, { params: { importId } }, who)
}

/** The report of an import that must succeed. */
export async function reportOf(...args: Parameters<typeof importAs>): Promise<ImportReport> {
  const answer = await importAs(...args)
  if (!answer.ok) throw new Error(`${answer.status} ${answer.problem.detail}`)
  return answer.reply
}

export interface WholeList {
  readonly columns: ListReader['columns']
  readonly rows: readonly ListRow[]
  /** Of the file and of its rows. */
  readonly notices: readonly ImportNotice[]
  readonly headingsOf: ListReader['headingsOf']
}

/** All rows of a list that fits in memory. */
export function readList(records: readonly CellRecord[]): WholeList {
  const reader = new ListReader()
  const rows = records.flatMap((record) => [...reader.take(record)])
  reader.end()
  const { columns, headingsOf } = reader
  const notices = [...reader.notices, ...rows.flatMap((row) => row.notices)]
  return { columns, rows, headingsOf, notices }
}
