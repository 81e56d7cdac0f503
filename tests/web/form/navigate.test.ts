import { describe, expect, it } from 'vitest'
import { moveForKey, moveInGrid } from '../../../web/form/navigate.ts'

const grid = [['name'], ['year', 'month'], ['revenue'], ['rows[0].activity', 'rows[0].revenue']]

describe('walking the table by keyboard', () => {
  it('goes down and up line by line', () => {
    expect(moveInGrid(grid, 'name', 'down')).toBe('year')
    expect(moveInGrid(grid, 'revenue', 'up')).toBe('year')
  })

  it('keeps the column where the next line has it, else takes the last one', () => {
    expect(moveInGrid(grid, 'month', 'down')).toBe('revenue')
    expect(
      moveInGrid(
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
        'b',
        'down',
      ),
    ).toBe('d')
  })

  it('stays at the edges', () => {
    expect(moveInGrid(grid, 'name', 'up')).toBeUndefined()
    expect(moveInGrid(grid, 'rows[0].revenue', 'right')).toBeUndefined()
    expect(moveInGrid(grid, 'unknown', 'down')).toBeUndefined()
  })

  it('takes Enter as down and Shift+Enter as up', () => {
    expect(moveForKey('Enter', false, null)).toBe('down')
    expect(moveForKey('Enter', true, null)).toBe('up')
  })

  it('leaves left and right to the text while the caret is inside it', () => {
    const inside = { start: 2, end: 2, length: 5 }
    expect(moveForKey('ArrowLeft', false, inside)).toBeNull()
    expect(moveForKey('ArrowRight', false, inside)).toBeNull()
    expect(moveForKey('ArrowRight', false, { start: 5, end: 5, length: 5 })).toBe('right')
    expect(moveForKey('ArrowLeft', false, null)).toBe('left')
  })
})
