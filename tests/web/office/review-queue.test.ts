/** The queue of review: what stays, what waits, what comes next. */
import { describe, expect, it } from 'vitest'
import { neighboursOf } from '../../../web/office/screens/review/neighbours.ts'
import { settleRows } from '../../../web/office/screens/review/settle-rows.ts'

const same = (key: string) => key
const settle = (shown: string[], fresh: string[]) => settleRows(shown, fresh, same)

describe('the review queue', () => {
  it('holds new arrivals back until they are asked for', () => {
    expect(settle(['a', 'b'], ['new', 'a', 'b'])).toEqual({ rows: ['a', 'b'], arrivals: ['new'] })
  })

  it('does not move a row that was changed meanwhile to the top', () => {
    expect(settle(['a', 'b', 'c'], ['c', 'a', 'b']).rows).toEqual(['a', 'b', 'c'])
  })

  it('lets go of a response that was decided', () => {
    expect(settle(['a', 'b', 'c'], ['a', 'c'])).toEqual({ rows: ['a', 'c'], arrivals: [] })
  })

  it('adds the next page at the end', () => {
    expect(settle(['a', 'b'], ['a', 'b', 'c', 'd']).rows).toEqual(['a', 'b', 'c', 'd'])
  })

  it('announces what came after everything shown was decided', () => {
    expect(settle(['a'], ['x', 'y'])).toEqual({ rows: [], arrivals: ['x', 'y'] })
  })

  it('goes on with the next response and stops at the end', () => {
    expect(neighboursOf(['a', 'b', 'c'], 'b')).toEqual({ previous: 'a', next: 'c' })
    expect(neighboursOf(['a', 'b', 'c'], 'c').next).toBeUndefined()
    expect(neighboursOf(['a', 'b'], undefined).next).toBe('a')
  })
})
