/** Builds departments' lists for tests: valid codes, rows of cells, bytes in any encoding. */
import iconv from 'iconv-lite'
import { creditCodeCheckDigit, organisationCheckDigit } from '../../../forms/engine/credit-code.ts'
import { importFrame } from '../../../server/contract/frame.ts'
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

export async function importAs(
  app: TestApp,
  who: SignedIn | undefined,
  list: string | Uint8Array<ArrayBuffer>,
  query: { source?: string; fileName?: string; dryRun?: 'true' } = {},
) {
  return app.call(
    importFrame,
    {
      query: { source: 'market-regulation', fileName: '名录.csv', ...query },
      body: typeof list === 'string' ? bytesOf(list) : list,
    },
    who,
  )
}

/** The report of an import that must succeed. */
export async function reportOf(...args: Parameters<typeof importAs>) {
  const answer = await importAs(...args)
  if (!answer.ok) throw new Error(`${answer.status} ${answer.problem.detail}`)
  return answer.reply
}
