import { describe, expect, it } from 'vitest'
import { isBlock, parseBlock, placeBlock } from '../../../web/form/paste.ts'

describe('pasting from a spreadsheet', () => {
  it('reads tabs as columns and line ends as rows, without a last empty row', () => {
    expect(parseBlock('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
  })

  it('reads quoted cells with line breaks, tabs and doubled quotes', () => {
    expect(parseBlock('"a\nb"\t"说""好"""\n"c\td"\te')).toEqual([
      ['a\nb', '说"好"'],
      ['c\td', 'e'],
    ])
  })

  it('tells a block from one copied cell', () => {
    expect(isBlock('1,200\r\n')).toBe(false)
    expect(isBlock('1\n2')).toBe(true)
    expect(isBlock('1\t2')).toBe(true)
  })

  const grid = [['a'], ['b'], ['c']]

  it('fills a column from the anchor and leaves blank cells alone', () => {
    expect(placeBlock(grid, 'b', [['5'], [' '], ['7']])).toEqual({
      placements: [{ path: 'b', raw: '5' }],
      skipped: [],
      outside: ['7'],
    })
  })

  it('reports columns that find no place', () => {
    expect(placeBlock(grid, 'c', [['1', '2']])).toEqual({
      placements: [{ path: 'c', raw: '1' }],
      skipped: [],
      outside: ['2'],
    })
  })

  it('lets a table grow below its last row', () => {
    const placed = placeBlock([['r0']], 'r0', [['1'], ['2'], ['3']], (beyond) =>
      beyond < 2 ? [`r${beyond + 1}`] : undefined,
    )
    expect(placed.placements.map(({ path }) => path)).toEqual(['r0', 'r1', 'r2'])
  })
})
