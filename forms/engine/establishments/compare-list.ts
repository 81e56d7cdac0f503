/**
 * The list of establishments 601-1 and 611-1 beside those that are known of the legal unit (law.md L-16,
 * Q-07 … Q-09): each that should be listed is listed, or the respondent says why not. Portal and server
 * ask the same. Pure.
 */
import { nameKey } from '../name-key.ts'
import type { Answers, Finding, Row } from '../types.ts'

/** An establishment that is known whatever the form says. */
export interface KnownEstablishment {
  /** Of its unit, or of the words by which the legal unit told of it. */
  readonly id: string
  readonly name: string
  readonly creditCode: string | null
  /** Whether it belongs on the list: neither closed before the census date nor said to be another's. */
  readonly expected: boolean
}

/** Basic form → the list of establishments beside it. */
export const establishmentLists: Readonly<Record<string, string>> = {
  '601': '601-1',
  '611': '611-1',
}

const lists = new Set(Object.values(establishmentLists))

/** Rule ids of these findings begin so. */
export const ESTABLISHMENT_RULE = 'establishment-'

/** Kind of row: 1 is the head office 本部, 2 an establishment below it. */
export const HEAD_OFFICE = '1'

/** Whether a form says anything that known establishments are compared with. */
export function tellsOfEstablishments(formId: string): boolean {
  return lists.has(formId) || establishmentLists[formId] !== undefined
}

/** The rows of a list, whatever else a document may hold there. */
export function establishmentRows(answers: Readonly<Record<string, unknown>>): readonly Row[] {
  const { establishments } = answers
  if (!Array.isArray(establishments)) return []
  return establishments.filter(
    (row): row is Row => typeof row === 'object' && row !== null && !Array.isArray(row),
  )
}

/** The same by its credit code, or by its name where one of the two has no code. */
export function isSameEstablishment(
  a: Pick<KnownEstablishment, 'name' | 'creditCode'>,
  b: Pick<KnownEstablishment, 'name' | 'creditCode'>,
): boolean {
  if (a.creditCode !== null && b.creditCode !== null) return a.creditCode === b.creditCode
  const key = nameKey(a.name)
  return key !== '' && key === nameKey(b.name)
}

/** Name and code of a row; empty name where it says none. */
export function establishmentIn(row: Row): Pick<KnownEstablishment, 'name' | 'creditCode'> {
  const { unitName, unifiedSocialCreditCode: code } = row
  return {
    name: typeof unitName === 'string' ? unitName.trim() : '',
    creditCode: typeof code === 'string' && code.trim() !== '' ? code.trim() : null,
  }
}

/** Those that should be on the list and are in none of its rows. */
export function missingFromList<T extends KnownEstablishment>(
  known: readonly T[],
  rows: readonly Row[],
): T[] {
  const listed = rows.map(establishmentIn)
  return known.filter(
    (each) => each.expected && !listed.some((row) => isSameEstablishment(row, each)),
  )
}

/** Findings for what does not fit: to be mended, settled on the page of establishments, or explained. */
export function establishmentFindings(
  formId: string,
  known: readonly KnownEstablishment[],
  answers: Answers,
): readonly Finding[] {
  if (lists.has(formId)) {
    return missingFromList(known, establishmentRows(answers)).map(({ id, name, creditCode }) =>
      finding(
        `${ESTABLISHMENT_RULE}${id}`,
        'establishments',
        `已知有下属产业活动单位“${name}”${creditCode === null ? '' : `（${creditCode}）`}，本表没有列。请补列一行；已关闭或不是本单位的，到“下属单位”页说明`,
      ),
    )
  }
  const expected = known.filter((each) => each.expected)
  const [first] = expected
  if (first === undefined || answers.hasEstablishments !== false) return []
  const others = expected.length === 1 ? '' : ` 等 ${expected.length} 个`
  return [
    finding(
      `${ESTABLISHMENT_RULE}none`,
      'hasEstablishments',
      `填了没有下属产业活动单位，但已知有“${first.name}”${others}。请改填“是”并填 ${establishmentLists[formId] ?? ''} 表；已关闭或不是本单位的，到“下属单位”页说明`,
    ),
  ]
}

function finding(rule: string, field: string, message: string): Finding {
  return {
    ...{ rule, kind: 'relation', severity: 'verify', outcome: 'fail', fields: [field], message },
  }
}
