/** Outlines of a block as a drawing. */
import { describe, expect, it } from 'vitest'
import { drawShapes, meanOf } from '../../../web/office/screens/blocks/block-drawing.ts'
import { countByBuilding } from '../../../web/office/screens/blocks/count-by-building.ts'

describe('the drawing of a block', () => {
  it('keeps the shape of the ground: a hundredth of a degree is shorter eastward than northward', () => {
    const ring = [
      [112.43, 39.33],
      [112.44, 39.33],
      [112.44, 39.34],
      [112.43, 39.34],
      [112.43, 39.33],
    ] as [number, number][]
    const shape = { type: 'MultiPolygon' as const, coordinates: [[ring]] }
    const drawing = drawShapes([shape], 0)
    expect(drawing.height).toBeCloseTo(1113, 0)
    expect(drawing.width).toBeCloseTo(861, 0)
    expect(drawing.widthOf(shape)).toBeCloseTo(861, 0)
  })

  it('draws the north at the top', () => {
    const ring = [
      [112, 39],
      [112.001, 39.001],
      [112, 39.001],
      [112, 39],
    ] as [number, number][]
    const shape = { type: 'MultiPolygon' as const, coordinates: [[ring]] }
    const drawing = drawShapes([shape], 0)
    expect(drawing.pathOf(shape)).toBe(
      `M0 ${drawing.height}L${drawing.width} 0L0 0L0 ${drawing.height}Z`,
    )
  })

  it('draws nothing where there is no geometry', () => {
    expect(drawShapes([])).toMatchObject({ width: 1, height: 1 })
  })

  it('counts units and open ones per building, not those placed in none', () => {
    const counts = countByBuilding([
      { buildingCode: 'B-1', outcome: null },
      { buildingCode: 'B-1', outcome: 'normal' },
      { buildingCode: null, outcome: null },
    ])
    expect([...counts.units]).toEqual([['B-1', 2]])
    expect([...counts.open]).toEqual([['B-1', 1]])
  })
})

describe('the middle of a shape', () => {
  it('does not count the closing corner twice', () => {
    const square = {
      type: 'MultiPolygon' as const,
      coordinates: [
        [
          [
            [112, 39],
            [112.002, 39],
            [112.002, 39.002],
            [112, 39.002],
            [112, 39],
          ],
        ],
      ],
    }
    expect(meanOf(square, 0)).toBeCloseTo(112.001, 9)
    const drawing = drawShapes([square], 0)
    expect(drawing.middleOf(square).x).toBeCloseTo(drawing.width / 2, 0)
    expect(drawing.middleOf(square).y).toBeCloseTo(drawing.height / 2, 0)
  })
})
