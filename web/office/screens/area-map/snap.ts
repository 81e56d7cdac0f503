/**
 * Brings a drawn point onto what is there: a corner near by, else the nearest place on an edge. Borders
 * drawn so meet their neighbours exactly. Pure; metres of a drawing.
 */
import type { Polygons } from '../../../../server/contract/areas.ts'
import type { Drawing } from '../blocks/block-drawing.ts'

export interface Snapped {
  /** Longitude and latitude in degrees. */
  readonly point: readonly [number, number]
  readonly to: 'corner' | 'edge' | null
}

interface Place {
  readonly x: number
  readonly y: number
}

export function snap(
  point: readonly [number, number],
  shapes: readonly Polygons[],
  drawing: Drawing,
  withinMetres: number,
): Snapped {
  const at = drawing.placeOf(point)
  let corner: { readonly point: readonly [number, number]; readonly metres: number } | undefined
  let edge: { readonly place: Place; readonly metres: number } | undefined
  for (const ring of shapes.flatMap(({ coordinates }) => coordinates.flat())) {
    ring.forEach((here, i) => {
      const place = drawing.placeOf(here)
      const metres = Math.hypot(place.x - at.x, place.y - at.y)
      if (metres <= withinMetres && metres < (corner?.metres ?? Number.POSITIVE_INFINITY)) {
        corner = { point: [here[0]!, here[1]!], metres }
      }
      if (i === 0) return
      const foot = footOn(drawing.placeOf(ring[i - 1]!), place, at)
      const away = Math.hypot(foot.x - at.x, foot.y - at.y)
      if (away <= withinMetres && away < (edge?.metres ?? Number.POSITIVE_INFINITY)) {
        edge = { place: foot, metres: away }
      }
    })
  }
  if (corner) return { point: corner.point, to: 'corner' }
  if (edge) return { point: drawing.degreesAt(edge.place.x, edge.place.y), to: 'edge' }
  return { point, to: null }
}

/** The place on an edge nearest to a point. */
function footOn(from: Place, to: Place, at: Place): Place {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const squared = dx * dx + dy * dy
  if (squared === 0) return from
  const share = ((at.x - from.x) * dx + (at.y - from.y) * dy) / squared
  const held = Math.max(0, Math.min(1, share))
  return { x: from.x + held * dx, y: from.y + held * dy }
}
