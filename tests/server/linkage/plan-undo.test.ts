import { describe, expect, it } from 'vitest'
import type { FieldChange, ValueChange } from '../../../server/domains/linkage/merge-values.ts'
import { type Applied, planUndo } from '../../../server/domains/linkage/plan-undo.ts'

const change = (
  unitId: string,
  before: string | null,
  after: string,
  from: string,
): FieldChange => ({
  of: 'field',
  unitId,
  field: 'phone',
  before,
  after,
  from,
})

function plan(history: readonly Applied[], decisionId: string, now: Record<string, string | null>) {
  const { restored, left } = planUndo(history, decisionId, (unitId) => now[unitId] ?? null)
  const said = (changes: readonly ValueChange[]) =>
    changes.map(({ unitId, after }) => `${unitId}=${after}`)
  return { restored: said(restored), left: said(left) }
}

describe('what taking a decision back restores', () => {
  const first = { decisionId: 'first', undone: false, changes: [change('a', '1', '2', 'b')] }
  const second = { decisionId: 'second', undone: false, changes: [change('a', '2', '3', 'c')] }

  it('gives a value back as it was', () => {
    expect(plan([first], 'first', { a: '2' })).toEqual({ restored: ['a=1'], left: [] })
  })

  it('leaves a value that was changed since', () => {
    expect(plan([first], 'first', { a: '9' })).toEqual({ restored: [], left: ['a=1'] })
  })

  it('passes by a decision taken back before', () => {
    expect(plan([{ ...first, undone: true }, second], 'second', { a: '3' })).toEqual({
      restored: ['a=1'],
      left: [],
    })
  })

  it('keeps what an earlier decision in force gave', () => {
    expect(plan([first, second], 'second', { a: '3' })).toEqual({ restored: ['a=2'], left: [] })
  })

  it('follows a value that later merges took over', () => {
    const taken = { decisionId: 'taken', undone: false, changes: [change('c', null, '2', 'a')] }
    expect(plan([first, taken], 'first', { a: '2', c: '2' })).toEqual({
      restored: ['a=1', 'c=null'],
      left: [],
    })
  })

  it('tells an attribute from a field', () => {
    const grown: ValueChange = {
      of: 'attribute',
      unitId: 'a',
      field: 'aboveScale',
      before: false,
      after: true,
      from: 'b',
    }
    const history: Applied[] = [{ decisionId: 'first', undone: false, changes: [grown] }]
    const asked: unknown[] = []
    const { restored } = planUndo(history, 'first', (_, { of, field }) => {
      asked.push([of, field])
      return true
    })
    expect(asked).toEqual([['attribute', 'aboveScale']])
    expect(restored).toEqual([{ ...grown, before: true, after: false }])
  })
})
