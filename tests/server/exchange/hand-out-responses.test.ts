import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { exportPurposeIds } from '../../../server/contract/exchange.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { exportPurposes } from '../../../server/domains/exchange/index.ts'
import { readListFile, readRows } from '../../../server/platform/list-file/read-list-file.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  receiptOf,
} from '../../support/responses.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

describe('L-01 an export over HTTP', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app)
    await assign(app, 'unit-a', '622')
    await receiptOf(app, buildEnvelope(), people.enumerator)
  }, 30_000)
  afterEach(() => app.close())

  const ask = (body: object, as: SignedIn) =>
    app.fetch(
      '/api/exports/responses',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ form: '622', purpose: 'review', format: 'csv', ...body }),
      },
      as,
    )
  const traces = async () =>
    (await app.database.read.select().from(auditEntry)).filter(
      ({ action }) => action === 'response.export',
    )

  it('carries its purpose and what it may not be used for, and is noted with filter and rows', async () => {
    const response = await ask({ area: '140602' }, people.county)
    expect(response.status).toBe(200)
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain(
      '622-140602-审核-2024-01-15.csv',
    )
    const text = await response.text()
    expect(text.split('\r\n')[0]).toContain('仅用于经济普查，不得作为对普查对象实施处罚的依据')
    expect(text).toContain('19900001234')
    const [trace] = await traces()
    expect(trace).toMatchObject({
      actorId: people.county.account.id,
      subjectId: '622',
      reason: '审核',
      after: { area: '140602', format: 'csv', responses: 1, masked: 0 },
    })
  })

  it('L-66 hides contacts where the purpose needs none', async () => {
    const text = await (await ask({ purpose: 'tabulation' }, people.county)).text()
    expect(text).not.toMatch(/19900001234|王建国|马邑路12号/)
    expect((await traces())[0]?.after).toMatchObject({ masked: 3 })
  })

  it('of a whole county is not a township clerk’s, and the attempt leaves a trace', async () => {
    expect((await ask({ area: '140602' }, people.township)).status).toBe(404)
    expect((await ask({ area: '140602001' }, people.township)).status).toBe(200)
    expect((await ask({}, people.enumerator)).status).toBe(403)
    const refused = (await app.database.read.select().from(auditEntry)).filter(
      ({ action }) => action === 'access.refuse',
    )
    expect(refused.map(({ actorRole, subjectId }) => [actorRole, subjectId])).toEqual([
      ['township-office', 'exportResponses'],
      ['enumerator', 'exportResponses'],
    ])
  })

  it('without a purpose of the closed list is refused; the list knows statistics only', async () => {
    for (const purpose of ['enforcement', 'tax', '', undefined]) {
      expect((await ask({ purpose }, people.county)).status).toBe(400)
    }
    expect(Object.keys(exportPurposes)).toEqual([...exportPurposeIds])
    const names = Object.values(exportPurposes).map(({ name }) => name)
    expect(names.join()).not.toMatch(/执法|税|招商|信贷|处罚/)
    expect(await traces()).toEqual([])
  })

  it('as a workbook holds codes as text', async () => {
    const bytes = new Uint8Array(await (await ask({ format: 'xlsx' }, people.county)).arrayBuffer())
    const { encoding, rows } = await readListFile(bytes)
    expect(encoding).toBe('xlsx')
    const [note, heads, values] = await readRows(rows)
    expect(note?.cells[0]).toContain('仅用于经济普查')
    const at = (head: string) => values?.cells[heads?.cells.indexOf(head) ?? -1]
    expect(at('区划代码')).toBe('140602001001')
    expect(at('单位名称')).toBe('老王面馆')
  })
})
