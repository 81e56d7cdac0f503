import { describe, expect, it } from 'vitest'
import { choiceId, mergeWork, resolveMerge } from '../../../web/self-report/sheet/merge-work.ts'
import type { Work } from '../../../web/self-report/sheet/work.ts'

const work = (answers: Work['answers'], explanations: Work['explanations'] = []): Work => ({
  answers,
  explanations,
})
const explained = (text: string) => ({
  rule: 'B603-021',
  fields: ['finishedGoods'],
  reason: '04',
  text,
})

describe('work of two people on one form', () => {
  it('takes from each what only that one changed', () => {
    const merge = mergeWork(
      work({ revenue: 100, cost: 60, tax: 3 }),
      work({ revenue: 120, cost: 60, tax: 3 }),
      work({ revenue: 100, cost: 70, tax: 3, staff: 9 }),
    )
    expect(merge.choices).toEqual([])
    expect(merge.work.answers).toEqual({ revenue: 120, cost: 70, tax: 3, staff: 9 })
  })

  it('asks where both changed the same indicator differently, and keeps ours until told', () => {
    const merge = mergeWork(work({ revenue: 100 }), work({ revenue: 120 }), work({ revenue: 130 }))
    expect(merge.choices).toEqual([{ kind: 'answer', key: 'revenue', ours: 120, theirs: 130 }])
    expect(merge.work.answers).toEqual({ revenue: 120 })
  })

  it('does not ask where both came to the same value', () => {
    const merge = mergeWork(work({}), work({ revenue: 120 }), work({ revenue: 120 }))
    expect(merge.choices).toEqual([])
  })

  it('treats emptying a cell as a change', () => {
    expect(mergeWork(work({ a: 1 }), work({}), work({ a: 1 })).work.answers).toEqual({})
    expect(mergeWork(work({ a: 1 }), work({}), work({ a: 2 })).choices).toHaveLength(1)
  })

  it('keeps the person’s picks, and ours where there was none', () => {
    const merge = mergeWork(work({}), work({ a: 1, b: 1 }), work({ a: 2, b: 2 }))
    const [first] = merge.choices
    const resolved = resolveMerge(merge, new Map([[choiceId(first!), 'theirs']]))
    expect(resolved.answers).toEqual({ a: 2, b: 1 })
  })

  it('can pick that a cell is empty', () => {
    const merge = mergeWork(work({ a: 1 }), work({ a: 2 }), work({}))
    expect(resolveMerge(merge, new Map([['answer:a', 'theirs']])).answers).toEqual({})
  })

  it('merges explanations finding by finding', () => {
    const known = work({})
    const merge = mergeWork(known, work({}, [explained('我写的情况说明')]), work({}))
    expect(merge.work.explanations).toEqual([explained('我写的情况说明')])
    const both = mergeWork(
      known,
      work({}, [explained('我写的情况说明')]),
      work({}, [explained('同事写的情况说明')]),
    )
    expect(both.choices).toHaveLength(1)
    const resolved = resolveMerge(both, new Map([[choiceId(both.choices[0]!), 'theirs']]))
    expect(resolved.explanations).toEqual([explained('同事写的情况说明')])
  })

  it('counts a table as one value', () => {
    const merge = mergeWork(
      work({ rows: [{ a: 1 }] }),
      work({ rows: [{ a: 2 }] }),
      work({ rows: [{ a: 1 }, { a: 3 }] }),
    )
    expect(merge.choices.map(({ key }) => key)).toEqual(['rows'])
  })
})
