import { describe, expect, it } from 'vitest'
import { fittingLabels } from '../../../web/office/screens/area-map/fitting-labels.ts'
import { keepsClear, labelPlace } from '../../../web/office/screens/area-map/label-place.ts'

describe('names on a map', () => {
  const at = (name: string, x: number, y: number, room = 1000) => ({
    ...{ key: name, name, x, y },
    fits: (width: number) => width <= room,
  })
  const shown = (labels: readonly ReturnType<typeof at>[], size = 10) =>
    fittingLabels(labels, size).map(({ name }) => name)

  it('stand where they fit into their shapes, and come up as one zooms in', () => {
    const labels = [at('01 小区', 0, 0, 40), at('02 小区', 500, 0, 60)]
    expect(shown(labels)).toEqual(['02 小区'])
    expect(shown(labels, 5)).toEqual(['01 小区', '02 小区'])
  })

  it('never lie over one another: a zone gives way to the blocks below it', () => {
    const labels = [at('01 小区', 0, 0), at('经济开发区', 20, 5), at('产业园', 20, 30)]
    expect(shown(labels)).toEqual(['01 小区', '产业园'])
  })
})

describe('the name of a block', () => {
  const rings = (...corners: readonly (readonly [number, number])[]) => [
    [[...corners, corners[0]!].map(([x, y]) => ({ x, y }))],
  ]
  /** A parallelogram leaning east: the middle of its extent lies near a slanted border. */
  const leaning = rings([0, 0], [40, 0], [240, 200], [200, 200])
  const hook = rings([0, 0], [200, 0], [200, 60], [40, 60], [40, 200], [0, 200])

  it('stands where it keeps clear of slanted borders and inside a hook', () => {
    for (const shape of [leaning, hook]) {
      const at = labelPlace(shape, 4)!
      expect(keepsClear(shape, at, 24, 6)).toBe(true)
    }
    const inHook = labelPlace(hook, 4)!
    expect(inHook.y).toBeLessThan(60)
    // Where the mean of its corners would have put it, it lies across the border.
    expect(keepsClear(hook, { x: 80, y: 86 }, 100, 60)).toBe(false)
  })

  it('is not shown where no place holds it', () => {
    const at = labelPlace(leaning, 4)!
    expect(keepsClear(leaning, at, 60, 15)).toBe(false)
  })

  it('takes the roomiest of several parts, around a hole, and none of a line', () => {
    const square = (x: number, size: number) =>
      rings([x, 0], [x + size, 0], [x + size, size], [x, size])[0]!
    expect(labelPlace([square(0, 10), square(100, 40)], 1)).toEqual({ x: 120, y: 20 })
    const holed = [[...square(0, 90), ...square(30, 30)]]
    expect(keepsClear(holed, labelPlace(holed, 1)!, 20, 20)).toBe(true)
    expect(labelPlace(rings([0, 0], [10, 0], [20, 0]), 1)).toBeUndefined()
  })
})
