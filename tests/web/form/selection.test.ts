import { describe, expect, it } from 'vitest'
import { parseBlock } from '../../../web/form/paste.ts'
import { blockOf, cornerOf, pathsOf, stretch } from '../../../web/form/selection/block.ts'
import {
  asTable,
  asTabSeparated,
  copiedCell,
  fillBlock,
} from '../../../web/form/selection/copy-block.ts'

const grid = [
  ['a1', 'b1', 'c1'],
  ['a2', null, 'c2'],
  ['a3', 'b3', 'c3'],
]

describe('a rectangle of cells', () => {
  it('is the same from whichever corner it is drawn', () => {
    const down = blockOf(grid, { anchor: 'a1', head: 'b3' })
    expect(down).toEqual([
      ['a1', 'b1'],
      ['a2', null],
      ['a3', 'b3'],
    ])
    expect(blockOf(grid, { anchor: 'b3', head: 'a1' })).toEqual(down)
    expect(pathsOf(down)).toEqual(['a1', 'b1', 'a2', 'a3', 'b3'])
    expect(cornerOf(down)).toBe('a1')
  })

  it('grows by a step and stays at the edge', () => {
    const one = { anchor: 'a1', head: 'a1' }
    expect(stretch(grid, one, 'right')).toEqual({ anchor: 'a1', head: 'b1' })
    expect(stretch(grid, one, 'up')).toEqual(one)
  })
})

describe('copying cells out', () => {
  const cells = [
    [copiedCell(1_234_567, '1,234,567', null), copiedCell('0150', '0150', null)],
    [copiedCell(undefined, '', '不掌握'), copiedCell('甲\t"乙"\n丙', '', null)],
    [copiedCell(0.0000001, '0.0000001', null), copiedCell(true, '是', null)],
  ]

  it('gives numbers without separators, and comes back as it went', () => {
    const text = asTabSeparated(cells)
    expect(text.split('\r\n')[0]).toBe('1234567\t0150')
    expect(parseBlock(text)).toEqual([
      ['1234567', '0150'],
      ['不掌握', '甲\t"乙"\n丙'],
      ['0.0000001', '是'],
    ])
  })

  it('says which cells are text, so that codes keep their zeros', () => {
    const table = asTable([[copiedCell('0150', '0150', null), copiedCell(12, '12', null)]])
    expect(table).toContain(`<td style="mso-number-format:'\\@'">0150</td><td>12</td>`)
    expect(asTable([[copiedCell('<b>&', '', null)]])).toContain('&lt;b&gt;&amp;')
  })

  it('repeats one value over the cells chosen', () => {
    expect(parseBlock(fillBlock('0', 2, 3))).toEqual([
      ['0', '0', '0'],
      ['0', '0', '0'],
    ])
  })
})
