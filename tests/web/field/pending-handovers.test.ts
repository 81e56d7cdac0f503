import { describe, expect, it } from 'vitest'
import { pendingHandovers } from '../../../web/field/walk/pending-handovers.ts'

const [ours, theirs] = ['14060200100101', '14060200100102']
const handover = (unitId: string, fromBlock: string, toBlock: string) => ({
  ...{ unitId, unitName: unitId, fromBlock, toBlock, reason: '改界' },
  startedAt: '2024-01-15T00:00:00.000Z',
})
const accept = (unitId: string, refusal: string | null = null) => ({
  act: { kind: 'accept-handover', unitId, blockCode: ours } as const,
  refusal,
})

describe('units on their way between blocks', () => {
  it('come in until this device accepted them, and go out until the others did', () => {
    const all = [
      handover('a', theirs, ours),
      handover('b', theirs, ours),
      handover('c', ours, theirs),
    ]
    const { coming, going } = pendingHandovers(ours, all, [accept('a')])
    expect(coming.map(({ unitId }) => unitId)).toEqual(['b'])
    expect(going.map(({ unitId }) => unitId)).toEqual(['c'])
  })

  it('stay where the office refused the act', () => {
    const { coming } = pendingHandovers(
      ours,
      [handover('a', theirs, ours)],
      [accept('a', '已收回')],
    )
    expect(coming).toHaveLength(1)
  })
})
