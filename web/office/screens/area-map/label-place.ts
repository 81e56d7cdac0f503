/** Where in a shape its name stands, and whether it keeps clear of the border there. Pure. */
import polylabel from 'polylabel'

export interface Place {
  readonly x: number
  readonly y: number
}

/** Rings of each polygon of a shape, in units of the drawing. */
export type Rings = readonly (readonly (readonly Place[])[])[]

/** Share of a shape's lesser extent to which the place is found. */
const PRECISION = 1 / 40

/**
 * The place farthest from every border for a text so many times as wide as it is high: the pole of
 * inaccessibility of the shape pressed together until the text is a square. Undefined for a shape
 * without any inside.
 */
export function labelPlace(rings: Rings, wide: number): Place | undefined {
  let best: (Place & { readonly distance: number }) | undefined
  for (const polygon of rings) {
    const pressed = polygon.map((ring) => ring.map(({ x, y }): [number, number] => [x / wide, y]))
    const [outer = []] = pressed
    const extents = [0, 1].map((axis) => extentOf(outer.map((corner) => corner[axis]!)))
    const least = Math.min(...extents)
    if (!(least > 0)) continue
    const pole = polylabel(pressed, least * PRECISION)
    const { distance } = pole
    if (distance > (best?.distance ?? 0)) best = { x: pole[0] * wide, y: pole[1], distance }
  }
  return best && { x: best.x, y: best.y }
}

/** Whether a text of this size, its middle at a place inside, touches no border. */
export function keepsClear(rings: Rings, at: Place, width: number, height: number): boolean {
  const [west, east] = [at.x - width / 2, at.x + width / 2]
  const [north, south] = [at.y - height / 2, at.y + height / 2]
  const touches = (a: Place, b: Place): boolean => {
    if (Math.max(a.x, b.x) < west || Math.min(a.x, b.x) > east) return false
    if (Math.max(a.y, b.y) < north || Math.min(a.y, b.y) > south) return false
    const sides = [west, east].flatMap((x) =>
      [north, south].map((y) => Math.sign((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x))),
    )
    return !sides.every((side) => side === sides[0] && side !== 0)
  }
  return rings.every((polygon) =>
    polygon.every((ring) => ring.every((corner, i) => !touches(corner, ring[i - 1] ?? corner))),
  )
}

function extentOf(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values)
}
