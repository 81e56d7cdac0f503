/**
 * Brings outlines that share a border onto the same corners: a corner of one that lies on an edge of
 * another within a sliver becomes a corner of that one too, so that clipping sees one border. Pure.
 */
import { type Pair, type Ring, type Scale, type Shape, SLIVER_METRES, scaleAt } from './outline.ts'

export function align(shapes: readonly Shape[]): Shape[] {
  const corners: Pair[] = []
  const scale = scaleAt(shapes[0]?.[0]?.[0]?.[0]?.[1] ?? 0)
  // Corners that all but coincide become one.
  const joined = shapes.map((shape) =>
    shape.map((rings) =>
      rings.map((ring) =>
        ring.map((corner) => {
          const near = corners.find((other) => metresBetween(other, corner, scale) < SLIVER_METRES)
          if (near) return near
          corners.push(corner)
          return corner
        }),
      ),
    ),
  )
  return joined.map((shape) =>
    shape.map((rings) => rings.map((ring) => withCorners(ring, corners, scale))),
  )
}

function withCorners(ring: Ring, corners: readonly Pair[], scale: Scale): Ring {
  const dense: Ring = []
  for (let i = 1; i < ring.length; i++) {
    const from = ring[i - 1]!
    const to = ring[i]!
    const between = corners
      .map((corner) => ({ corner, ...along(from, to, corner, scale) }))
      .filter(({ share, metres }) => share > 0 && share < 1 && metres < SLIVER_METRES)
      .filter(({ corner }) => corner !== from && corner !== to)
      .sort((a, b) => a.share - b.share)
    dense.push(from, ...between.map(({ corner }) => corner))
  }
  const distinct = dense.filter((corner, i) => i === 0 || corner !== dense[i - 1])
  return distinct[0] === undefined ? [] : [...distinct, distinct[0]]
}

function metresBetween(a: Pair, b: Pair, scale: Scale): number {
  return Math.hypot((a[0] - b[0]) * scale.perLongitude, (a[1] - b[1]) * scale.perLatitude)
}

/** How far along an edge a point lies, from 0 to 1, and how far off it in metres. */
function along(from: Pair, to: Pair, point: Pair, scale: Scale) {
  const dx = (to[0] - from[0]) * scale.perLongitude
  const dy = (to[1] - from[1]) * scale.perLatitude
  const px = (point[0] - from[0]) * scale.perLongitude
  const py = (point[1] - from[1]) * scale.perLatitude
  const squared = dx * dx + dy * dy
  if (squared === 0) return { share: 0, metres: Number.POSITIVE_INFINITY }
  const share = (px * dx + py * dy) / squared
  return { share, metres: Math.hypot(px - share * dx, py - share * dy) }
}
