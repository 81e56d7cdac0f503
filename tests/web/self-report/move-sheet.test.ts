import { beforeAll, describe, expect, it } from 'vitest'
import { stepsBetween } from '../../../forms/engine/versions/steps-between.ts'
import { decideStart } from '../../../web/self-report/sheet/decide-start.ts'
import type { StepsFrom } from '../../../web/self-report/sheet/move-sheet.ts'
import { moveSheet } from '../../../web/self-report/sheet/move-sheet.ts'
import { loadTwoVersions } from '../../support/load-two-versions.ts'

const served = {
  response: { formVersion: '2023.1' },
  answers: { revenue: 1, slogan: '好' },
  explanations: [],
  keptAside: [],
  latestRevisionId: 'rev-1',
  draft: {
    ...{ answers: { revenue: 2, staff: 4, slogan: '好' }, explanations: [], keptAside: [] },
    ...{ formVersion: '2023.1', version: 3, savedAt: '2024-01-15T02:00:00.000Z', savedBy: '王丽' },
  },
}
const draft = {
  ...{ responseId: 'unit-1.T1.2023', unitId: 'unit-1', formId: 'T1', formVersion: '2023.1' },
  ...{ baseRevisionId: 'rev-1', edition: 2, sealedEdition: null, savedAt: '', title: '甲' },
  blockCode: null,
  answers: { revenue: 5, slogan: '好' },
  explanations: [],
}
const sheet = {
  ...{ responseId: 'unit-1.T1.2023', serverVersion: 2, latestRevisionId: 'rev-1' },
  known: { answers: { revenue: 2, slogan: '好' }, explanations: [] },
  attempted: [],
}

describe('a sheet of the portal whose form got a newer version', () => {
  let stepsFrom: StepsFrom
  beforeAll(async () => {
    const versions = await (await loadTwoVersions()).registry.loadVersions('T1')
    stepsFrom = (from) => stepsBetween(versions, from, '2023.2') ?? []
  }, 60_000)

  it('merges this browser’s work with the server’s in the newer version', () => {
    const moved = moveSheet(served, draft, sheet, stepsFrom)
    const { merge } = decideStart(moved.detail, moved.local, moved.sheet)
    expect(merge).toEqual({
      work: { answers: { operatingRevenue: 5, staff: 4 }, explanations: [] },
      choices: [],
    })
    expect(moved.keptAside).toMatchObject([{ cell: 'slogan', value: '好' }])
    expect(moved.moved).toMatchObject([{ from: '2023.1', to: '2023.2' }])
  })

  it('reads work that is in the newer version already as it is', () => {
    const newer = { ...draft, formVersion: '2023.2', answers: { operatingRevenue: 7 } }
    const moved = moveSheet(served, newer, undefined, stepsFrom)
    expect(moved.local?.answers).toEqual({ operatingRevenue: 7 })
    expect(moved.moved).toEqual([])
    expect(moved.detail.answers).toEqual({ operatingRevenue: 1 })
  })

  it('reports the move of what the server holds where this browser holds nothing', () => {
    const moved = moveSheet(served, undefined, undefined, stepsFrom)
    expect(moved.local).toBeUndefined()
    expect(moved.moved).toMatchObject([{ kept: 1, changes: [{ what: 'renamed' }] }])
  })
})
