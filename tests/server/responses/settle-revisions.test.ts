import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedCells } from '../../../server/domains/responses/answer-cells.ts'
import {
  type RevisionNode,
  settleRevisions,
} from '../../../server/domains/responses/settle-revisions.ts'

function buildNode(id: string, parent: string | null, over: Partial<RevisionNode>): RevisionNode {
  return {
    id,
    number: 1,
    parents: parent === null ? [] : [parent],
    answers: {},
    submittable: false,
    deviceTime: '2024-01-15T02:00:00.000Z',
    merged: false,
    ...over,
  }
}

const base = buildNode('base', null, { answers: { name: '甲厂', staff: 5, revenue: 100 } })

describe('several tablets on one response', () => {
  it('merge what they changed apart', () => {
    const a = buildNode('a', 'base', { answers: { name: '甲厂', staff: 6, revenue: 100 } })
    const b = buildNode('b', 'base', { answers: { name: '甲厂', staff: 5, revenue: 120 } })
    expect(settleRevisions([base, a, b])).toMatchObject({
      kind: 'merge',
      heads: ['a', 'b'],
      answers: { name: '甲厂', staff: 6, revenue: 120 },
    })
  })

  it('agree where they filled in the same value', () => {
    const a = buildNode('a', 'base', { answers: { ...base.answers, staff: 6 } })
    const b = buildNode('b', 'base', { answers: { ...base.answers, staff: 6, phone: '5551234' } })
    expect(settleRevisions([base, a, b])).toMatchObject({
      kind: 'merge',
      answers: { staff: 6, phone: '5551234' },
    })
  })

  it('are in conflict over a field both changed, and a submitted revision stands', () => {
    const a = buildNode('a', 'base', { answers: { ...base.answers, staff: 6 }, submittable: true })
    const b = buildNode('b', 'base', {
      answers: { ...base.answers, staff: 7 },
      deviceTime: '2024-01-16T02:00:00.000Z',
    })
    expect(settleRevisions([base, a, b])).toEqual({
      kind: 'conflict',
      heads: ['a', 'b'],
      fields: ['staff'],
      standing: 'a',
    })
  })

  it('keep a cleared field cleared unless the other changed it', () => {
    const cleared = buildNode('a', 'base', { answers: { name: '甲厂', revenue: 100 } })
    const other = buildNode('b', 'base', { answers: { ...base.answers, revenue: 120 } })
    expect(settleRevisions([base, cleared, other])).toMatchObject({
      kind: 'merge',
      answers: { name: '甲厂', revenue: 120 },
    })
    const touched = buildNode('c', 'base', { answers: { ...base.answers, staff: 9 } })
    expect(settleRevisions([base, cleared, touched])).toMatchObject({ fields: ['staff'] })
  })

  it('merge tables row by row, and never mix two new rows', () => {
    const rows = buildNode('base', null, { answers: { shops: [{ name: '一', revenue: 1 }] } })
    const a = buildNode('a', 'base', { answers: { shops: [{ name: '一', revenue: 2 }] } })
    const b = buildNode('b', 'base', {
      answers: { shops: [{ name: '一', revenue: 1 }, { name: '二' }] },
    })
    expect(settleRevisions([rows, a, b])).toMatchObject({
      kind: 'merge',
      answers: { shops: [{ name: '一', revenue: 2 }, { name: '二' }] },
    })
    const c = buildNode('c', 'base', {
      answers: { shops: [{ name: '一', revenue: 1 }, { revenue: 7 }] },
    })
    expect(settleRevisions([rows, b, c])).toMatchObject({ kind: 'conflict', fields: ['shops[1]'] })
  })

  it('leave the latest in place when an older revision arrives late', () => {
    const a = buildNode('a', 'base', {})
    const late = buildNode('a2', 'a', { answers: { name: '乙厂' } })
    expect(settleRevisions([late])).toEqual({ kind: 'line', head: 'a2' })
    expect(settleRevisions([late, a])).toEqual({ kind: 'line', head: 'a2' })
  })

  it('go on from what the office returned', () => {
    const a = buildNode('a', 'base', { number: 2, answers: { staff: 6 }, submittable: true })
    const b = buildNode('b', 'base', { number: 3, answers: { staff: 7 } })
    const c = buildNode('c', 'a', { number: 4, answers: { staff: 8 } })
    expect(settleRevisions([base, a, b, c])).toMatchObject({ kind: 'conflict' })
    expect(settleRevisions([base, a, b, c], { id: 'a', revisions: 3 })).toEqual({
      kind: 'line',
      head: 'c',
    })
  })

  it('come out the same whatever the order of arrival', () => {
    const document = fc.record(
      {
        name: fc.constantFrom('甲厂', '乙厂'),
        staff: fc.integer({ min: 0, max: 2 }),
        revenue: fc.integer({ min: 0, max: 2 }),
        shops: fc.array(fc.record({ name: fc.constantFrom('一', '二') }), { maxLength: 2 }),
      },
      { requiredKeys: [] },
    )
    const history = fc
      .array(
        fc.record({
          answers: document,
          parent: fc.nat({ max: 5 }),
          submittable: fc.boolean(),
          minute: fc.integer({ min: 0, max: 9 }),
        }),
        { minLength: 1, maxLength: 5 },
      )
      .map((items) =>
        items.map((item, index) =>
          // Each is edited from an earlier one, or from nothing.
          buildNode(`r${index}`, item.parent < index ? `r${item.parent}` : null, {
            answers: item.answers,
            submittable: item.submittable,
            deviceTime: `2024-01-15T02:0${item.minute}:00.000Z`,
          }),
        ),
      )
    const orders = history.chain((nodes) =>
      fc.tuple(
        fc.constant(nodes),
        fc.shuffledSubarray(nodes, { minLength: nodes.length, maxLength: nodes.length }),
      ),
    )
    fc.assert(
      fc.property(orders, ([nodes, shuffled]) => {
        const numbered = (list: readonly RevisionNode[]) =>
          list.map((node, position) => ({ ...node, number: position + 1 }))
        expect(settleRevisions(numbered(shuffled))).toEqual(settleRevisions(numbered(nodes)))
      }),
      { numRuns: 500 },
    )
  })
})

describe('what a revision changed', () => {
  it('names cells, new rows and cleared fields', () => {
    expect(
      changedCells(
        { name: '甲厂', staff: 5, shops: [{ name: '一', revenue: 1 }] },
        { name: '甲厂', phone: '5551234', shops: [{ name: '一', revenue: 2 }, { name: '二' }] },
      ),
    ).toEqual(['phone', 'shops[0].revenue', 'shops[1]', 'staff'])
  })

  it('takes an empty cell for what it is', () => {
    expect(changedCells({ staff: null, name: '' }, {})).toEqual([])
  })
})
