/** Pairs likely enough to be looked at again, in columns. */
import { withRoom } from './numbers.ts'

export interface Edges {
  a: Int32Array
  b: Int32Array
  /** Log odds of being the same unit. */
  odds: Float32Array
  count: number
}

export function createEdges(): Edges {
  return {
    a: new Int32Array(1024),
    b: new Int32Array(1024),
    odds: new Float32Array(1024),
    count: 0,
  }
}

export function addEdge(edges: Edges, a: number, b: number, odds: number): void {
  const at = edges.count++
  edges.a = withRoom(edges.a, at + 1)
  edges.b = withRoom(edges.b, at + 1)
  edges.odds = withRoom(edges.odds, at + 1)
  edges.a[at] = a
  edges.b[at] = b
  edges.odds[at] = odds
}
