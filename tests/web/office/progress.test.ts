/** The numbers of the workbench. */
import { describe, expect, it } from 'vitest'
import { sortProgress } from '../../../web/office/screens/overview/sort-progress.ts'
import { type ProgressRow, sumProgress } from '../../../web/office/screens/overview/sum-progress.ts'

function row(areaCode: string, over: Partial<ProgressRow> = {}): ProgressRow {
  return {
    areaCode,
    areaName: areaCode,
    units: 0,
    openFrameRecords: 0,
    responses: {},
    mandatoryFindings: 0,
    unexplainedFindings: 0,
    ...over,
  }
}

describe('progress', () => {
  it('adds the areas up to the line of numbers', () => {
    const sum = sumProgress([
      row('140602001000', { units: 3, openFrameRecords: 1, responses: { submitted: 2 } }),
      row('140602002000', {
        units: 4,
        mandatoryFindings: 5,
        responses: { submitted: 1, draft: 9 },
      }),
    ])
    expect(sum).toMatchObject({ units: 7, openFrameRecords: 1, mandatoryFindings: 5 })
    expect(sum.byState).toMatchObject({ submitted: 3, draft: 9, returned: 0 })
  })

  it('puts the area with most mandatory findings first, equal ones in code order', () => {
    const rows = [
      row('140602003000', { mandatoryFindings: 1 }),
      row('140602001000', { mandatoryFindings: 1 }),
      row('140602002000', { mandatoryFindings: 7 }),
    ]
    const sorted = sortProgress(rows, { column: 'mandatory', direction: 'descending' })
    expect(sorted.map((each) => each.areaCode.slice(6, 9))).toEqual(['002', '001', '003'])
  })

  it('sorts by the state of the responses', () => {
    const rows = [
      row('1', { responses: { returned: 2 } }),
      row('2', { responses: { returned: 1 } }),
    ]
    const sorted = sortProgress(rows, { column: 'returned', direction: 'ascending' })
    expect(sorted.map((each) => each.areaCode)).toEqual(['2', '1'])
  })
})
