import { describe, expect, it } from 'vitest'
import { nextSort } from '../../../web/ui/next-sort.ts'

describe('a press on a column head', () => {
  it('begins with the largest number', () => {
    expect(nextSort(undefined, { id: 'revenue', align: 'end' })).toEqual({
      column: 'revenue',
      direction: 'descending',
    })
  })

  it('begins with the first word, also after another column', () => {
    expect(nextSort({ column: 'revenue', direction: 'descending' }, { id: 'name' })).toEqual({
      column: 'name',
      direction: 'ascending',
    })
  })

  it('turns round on the second press', () => {
    const once = nextSort(undefined, { id: 'name' })
    expect(nextSort(once, { id: 'name' }).direction).toBe('descending')
  })
})
