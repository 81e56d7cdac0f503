import { describe, expect, it } from 'vitest'
import type { CrossUnitCase, EvaluationRun } from '../../../server/contract/evaluation.ts'
import { namesTargetValue } from '../../../server/domains/review/names-target-value.ts'
import { readEvaluationSearch } from '../../../web/office/read-search.ts'
import { returnWords, sideBySide } from '../../../web/office/screens/evaluation/case-words.ts'
import { runToShow } from '../../../web/office/screens/evaluation/run-words.ts'
import { settleRefusal } from '../../../web/office/screens/evaluation/settle-refusal.ts'

const run = (runId: string, over: Partial<EvaluationRun> = {}): EvaluationRun => ({
  ...{ runId, areaPrefix: '1406', areaName: '朔州市', formId: null, state: 'finished' },
  ...{ startedAt: '2024-01-15T02:00:00Z', startedByName: '李普', endedAt: null, failure: null },
  ...{ units: 1, unitsInAll: 1, responses: 1, findings: 0, neighbours: null, mayCancel: false },
  ...over,
})

describe('the evaluation shown first', () => {
  it('is the one asked for, else the newest that covers the whole area and all forms', () => {
    const runs = [
      run('now', { state: 'running' }),
      run('one-form', { formId: '622' }),
      run('one-county', { areaPrefix: '140603' }),
      run('whole'),
    ]
    expect(runToShow(runs, undefined, '140602')?.runId).toBe('whole')
    expect(runToShow(runs, 'one-form', '140602')?.runId).toBe('one-form')
    expect(runToShow(runs, 'now', '140602')?.runId).toBe('whole')
    expect(runToShow([run('now', { state: 'running' })], undefined, '1406')).toBeUndefined()
  })
})

describe('units side by side', () => {
  const unit = (over: Partial<CrossUnitCase['units'][number]>) => ({
    ...{ unitId: 'a', name: '甲', kind: 'legalUnit' as const, areaName: '朔城区', address: '' },
    ...{ creditCode: 'X', ownerCode: null, staff: null, declaredBranches: 0, declaredStaff: 0 },
    ...{ responses: [], ...over },
  })
  it('leave out what nobody says and mark what differs', () => {
    const lines = sideBySide([unit({}), unit({ kind: 'establishment', staff: 12 })])
    expect(lines.map(({ label, differs }) => [label, differs])).toEqual([
      ['单位类别', true],
      ['统一社会信用代码', false],
      ['期末从业人数', true],
      ['所在地', false],
    ])
    expect(lines[2]!.values).toEqual(['', '12 人'])
  })
})

describe('a settlement', () => {
  it('says what is missing', () => {
    expect(settleRefusal('returned', '08', '请核对', 0)).toBe('请选要退回的答卷')
    expect(settleRefusal('explained', null, '事实', 0)).toBe('请选择原因')
    expect(settleRefusal('explained', '01', ' ', 0)).toBe('请写明具体情况')
    expect(settleRefusal('returned', '08', '请核对', 1)).toBeUndefined()
  })
  it('offers words for a return that tell no value', () => {
    for (const words of Object.values(returnWords)) expect(namesTargetValue(words)).toBe(false)
  })
})

describe('the address of an evaluation', () => {
  it('keeps what can be asked and drops the rest', () => {
    expect(
      readEvaluationSearch({ view: 'cases', area: '140602', severity: 'grave', industry: '062' }),
    ).toEqual({ view: 'cases', area: '140602' })
    expect(readEvaluationSearch({ industry: 'none', matter: 'CROSS-003', state: 'gone' })).toEqual({
      ...{ industry: 'none', matter: 'CROSS-003', state: 'gone' },
    })
  })
})
