/** Pages of progress: lists behind numbers, the days as a drawing, tables as workbooks. */
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import type { ProgressOutlook } from '../../../server/contract/progress.ts'
import { readProgressSearch, readReviewSearch } from '../../../web/office/read-search.ts'
import { stateOf } from '../../../web/office/screens/progress/block-state.ts'
import { drawDays } from '../../../web/office/screens/progress/draw-days.ts'
import { fenOf, yuan } from '../../../web/office/screens/progress/pay-words.ts'
import { forecastWords, listBehind } from '../../../web/office/screens/progress/progress-words.ts'
import { writeTable } from '../../../web/office/screens/progress/save-table.ts'

const counts = { returned: 0, mandatoryFindings: 0, unexplainedFindings: 0 }
const outlook: ProgressOutlook = {
  area: { code: '140602000000', name: '朔城区' },
  total: { expected: 100, reported: 40, accepted: 10, ...counts },
  units: 80,
  openFrameRecords: 3,
  deadline: '2024-04-30',
  days: [
    { day: '2024-03-01', reported: 30, accepted: 10 },
    { day: '2024-03-10', reported: 10, accepted: 0 },
  ],
  forecast: {
    basisDays: 14,
    perDay: 2.5,
    atDeadline: { likely: 90, low: 70, high: 100 },
    completeOn: { likely: '2024-05-03', early: '2024-04-20', late: null },
  },
  noForecastBecause: null,
  asOf: '2024-03-15T02:00:00.000Z',
}

describe('pages of progress', () => {
  it('open the list that a number counts, also of what is not known', () => {
    expect(listBehind('industry', '52', '140602')).toEqual({ area: '140602', industry: '52' })
    expect(listBehind('enumerator', 'account-1', '140602')).toEqual({
      ...{ area: '140602', walker: 'account-1' },
    })
    expect(listBehind('block', '', '140602')).toEqual({ area: '140602', block: 'none' })
    expect(readReviewSearch({ block: 'none', industry: 'none', placed: 'no' })).toEqual({
      ...{ block: 'none', industry: 'none', placed: 'no' },
    })
    expect(readReviewSearch({ industry: '52', standing: 'reported', walker: 'a' })).toEqual({
      industry: '52',
      standing: 'reported',
      walker: 'a',
    })
    expect(readProgressSearch({ area: '140602', view: 'gone' })).toEqual({ area: '140602' })
  })

  it('say the forecast with its bounds, and what cannot be estimated', () => {
    const words = forecastWords(outlook.forecast!, '2024-04-30', 100)
    expect(words).toContain('预计报送 90 份（70—100 份）')
    expect(words).toContain('约在 5月3日（最早 4月20日，最晚 无法估计）')
  })

  it('draw the days against what is owed, the fan from today to the deadline', () => {
    const drawing = drawDays(outlook)!
    expect(drawing.deadlineX).toBe(drawing.width)
    expect(drawing.fan).toMatch(/^M112 /)
    expect(drawing.reported.endsWith('L112 151.6')).toBe(true)
    expect(drawDays({ ...outlook, days: [] })).toBeNull()
  })

  it('colour a block by how far it is', () => {
    expect(stateOf({ expected: 0, reported: 0, accepted: 0 })).toBe('none')
    expect(stateOf({ expected: 4, reported: 1, accepted: 0 })).toBe('begun')
    expect(stateOf({ expected: 4, reported: 2, accepted: 1 })).toBe('half')
    expect(stateOf({ expected: 4, reported: 4, accepted: 3 })).toBe('reported')
    expect(stateOf({ expected: 4, reported: 4, accepted: 4 })).toBe('accepted')
  })

  it('go out as a workbook with codes as text and counts as numbers', async () => {
    const bytes = await writeTable({
      title: '朔城区分行业大类进度',
      note: '截至今天',
      heads: ['代码', '行业大类', '应报'],
      rows: [['06', '煤炭开采和洗选业', 12]],
    })
    const { sheets } = await readXlsx(bytes)
    expect(sheets[0]?.rows[0]?.[0]).toBe('朔城区分行业大类进度')
    expect(sheets[0]?.rows.at(-1)?.slice(0, 3)).toEqual(['06', '煤炭开采和洗选业', 12])
  })

  it('read yuan to the fen', () => {
    expect(fenOf('5.5')).toBe(550)
    expect(fenOf('０.05')).toBe(5)
    expect(fenOf('5.555')).toBeUndefined()
    expect(fenOf('-1')).toBeUndefined()
    expect(yuan(12_345)).toBe('123.45')
  })
})
