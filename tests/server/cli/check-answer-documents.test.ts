/** Right returns are not accused; one mistake in them is pointed at. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { columnsOf, isTable } from '../../../forms/engine/language/value-types.ts'
import { findKey } from '../../../forms/engine/language/vocabulary.ts'
import { checkDocument, type FindingLine } from '../../../server/cli/check/check-document.ts'
import { openFormBook } from '../../../server/platform/form-book.ts'
import { projectPath } from '../../../server/platform/project-path.ts'

interface AnswerDocument {
  readonly doc: string
  readonly form: string
  readonly mistake?: { readonly cell: string; readonly kind: string }
}

const book = await openFormBook()

function read(name: string): AnswerDocument[] {
  const text = readFileSync(projectPath(`tests/fixtures/documents/${name}.ndjson`), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as AnswerDocument)
}

function findingsOf(document: unknown): {
  lines: readonly FindingLine[]
  notes: readonly string[]
} {
  const checked = checkDocument(book, document, 1, { all: false })
  if (checked.kind === 'refused') throw new Error(checked.message)
  return checked
}

const sound = [...read('sound-finance'), ...read('sound-other')]
/** Dormant, ceased, founded in the year, insolvent, next door: truthful, however odd. */
const unusual = read('sound-unusual')
const broken = [...read('broken-finance'), ...read('broken-other')]

const shown = ({ doc, rule, message }: FindingLine) => `${doc}: ${rule} ${message}`

/** The path a finding gives the cell of a mistake. */
function pathOf(form: string, cell: string): string {
  const properties = book.forms.get(form)!.schema.properties
  const [name, row, column] = cell.split('/')
  const key = findKey(properties, name!)!
  return column === undefined
    ? key
    : `${key}[${row}].${findKey(columnsOf(properties[key]!), column)}`
}

describe('right returns', () => {
  test('are many and of many forms', () => {
    expect(sound.length).toBeGreaterThanOrEqual(90)
    expect(new Set(sound.map(({ form }) => form)).size).toBeGreaterThan(25)
  })

  test('raise nothing mandatory but cells that are owed and empty', () => {
    expect(unusual.length).toBeGreaterThan(100)
    const accused = [...sound, ...unusual]
      .flatMap((document) => findingsOf(document).lines)
      .filter(({ severity, kind }) => severity === 'mandatory' && kind !== 'required')
    expect(accused.map(shown)).toEqual([])
  })

  test('are read without remarks', () => {
    expect([...sound, ...unusual].flatMap((document) => findingsOf(document).notes)).toEqual([])
  })

  test('raise few findings to verify: less than one each, odd returns among them', () => {
    const verified = sound
      .flatMap((document) => findingsOf(document).lines)
      .filter(({ severity }) => severity === 'verify')
    expect(verified.length / sound.length).toBeLessThan(0.7)
  })
})

test('a mistake is pointed at by a finding the right return does not raise', () => {
  const before = new Map(
    sound.map((document) => [
      document.doc,
      new Set(findingsOf(document).lines.map(({ rule, fields }) => `${rule} ${fields.join()}`)),
    ]),
  )
  const unseen = broken.filter((document) => {
    const path = pathOf(document.form, document.mistake!.cell)
    const known = before.get(document.doc.split('~')[0]!)!
    return !findingsOf(document).lines.some(
      ({ rule, fields }) =>
        !known.has(`${rule} ${fields.join()}`) &&
        fields.some((field) => field === path || path.startsWith(`${field}[`)),
    )
  })
  expect(broken.length).toBeGreaterThanOrEqual(110)
  expect(unseen.map(({ doc }) => doc)).toEqual([])
})

describe('a file from elsewhere', () => {
  test.each([...book.forms.values()].map((form) => [form.id, form] as const))(
    'names every indicator of %s by code, by name or by title, in any of its places',
    (id, form) => {
      const { properties } = form.schema
      const bare = (key: string) => (isTable(properties[key]!) ? [] : null)
      const entries = Object.keys(properties).map((key) => [key, bare(key)] as const)
      const coded = Object.fromEntries(
        entries.map(([key, value]) => [properties[key]!['x-code'] ?? key, value]),
      )
      const document = { form: id, answers: coded, others: { [id]: coded }, previous: coded }
      const { lines, notes } = findingsOf(document)
      const named = findingsOf({ form: id, answers: Object.fromEntries(entries), previous: {} })
      expect(notes).toEqual([])
      expect(lines.filter(({ kind }) => kind === 'format')).toEqual([])
      expect(named.lines.map(({ rule }) => rule)).toEqual(lines.map(({ rule }) => rule))
    },
  )

  test('may write numbers as text, leave cells null, and use titles', () => {
    const rules = (answers: object) =>
      findingsOf({ form: 'B603', answers })
        .lines.filter(({ kind }) => kind === 'relation')
        .map(({ rule, severity }) => `${rule} ${severity}`)
    const asNumbers = rules({ 213: 1000, 217: 700, 218: 200, 301: null })
    expect(asNumbers).toContain('B603-002 mandatory')
    expect(rules({ 213: '1000', 217: '700', 218: '200', 301: '' })).toEqual(asNumbers)
    expect(rules({ 资产总计: 1000, 负债合计: 700, 所有者权益合计: 200 })).toEqual(asNumbers)
  })

  test('names the attributes of a unit as people do', () => {
    const lines = (unit: object) =>
      findingsOf({ form: 'E603', unit, answers: { 301: 900, 302: 900, 401: 90_000_000 } })
    const expected = lines({ kind: 'legalUnit', industryCode: '5211', staffAtYearEnd: 40 })
    expect(expected.lines.map(({ rule }) => rule)).toContain('E603-047')
    expect(expected.lines.map(({ rule }) => rule)).toContain('E603-018')
    expect(lines({ 单位类型: '法人单位', 行业代码: '5211', 从业人员期末人数: 40 })).toEqual(
      expected,
    )
    expect(lines({ type: '法人单位', industry: '5211', employees: '40' }).lines).toEqual(
      expected.lines,
    )
    expect(lines({ 110: '1', 103: '5211', '192-1': 40 })).toEqual(expected)
  })
})
