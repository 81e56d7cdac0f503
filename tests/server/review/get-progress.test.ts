import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getProgress } from '../../../server/contract/review.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  noodleShop,
  receiptOf,
} from '../../support/responses.ts'
import {
  BEIGUAN,
  BEIGUAN_1,
  type People,
  PINGLU_BLOCK,
  signInEveryone,
} from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

describe('progress', () => {
  let app: TestApp
  let people: People
  beforeAll(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app, { id: 'unit-1' })
    await addUnit(app, { id: 'unit-2' })
    await addUnit(app, { id: 'unit-3', areaCode: BEIGUAN, blockCode: BEIGUAN_1 })
    await addUnit(app, { id: 'unit-4', areaCode: '140602000000', blockCode: null })
    await addUnit(app, {
      id: 'unit-5',
      areaCode: PINGLU_BLOCK.slice(0, 12),
      blockCode: PINGLU_BLOCK,
      outcome: 'normal',
    })
    for (const id of ['unit-1', 'unit-2', 'unit-3', 'unit-4', 'unit-5'])
      await assign(app, id, '622')
    await receiptOf(app, buildEnvelope({ unitId: 'unit-1' }), people.enumerator)
    const broken = { ...noodleShop, femaleStaffAtYearEnd: 9, mainActivity1: '面条制作 餐饮服务' }
    await receiptOf(
      app,
      buildEnvelope({ unitId: 'unit-2', revisionId: 'revision-2', answers: broken }),
      people.enumerator,
    )
  })
  afterAll(() => app.close())

  const progress = async (who: keyof People, area?: string) => {
    const outcome = await app.call(
      getProgress,
      { query: area === undefined ? {} : { area } },
      people[who],
    )
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply
  }

  it('counts units, open records, responses and findings by area below', async () => {
    const found = await progress('city')
    expect(found.area).toEqual({ code: '140600000000', name: '朔州市' })
    expect(found.rows).toHaveLength(7)
    expect(found.rows.find((row) => row.areaName === '朔城区')).toEqual({
      areaCode: '140602000000',
      areaName: '朔城区',
      units: 4,
      openFrameRecords: 3,
      responses: {
        assigned: 2,
        draft: 1,
        submitted: 1,
        'passed-supervisor': 0,
        'passed-township': 0,
        'accepted-county': 0,
        'accepted-city': 0,
        returned: 0,
        'to-confirm': 0,
      },
      mandatoryFindings: 1,
      unexplainedFindings: 1,
    })
    expect(found.rows.find((row) => row.areaName === '平鲁区')).toMatchObject({
      units: 1,
      openFrameRecords: 0,
    })
  })

  it('adds up: what is placed no closer than the area has a row of its own', async () => {
    const [city, county] = [await progress('city'), await progress('county')]
    const above = city.rows.find((row) => row.areaCode === county.area.code)
    const sum = (of: (row: (typeof county.rows)[number]) => number) =>
      county.rows.reduce((total, row) => total + of(row), 0)
    expect(sum((row) => row.units)).toBe(above?.units)
    expect(sum((row) => row.openFrameRecords)).toBe(above?.openFrameRecords)
    expect(sum((row) => row.responses.assigned ?? 0)).toBe(above?.responses.assigned)
    expect(county.rows.find((row) => row.areaCode === '140602000000')).toMatchObject({
      areaName: '朔城区（未落实到下级）',
      units: 1,
    })
  })

  it('goes down to one village', async () => {
    const found = await progress('township', BEIGUAN)
    expect(found.rows.map((row) => [row.areaCode, row.units])).toEqual([[BEIGUAN, 1]])
  })
})
