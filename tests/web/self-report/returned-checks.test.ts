import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../forms/engine/types.ts'
import type { FormChecks } from '../../../web/form/session/checking.ts'
import { returnedFinding, withReturned } from '../../../web/self-report/sheet/returned-checks.ts'

const engineFinding: Finding = {
  rule: 'B603-021',
  kind: 'relation',
  severity: 'mandatory',
  outcome: 'fail',
  fields: ['finishedGoods'],
  message: '',
}
const engine: FormChecks = {
  findings: () => [engineFinding],
  set: () => ({ appeared: [], gone: [], computed: [] }),
  replaceAll: () => undefined,
}
const record = {
  returnedAt: '2024-01-20T02:00:00.000Z',
  returnedBy: '张办',
  reasonCode: '04',
  reasonText: '请核对口径',
  fields: ['averageStaff', 'activities[0].revenue'],
}
const returned = { averageStaff: 5, activities: [{ revenue: 9 }] }
const finding = returnedFinding(record)!

describe('the reason of a return beside its cells', () => {
  it('asks to mend or to explain, among the findings of the form', () => {
    expect(finding).toMatchObject({ severity: 'verify', message: '普查办退回：请核对口径' })
    const checks = withReturned(engine, returned, returned, finding)
    expect(checks.findings()).toEqual([finding, engineFinding])
  })

  it('goes away with a change of one of its cells, and comes back with the old value', () => {
    const checks = withReturned(engine, returned, returned, finding)
    expect(checks.set('averageStaff', 6).gone).toEqual([finding])
    expect(checks.findings()).toEqual([engineFinding])
    expect(checks.set('averageStaff', 5).appeared).toEqual([finding])
  })

  it('sees a change inside a table', () => {
    const checks = withReturned(engine, returned, returned, finding)
    expect(checks.set('activities[0].revenue', 10).gone).toEqual([finding])
  })

  it('is silent where the correction was made in an earlier sitting', () => {
    const checks = withReturned(engine, { ...returned, averageStaff: 6 }, returned, finding)
    expect(checks.findings()).toEqual([engineFinding])
  })

  it('stands above the form only, where it names no cells', () => {
    expect(returnedFinding({ ...record, fields: [] })).toBeUndefined()
  })

  it('is another question at every return', () => {
    const later = returnedFinding({ ...record, returnedAt: '2024-02-01T02:00:00.000Z' })
    expect(later?.rule).not.toBe(finding.rule)
  })
})
