/**
 * One row of a department's list → a draft of a frame record, or the reason it is refused. Pure.
 * Unknown values never cost a row its place: they stay in `raw`, with a notice.
 */
import type { ImportNotice, RejectedRow } from '../../contract/frame-import.ts'
import { cleanCode, cleanText, isScientific } from './clean-cell.ts'
import type { Meaning } from './headings.ts'
import { type CodeJudgement, judgeCode, judgeNumber } from './judge-code.ts'
import type { ListHead, ListRow } from './read-list.ts'
import { type NoticeKind, type RejectionReason, rejectionReasons } from './reasons.ts'

export interface DraftRecord {
  readonly row: number
  readonly raw: Readonly<Record<string, string>>
  readonly name: string
  /** A sound credit code, or null. */
  readonly code: string | null
  /** Normalised values by meaning; what could not be used is left out. */
  readonly values: Partial<Record<Meaning, string>>
}

export type RowJudgement =
  | { readonly draft: DraftRecord; readonly notices: readonly ImportNotice[] }
  | { readonly rejected: RejectedRow }

/** Code lists a row is held against. */
export interface RowLists {
  readonly industries: ReadonlySet<string>
}

const NAME_LENGTH = 200
const CODE_COLUMNS = ['unifiedSocialCreditCode', 'organisationCode', 'registrationNumber'] as const
const PLAIN_COLUMNS = [
  'legalRepresentative',
  'address',
  'registeredAddress',
  'mainActivity',
  'buildingName',
  'registrationStatus',
  'establishedDate',
  'category',
  'formerName',
  'longitude',
  'latitude',
] as const

export function judgeRow(row: ListRow, list: ListHead, lists: RowLists): RowJudgement {
  const cells = new Cells(row, list)
  const blank = Object.values(row.raw).every((cell) => cell.trim() === '')
  if (row.fault) return refuse(row, null, row.fault, '引号没有收尾，这一行无法分格')
  if (blank && !row.uncalculated) return refuse(row, null, 'row-empty', '整行是空的')
  const name = cells.text('unitName')
  const nameHeading = cells.heading('unitName')
  const formula = cells.uncalculated('unitName')
  if (name === '' && formula !== undefined) {
    return refuse(row, formula, 'name-not-calculated', '单元格是公式，文件里没有它的计算结果')
  }
  if (name === '') return refuse(row, nameHeading, 'name-missing', '没有单位名称')
  if (name.length > NAME_LENGTH) {
    return refuse(row, nameHeading, 'name-too-long', `单位名称有 ${name.length} 字`)
  }

  const notices: ImportNotice[] = []
  const note = (notice: NoticeKind, heading: string | null, what: string) => {
    notices.push({ row: row.row, field: heading, notice, message: place(row.row, heading) + what })
  }
  const values: Partial<Record<Meaning, string>> = { unitName: name }
  for (const meaning of PLAIN_COLUMNS) {
    const text = cells.text(meaning)
    if (text !== '') values[meaning] = text
  }

  const code = judgeCodes(cells, values, note)
  if ('rejected' in code) return code

  for (const meaning of ['industryCode', 'areaCode', 'blockCode'] as const) {
    const heading = cells.heading(meaning)
    const cell = cells.raw(meaning)
    const text = cleanCode(cell)
    if (text === '') continue
    if (text !== cell) note('text-normalised', heading, `「${cell}」已改为「${text}」`)
    const fault = judgeNumber(text)
    if (fault?.kind === 'fault') return refuse(row, heading, fault.reason, fault.what)
    values[meaning] = text
  }
  const industry = values.industryCode
  if (industry !== undefined) {
    const digits = /^[A-T]?(\d{2,4})(?!\d)/.exec(industry)?.[1]
    if (digits !== undefined && lists.industries.has(digits)) values.industryCode = digits
    else {
      delete values.industryCode
      note(
        'industry-unknown',
        cells.heading('industryCode'),
        `「${industry}」不在行业分类表内，未使用`,
      )
    }
  }
  const phone = cleanText(cells.raw('phone')).normalize('NFKC')
  if (isScientific(phone.toUpperCase())) {
    note('phone-unreadable', cells.heading('phone'), `「${phone}」是科学计数，未使用`)
  } else if (phone !== '') values.phone = phone

  return { draft: { row: row.row, raw: row.raw, name, code: code.code, values }, notices }

  function judgeCodes(
    from: Cells,
    into: Partial<Record<Meaning, string>>,
    tell: typeof note,
  ): { readonly code: string | null } | { readonly rejected: RejectedRow } {
    let creditCode: string | null = null
    let anyCode = false
    for (const meaning of CODE_COLUMNS) {
      const heading = from.heading(meaning)
      const judged = judgeCell(meaning, from.raw(meaning))
      if (judged.kind === 'none') continue
      anyCode = true
      if (judged.kind === 'fault') {
        // A sound code stands already: the fault of a lesser column costs nothing.
        if (creditCode === null && meaning !== 'registrationNumber') {
          return refuse(row, heading, judged.reason, judged.what)
        }
        tell('code-not-used', heading, `${judged.what}，未使用`)
        continue
      }
      // Older codes beside a sound credit code need no word.
      if (creditCode === null || judged.kind === 'credit-code') {
        for (const { notice, what } of judged.notices) tell(notice, heading, what)
      }
      if (judged.kind === 'credit-code') creditCode ??= judged.code
      if (judged.kind === 'organisation-code') into.organisationCode = judged.code
      if (judged.kind === 'registration-number') into.registrationNumber = judged.code
    }
    if (creditCode !== null) into.unifiedSocialCreditCode = creditCode
    else if (!anyCode && from.hasAny(CODE_COLUMNS)) {
      tell(
        'code-missing',
        from.heading('unifiedSocialCreditCode'),
        '没有代码，不与底册比对，按新单位登记',
      )
    }
    return { code: creditCode }
  }
}

/** The registration number column holds anything; only an 18-character value may be a credit code. */
function judgeCell(meaning: (typeof CODE_COLUMNS)[number], cell: string): CodeJudgement {
  const code = cleanCode(cell)
  if (meaning === 'registrationNumber' && code.length !== 18 && code !== '' && !judgeNumber(code)) {
    return { kind: 'registration-number', code, notices: [] }
  }
  if (meaning === 'organisationCode' && /^\d{1,8}$/.test(code)) {
    const what = `「${code}」只有 ${code.length} 位，像是丢了开头的 0`
    return { kind: 'fault', reason: 'organisation-code-length', what }
  }
  return judgeCode(cell)
}

/** The cells of a row by meaning; of several columns with one meaning the first that is filled. */
class Cells {
  readonly #row: ListRow
  readonly #list: ListHead

  constructor(row: ListRow, list: ListHead) {
    this.#row = row
    this.#list = list
  }

  heading(meaning: Meaning): string | null {
    const headings = this.#list.headingsOf.get(meaning) ?? []
    const filled = headings.find((heading) => (this.#row.raw[heading] ?? '').trim() !== '')
    return filled ?? headings[0] ?? null
  }

  raw(meaning: Meaning): string {
    const heading = this.heading(meaning)
    return heading === null ? '' : (this.#row.raw[heading] ?? '')
  }

  /** The heading of a formula that was never calculated. */
  uncalculated(meaning: Meaning): string | undefined {
    const headings = this.#list.headingsOf.get(meaning) ?? []
    return headings.find((heading) => this.#row.uncalculated?.includes(heading))
  }

  text(meaning: Meaning): string {
    return cleanText(this.raw(meaning))
  }

  hasAny(meanings: readonly Meaning[]): boolean {
    return meanings.some((meaning) => this.#list.headingsOf.has(meaning))
  }
}

export function refuse(
  row: { readonly row: number },
  heading: string | null,
  reason: RejectionReason,
  what: string,
): { readonly rejected: RejectedRow } {
  const message = `${place(row.row, heading)}${what}。请${rejectionReasons[reason]}`
  return { rejected: { row: row.row, field: heading, reason, message } }
}

export function place(row: number, heading: string | null): string {
  return heading === null ? `第 ${row} 行：` : `第 ${row} 行「${heading}」：`
}
