/**
 * Keeps the part of a ring on one side of a straight line. A concave ring may fall into several:
 * along the line, inside and outside alternate, so the places where the ring enters and leaves,
 * sorted along the line, close the pieces in pairs. Both sides of one line compute identical
 * crossings, so neighbours share their edge exactly. A general clipping library would be a
 * dependency, and slower, for this one case.
 */
import type { Point, Ring } from './plane.ts'

/** The points p with east·p[0] + north·p[1] ≤ limit. */
export interface HalfPlane {
  readonly east: number
  readonly north: number
  readonly limit: number
}

/** A run of the ring inside: from the place it enters, over its corners, to the place it leaves. */
type Chain = readonly Point[]

export function clipToHalfPlane(ring: Ring, half: HalfPlane): Ring[] {
  const beyond = ring.map(([x, y]) => half.east * x + half.north * y - half.limit)
  const start = beyond.findIndex((distance, i) => distance <= 0 && beyond.at(i - 1)! > 0)
  if (start < 0) return beyond[0]! <= 0 ? [ring] : []
  return closeAlongLine(cutIntoChains(ring, beyond, start), half)
}

function cutIntoChains(ring: Ring, beyond: readonly number[], start: number): Chain[] {
  const chains: Point[][] = []
  for (let step = 0; step < ring.length; step++) {
    const here = (start + step) % ring.length
    const after = (here + 1) % ring.length
    const before = (here + ring.length - 1) % ring.length
    if (beyond[here]! > 0) continue
    if (beyond[before]! > 0) chains.push([crossing(ring, beyond, before, here)])
    const chain = chains[chains.length - 1]!
    chain.push(ring[here]!)
    if (beyond[after]! > 0) chain.push(crossing(ring, beyond, here, after))
  }
  return chains
}

function crossing(ring: Ring, beyond: readonly number[], from: number, to: number): Point {
  const a = ring[from]!
  const b = ring[to]!
  // Always from the western end, so that the neighbour across the line finds the same place.
  if (a[0] > b[0] || (a[0] === b[0] && a[1] > b[1])) return crossing(ring, beyond, to, from)
  const share = beyond[from]! / (beyond[from]! - beyond[to]!)
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

function closeAlongLine(chains: readonly Chain[], half: HalfPlane): Ring[] {
  const along = ([x, y]: Point): number => half.north * x - half.east * y
  const ends = chains
    .flatMap((chain, index) => [
      { index, enters: true, at: along(chain[0]!) },
      { index, enters: false, at: along(chain[chain.length - 1]!) },
    ])
    .sort((a, b) => a.at - b.at)
  const next = new Map<number, number>()
  for (let i = 0; i + 1 < ends.length; i += 2) {
    const pair = [ends[i]!, ends[i + 1]!]
    const leaving = pair.find((end) => !end.enters)
    const entering = pair.find((end) => end.enters)
    if (leaving && entering) next.set(leaving.index, entering.index)
  }
  const rings: Ring[] = []
  const used = new Set<number>()
  chains.forEach((_, first) => {
    const ring: Point[] = []
    for (let index = first; !used.has(index); index = next.get(index) ?? first) {
      used.add(index)
      ring.push(...chains[index]!)
    }
    if (ring.length > 2) rings.push(ring)
  })
  return rings
}
