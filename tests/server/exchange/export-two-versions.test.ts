/** Answers of two versions of a form in one file, in the columns of the newer. */
import { parse } from 'csv-parse/sync'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { loadTwoVersions } from '../../support/load-two-versions.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

const REGISTRY = '../../../forms/generated/registry.ts'
const CODE_LISTS = '../../../server/platform/read-code-list.ts'

let city: typeof import('../../support/responses.ts')
let apps: typeof import('../../support/test-app.ts')
let places: typeof import('../../support/small-city.ts')
let instruments: typeof import('../../../server/domains/instruments/index.ts')
let exchange: typeof import('../../../server/domains/exchange/index.ts')
let lists: typeof import('../../../server/platform/list-file/read-list-file.ts')
let books: typeof import('../../../server/platform/form-book.ts')

beforeAll(async () => {
  const { registry, readCodeList } = await loadTwoVersions()
  vi.resetModules()
  vi.doMock(REGISTRY, () => registry)
  vi.doMock(CODE_LISTS, () => ({ readCodeList }))
  apps = await import('../../support/test-app.ts')
  city = await import('../../support/responses.ts')
  places = await import('../../support/small-city.ts')
  instruments = await import('../../../server/domains/instruments/index.ts')
  exchange = await import('../../../server/domains/exchange/index.ts')
  lists = await import('../../../server/platform/list-file/read-list-file.ts')
  books = await import('../../../server/platform/form-book.ts')
}, 60_000)

afterAll(() => {
  vi.doUnmock(REGISTRY)
  vi.doUnmock(CODE_LISTS)
  vi.resetModules()
})

describe('an export of responses', () => {
  let app: TestApp

  beforeEach(async () => {
    app = await apps.createTestApp()
    await places.loadSmallCity(app)
    for (const formVersion of ['2023.1', '2023.2']) {
      await instruments.openForm(app.context, {
        ...{ formId: 'T1', formVersion, opensOn: '2024-01-01', dueOn: '2024-04-30' },
      })
    }
    await report('unit-a', '甲厂', '2023.1', {
      ...{ revenue: 5, sales: 3, kind: '2', slogan: '好', coal: 7 },
    })
    await report('unit-b', '=乙厂', '2023.2', { operatingRevenue: 6, kind: '3' })
    await report('unit-c', '丙厂', '2023.1', { revenue: 9 }, '140603100001')
  })
  afterEach(() => app.close())

  async function report(
    id: string,
    name: string,
    formVersion: string,
    answers: Record<string, unknown>,
    areaCode?: string,
  ): Promise<void> {
    const place = areaCode ? { areaCode, blockCode: null } : {}
    await city.addUnit(app, { id, name, kind: 'legalUnit', ...place })
    await city.assign(app, id, 'T1')
    const sender: SignedIn = await app.signIn('enterprise', { kind: 'unit', unitId: id, name })
    const envelope = city.buildEnvelope({
      ...{ unitId: id, formId: 'T1', formVersion, revisionId: `rev-${id}`, intent: 'draft' },
      answers: { unitName: name, ...answers },
    })
    await city.receiptOf(app, envelope, sender)
  }

  async function run(
    over: Partial<Parameters<typeof exchange.exportResponses>[2]> = {},
    sinkOf = exchange.csvSink,
  ) {
    const book = await books.openFormBook()
    let text = ''
    const counts = await exchange.exportResponses(app.context, book, {
      form: book.forms.get('T1')!,
      areaPrefix: undefined,
      purpose: 'tabulation',
      sink: sinkOf(async (piece) => {
        text += piece
      }),
      ...over,
    })
    return { counts, text }
  }

  it('puts answers of every version into the newest columns, with the version they came from', async () => {
    const { counts, text } = await run()
    expect(counts).toEqual({
      ...{ form: 'T1', responses: 3, versions: { '2023.1': 2, '2023.2': 1 } },
      ...{ keptAside: 1, masked: 0, guarded: 2 },
    })
    const [[note] = [], names = [], keys = [], ...rows] = parse(text, {
      bom: true,
      relaxColumnCount: true,
    })
    expect(note).toContain('仅用于经济普查')
    expect(note).toContain('用途：汇总')
    expect(names[keys.indexOf('operatingRevenue')]).toBe('301 营业收入（千元）')
    const cell = (row: number, key: string) => rows[row]?.[keys.indexOf(key)]
    expect(rows).toHaveLength(3)
    expect([cell(0, 'response.version'), cell(1, 'response.version')]).toEqual(['2023.1', '2023.2'])
    expect([0, 1, 2].map((row) => cell(row, 'operatingRevenue'))).toEqual(['5', '6', '9'])
    expect(cell(0, 'turnover')).toBe('30')
    expect(cell(0, 'kind')).toBe('3')
    expect(cell(0, 'energy')).toBe('[{"fuel":"01","consumption":7}]')
    expect(cell(0, 'response.areaCode')).toBe('140602001001')
    expect(cell(0, 'response.keptAside')).toContain('"value":"好"')
    expect(cell(1, 'response.keptAside')).toBe('')
    expect(cell(1, 'response.unitName')).toBe("'=乙厂")
  })

  it('as a workbook says in 填报版本 on which version each was filled in, over HTTP too', async () => {
    const scope = { kind: 'area', areaPrefix: '1406', name: '朔州市' } as const
    const response = await app.fetch(
      '/api/exports/responses',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ form: 'T1', purpose: 'tabulation', format: 'xlsx' }),
      },
      await app.signIn('city-office', scope),
    )
    expect(response.status).toBe(200)
    const { rows } = await lists.readListFile(new Uint8Array(await response.arrayBuffer()))
    const [, heads, ...lines] = await lists.readRows(rows)
    const column = (head: string) =>
      lines.map(({ cells }) => cells[heads?.cells.indexOf(head) ?? -1])
    expect(column('单位名称')).toEqual(['甲厂', '=乙厂', '丙厂'])
    expect(column('填报版本')).toEqual(['2023.1', '2023.2', '2023.1'])
    expect(column('301 营业收入（千元）')).toEqual(['5', '6', '9'])
  })

  it('writes the same as one JSON document a line, exactly as reported', async () => {
    const { text } = await run({}, exchange.ndjsonSink)
    const [head, ...responses] = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(head).toMatchObject({ kind: 'export', form: 'T1', columnsOf: '2023.2' })
    expect(responses[0]).toMatchObject({
      ...{ responseId: 'unit-a.T1.2023', version: '2023.1', columnsOf: '2023.2' },
      answers: { operatingRevenue: 5, turnover: 30 },
      keptAside: [{ cell: 'slogan', value: '好', version: '2023.1' }],
    })
    expect(responses[1]).toMatchObject({ unitName: '=乙厂' })
  })

  it('leaves a trace with its purpose, scope, counts and the hash of the file', async () => {
    const { counts } = await run()
    await exchange.recordExport(app.context, {
      ...{ purpose: 'tabulation', areaPrefix: '1406', format: 'csv', fileName: 't1.csv' },
      ...{ fileHash: 'abc', counts },
    })
    const entries = await app.database.read.select().from(auditEntry)
    const entry = entries.find(({ action }) => action === 'response.export')
    expect(entry).toMatchObject({ reason: '汇总', subjectId: 'T1' })
    expect(entry?.after).toMatchObject({ area: '1406', responses: 3, fileHash: 'abc' })
  })

  it('covers an area and what lies below it', async () => {
    expect((await run({ areaPrefix: '140603' })).counts.responses).toBe(1)
    expect((await run({ areaPrefix: '1406' })).counts.responses).toBe(3)
    expect((await run({ areaPrefix: '15' })).counts.responses).toBe(0)
  })
})
