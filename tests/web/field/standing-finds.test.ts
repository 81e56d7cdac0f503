/** Finds of a survey on the device: fetched ones, and what was done since. */
import { describe, expect, it } from 'vitest'
import { isDone, standingFinds } from '../../../web/field/survey/standing-finds.ts'

const place = { surveyId: 'survey-1', blockCode: '14060200100101' }
const at = (minute: number) => `2024-06-15T02:${String(minute).padStart(2, '0')}:00.000Z`
const find = (foundId: string, minute: number, unitName = foundId) => ({
  ...{ foundId, unit: { unitName }, figures: {}, madeAt: at(minute) },
})
const act = (
  foundId: string,
  minute: number,
  over: object = {},
  refusal: string | null = null,
) => ({
  act: {
    ...{ kind: 'pes-find', ...place, foundId, unit: { unitName: '改后' }, figures: {} },
    ...{ removed: false, ...over },
  } as const,
  ...{ madeAt: at(minute), refusal },
})

describe('what stands', () => {
  it('is what was fetched, with what was done here since', () => {
    const fetched = [find('a', 1), find('b', 1)]
    const acts = [act('a', 2), act('b', 3, { removed: true }), act('c', 4)]
    const found = standingFinds(fetched, acts as never, place)
    expect(found.map(({ foundId, unit }) => [foundId, unit.unitName])).toEqual([
      ['a', '改后'],
      ['c', '改后'],
    ])
  })

  it('keeps what is newer on the server, and forgets what was refused or is of another block', () => {
    const acts = [
      act('a', 1),
      act('d', 6, {}, '这个小区已经报完'),
      act('e', 7, { blockCode: '14060200100102' }),
    ]
    expect(standingFinds([find('a', 5)], acts as never, place)).toEqual([find('a', 5)])
  })
})

it('a block is done once that was said and not refused', () => {
  const done = { kind: 'pes-block-done', ...place, note: '' } as const
  expect(isDone([{ act: done, refusal: null }], place)).toBe(true)
  expect(isDone([{ act: done, refusal: '没有这条记录' }], place)).toBe(false)
  expect(isDone([], place)).toBe(false)
})
