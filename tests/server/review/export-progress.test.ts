import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../../server/contract/identity.ts'
import { exportProgress, type ProgressRelease } from '../../../server/contract/progress.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { tableToRelease, unitMeasures } from '../../../server/domains/review/progress-table.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  receiptOf,
} from '../../support/responses.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

const release: ProgressRelease = {
  approvalNumber: '晋经普办〔2024〕12号',
  authority: '山西省经济普查办公室',
  approvedOn: '2024-01-14',
  meaning: '应报指按普查方案应当报送的答卷份数',
  scope: '朔城区全部普查单位',
  method: '全面调查，由普查单位报送后逐级审核',
}

describe('a table of progress that leaves the system', () => {
  let app: TestApp
  let people: People
  beforeAll(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    for (const [industryCode, units] of [
      ['6210', 5],
      ['0610', 2],
      ['5212', 4],
    ] as const) {
      for (let each = 1; each <= units; each++) {
        const id = `unit-${industryCode}-${each}`
        await addUnit(app, { id, industryCode })
        await assign(app, id, '622')
      }
    }
    const unitId = 'unit-6210-1'
    await receiptOf(app, buildEnvelope({ unitId }), people.enumerator)
  }, 60_000)
  afterAll(() => app.close())

  const ask = (who: SignedIn, body: object) =>
    app.request(exportProgress, { body: { area: '140602', by: 'industry', ...body } } as never, who)
  const linesOf = async (reply: Response) => {
    const { sheets } = await readXlsx(new Uint8Array(await reply.arrayBuffer()))
    return sheets[0]!.rows.map((row) => row.map((cell) => cell ?? ''))
  }
  const released = (over: Partial<ProgressRelease> = {}) => ({ release: { ...release, ...over } })

  it('L-40 is marked as not published for the offices, and noted with its hash', async () => {
    const lines = await linesOf(await ask(people.county, {}))
    expect(lines[1]?.[0]).toContain('未公布')
    expect(lines.at(-1)?.slice(0, 5)).toEqual(['', '合计', '', 11, 1])
    const entry = (await app.database.read.select().from(auditEntry)).at(-1)
    expect(entry).toMatchObject({ action: 'progress.export', subjectId: '140602-industry' })
    expect(entry?.after).toMatchObject({ fileHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  it('holds the areas below and the days behind, with the same counts', async () => {
    const areas = await linesOf(await ask(people.county, { by: 'area' }))
    expect(areas[1]?.[0]).toContain('未公布')
    expect(areas[3]?.slice(0, 6)).toEqual(['代码', '区划', '单位', '未核实底册', '应报', '已报'])
    const town = areas.find(([code]) => code === '140602001000')
    expect(town?.slice(1, 6)).toEqual(['北城街道', 11, expect.any(Number), 11, 1])
    expect(areas.at(-1)?.slice(0, 6)).toEqual(['', '合计', 11, town?.[3], 11, 1])
    const days = await linesOf(await ask(people.county, { by: 'day' }))
    expect(days.at(-1)).toEqual(['2024-01-15', 1, 0, 1, 0, 11])
    expect((await ask(people.city, { by: 'area', ...released() })).status).toBe(400)
  })

  it('L-40 goes to nobody outside without the number of its approval', async () => {
    const { approvalNumber: _, ...without } = release
    expect((await ask(people.city, { release: without })).status).toBe(400)
    expect((await ask(people.city, released({ approvedOn: '2024-01-16' }))).status).toBe(400)
    const released1 = await ask(people.city, released())
    expect(released1.status).toBe(200)
    expect((await linesOf(released1))[1]?.[0]).toContain('晋经普办〔2024〕12号')
    const entry = (await app.database.read.select().from(auditEntry)).at(-1)
    expect(entry).toMatchObject({
      action: 'progress.release',
      reason: '山西省经济普查办公室 晋经普办〔2024〕12号',
      after: { release: { approvalNumber: '晋经普办〔2024〕12号' } },
    })
  })

  it('L-41 is released for a county by the level above, never by the county itself', async () => {
    for (const role of ['county-office', 'township-office'] satisfies Role[]) {
      const areaPrefix = role === 'county-office' ? '140602' : '140602001'
      const who = await app.signIn(role, { kind: 'area', areaPrefix, name: areaPrefix })
      expect((await ask(who, { area: areaPrefix, ...released() })).status).toBe(403)
    }
    const revision = '再次核对后原数重发'
    expect((await ask(people.city, released({ revision }))).status).toBe(200)
  })

  it('L-42 hides counts of one or two units, and what they could be worked out from', async () => {
    const lines = await linesOf(await ask(people.city, released({ revision: '原数重发' })))
    const row = (code: string) => lines.find(([first]) => first === code)?.slice(2)
    expect(row('06')).toEqual(['…', '…', '…'])
    // One of five has reported.
    expect(row('62')).toEqual(['…', '…', '…'])
    expect(lines.flat()).not.toContain(2)
  })

  it('L-44 says what its figures mean, over whom and how, and why it is released again', async () => {
    const { method: _, ...withoutMethod } = release
    const ofKinds = (more: object) => ask(people.city, { by: 'kind', ...more })
    expect((await ofKinds({ release: withoutMethod })).status).toBe(400)
    const text = (await linesOf(await ofKinds(released()))).flat().join('\n')
    for (const fact of [release.meaning, release.scope, release.method]) {
      expect(text).toContain(fact)
    }
    const again = await ofKinds(released())
    expect(again.status).toBe(400)
    expect(await again.text()).toContain('修订说明')
    const revised = await ofKinds(released({ revision: '补报两家，按新数修订' }))
    expect((await linesOf(revised)).flat().join('\n')).toContain('修订说明：补报两家')
  })

  it('tells nobody outside of blocks and enumerators', async () => {
    expect((await ask(people.city, { by: 'enumerator', ...released() })).status).toBe(400)
    expect((await ask(people.city, { by: 'enumerator' })).status).toBe(200)
  })
})

describe('L-42 a table by form, where one unit stands behind several rows', () => {
  it('does not take three forms of one unit for three units', () => {
    const counts = (expected: number) => ({
      ...{ expected, reported: 0, accepted: 0, returned: 0 },
      ...{ mandatoryFindings: 0, unexplainedFindings: 0 },
    })
    const forms = { '601': 1, '602': 1, '607': 1, '611': 40 }
    const row = ([key, units]: [string, number]) => ({
      ...{ key, name: key, note: '', counts: counts(units), lastWeek: null },
    })
    const table = tableToRelease(
      {
        ...{ area: { code: '140602000000', name: '朔城区' }, by: 'form', total: counts(43) },
        ...{ rows: Object.entries(forms).map(row), asOf: '2024-01-15T02:00:00.000Z' },
      },
      Object.entries(forms).map(([key, units]) => ({
        key,
        counts: Object.fromEntries(
          unitMeasures.map((each) => [each, each === 'expected' ? units : 0]),
        ) as Record<(typeof unitMeasures)[number], number>,
      })),
      release,
    )
    expect(table.rows.find(([key]) => key === '611')?.[2]).toBe('…')
  })
})
