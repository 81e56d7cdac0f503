import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type RevisionNode,
  type SettledPoint,
  settleRevisions,
} from '../../../server/domains/responses/settle-revisions.ts'
import { isSimplyNext, type LineFacts } from '../../../server/domains/responses/simply-next.ts'

const line: LineFacts = {
  latestRevisionId: 'a',
  inConflict: false,
  settledRevisionId: null,
  firstBaseId: null,
}

describe('the next revision on the latest', () => {
  it('is told from the response alone', () => {
    expect(isSimplyNext('a', line)).toBe(true)
  })

  const others: [about: string, base: string | null, facts: Partial<LineFacts>][] = [
    ['a first revision', null, { latestRevisionId: null }],
    ['an edit of an older one', 'older', {}],
    ['a conflict still open', 'a', { inConflict: true }],
    ['a response returned before', 'a', { settledRevisionId: 'a' }],
    ['a first arrival that overtook its base', 'a', { firstBaseId: 'unseen' }],
  ]
  it.each(others)('is not: %s', (_about, base, facts) => {
    expect(isSimplyNext(base, { ...line, ...facts })).toBe(false)
  })

  it('is the head of all revisions whenever it is told so, whatever came before', () => {
    const item = fc.record({
      base: fc.nat({ max: 6 }),
      // Half the edits go on from what stands, as a tablet that has just synchronised does.
      onLatest: fc.boolean(),
      answers: fc.record({ staff: fc.nat({ max: 2 }), revenue: fc.nat({ max: 2 }) }),
      submittable: fc.boolean(),
      minute: fc.integer({ min: 10, max: 19 }),
      returned: fc.integer({ min: 0, max: 9 }),
    })
    let told = 0
    let afterMerge = 0
    fc.assert(
      fc.property(fc.array(item, { minLength: 2, maxLength: 8 }), (items) => {
        const nodes: RevisionNode[] = []
        let latest: string | null = null
        let inConflict = false
        let settled: SettledPoint | null = null
        for (const [index, each] of items.entries()) {
          // A base by number may be one that has not arrived, as when a later edit overtook it.
          const base: string | null = each.onLatest
            ? latest
            : each.base === 0 || each.base === index
              ? null
              : `r${each.base}`
          const upload: RevisionNode = {
            id: `r${index}`,
            number: nodes.length + 1,
            parents: base === null ? [] : [base],
            answers: each.answers,
            submittable: each.submittable,
            deviceTime: `2024-01-15T02:${each.minute}:00.000Z`,
            merged: false,
          }
          const first = nodes[0]
          const simply =
            first !== undefined &&
            isSimplyNext(base, {
              latestRevisionId: latest,
              inConflict,
              settledRevisionId: settled?.id ?? null,
              firstBaseId: first.parents[0] ?? null,
            })
          nodes.push(upload)
          const settlement = settleRevisions(nodes, settled)
          // Ids are made at sealing: nothing can be edited from what was sealed after it.
          const sealedInOrder = !nodes.some((node) => ancestors(node.id, nodes).has(node.id))
          if (!sealedInOrder) return
          if (simply) {
            told++
            if (latest?.startsWith('merged')) afterMerge++
            expect(settlement).toEqual({ kind: 'line', head: upload.id })
          }
          inConflict = settlement.kind === 'conflict'
          latest = settlement.kind === 'line' ? settlement.head : settlement.standing
          if (settlement.kind === 'merge') {
            latest = `merged-${settlement.heads.join('-')}`
            if (!nodes.some((node) => node.id === latest)) {
              const { heads: parents, answers } = settlement
              nodes.push({
                ...upload,
                id: latest,
                number: nodes.length + 1,
                parents,
                answers,
                merged: true,
              })
            }
          }
          if (each.returned === 0) {
            settled = { id: latest, revisions: nodes.length }
            inConflict = false
          }
        }
      }),
      { numRuns: 2_000 },
    )
    expect(told).toBeGreaterThan(100)
    expect(afterMerge).toBeGreaterThan(10)
  })
})

function ancestors(id: string, nodes: readonly RevisionNode[]): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [id]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const parent of nodes.find((node) => node.id === next)?.parents ?? []) {
      if (!found.has(parent)) open.push(parent)
      found.add(parent)
    }
  }
  return found
}
