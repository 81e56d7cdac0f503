import { describe, expect, it } from 'vitest'
import type { SheetRecord } from '../../../web/self-report/device/report-database.ts'
import { decideStart } from '../../../web/self-report/sheet/decide-start.ts'
import type { Work } from '../../../web/self-report/sheet/work.ts'

const work = (answers: Work['answers']): Work => ({ answers, explanations: [] })

function detail(draft: { version: number; answers: Record<string, unknown> } | null) {
  return {
    answers: { revenue: 1 },
    explanations: [],
    latestRevisionId: 'revision-1',
    draft: draft && {
      ...draft,
      explanations: [],
      formVersion: '2023.1',
      keptAside: [],
      savedAt: '2024-01-15T02:00:00.000Z',
      savedBy: '王丽',
    },
  }
}

function sheet(over: Partial<SheetRecord>): SheetRecord {
  return {
    responseId: 'unit-1.B603.2023',
    serverVersion: 3,
    latestRevisionId: 'revision-1',
    known: work({ revenue: 1 }),
    attempted: [],
    ...over,
  }
}

describe('where the work on a form goes on', () => {
  it('goes on from the server’s draft on a computer that holds nothing', () => {
    const start = decideStart(detail({ version: 3, answers: { revenue: 2 } }), undefined, undefined)
    expect(start.merge.work.answers).toEqual({ revenue: 2 })
    expect(start.serverVersion).toBe(3)
  })

  it('goes on from what stands where there is no draft', () => {
    const start = decideStart(detail(null), undefined, undefined)
    expect(start.merge.work.answers).toEqual({ revenue: 1 })
    expect(start.serverVersion).toBe(0)
  })

  it('keeps what this browser typed after its last save', () => {
    const start = decideStart(
      detail({ version: 3, answers: { revenue: 1 } }),
      work({ revenue: 5 }),
      sheet({}),
    )
    expect(start.merge).toEqual({ work: work({ revenue: 5 }), choices: [] })
    expect(start.known).toEqual(work({ revenue: 1 }))
  })

  it('never takes typing back for an older reply read without a network', () => {
    const start = decideStart(
      detail({ version: 2, answers: { revenue: 0 } }),
      work({ revenue: 5 }),
      sheet({ serverVersion: 3 }),
    )
    expect(start.merge.work.answers).toEqual({ revenue: 5 })
    expect(start.serverVersion).toBe(3)
  })

  it('takes a save whose reply was lost for its own work, not for another person’s', () => {
    const start = decideStart(
      detail({ version: 4, answers: { revenue: 4 } }),
      work({ revenue: 5 }),
      sheet({ attempted: [work({ revenue: 3 }), work({ revenue: 4 })] }),
    )
    expect(start.merge).toEqual({ work: work({ revenue: 5 }), choices: [] })
    expect(start.serverVersion).toBe(4)
  })

  it('asks where a colleague changed the same indicator', () => {
    const start = decideStart(
      detail({ version: 4, answers: { revenue: 9, cost: 2 } }),
      work({ revenue: 5 }),
      sheet({}),
    )
    expect(start.merge.choices).toHaveLength(1)
    expect(start.merge.work.answers).toEqual({ revenue: 5, cost: 2 })
  })
})
