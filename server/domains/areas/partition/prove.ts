/**
 * Proves that blocks drawn anew cover just what was covered before: no gap, no overlap, nothing beyond.
 * Strips narrower than a sliver are not counted. Pure.
 */
import { difference, intersection, union } from 'polyclip-ts'
import { align } from './align.ts'
import { type Shape, squareMetresOf, withoutSlivers } from './outline.ts'

export interface NamedShape {
  readonly name: string
  readonly shape: Shape
}

/** Faults in words; none for a sound partition. */
export function provePartition(
  before: readonly NamedShape[],
  after: readonly NamedShape[],
): string[] {
  const aligned = align([...before, ...after].map(({ shape }) => shape))
  const old = aligned.slice(0, before.length)
  const drawn = aligned.slice(before.length)
  const covered = together(old)
  const cover = together(drawn)
  const faults: string[] = []
  const gap = squareMetresOf(withoutSlivers(difference(covered, cover) as Shape))
  if (gap > 0) faults.push(`有 ${inWords(gap)} 不再属于任何小区`)
  const extra = squareMetresOf(withoutSlivers(difference(cover, covered) as Shape))
  if (extra > 0) faults.push(`有 ${inWords(extra)} 超出了原来的范围`)
  faults.push(...overlaps(after.map(({ name }, i) => ({ name, shape: drawn[i]! }))))
  return faults
}

/** Blocks of one area that lie over each other, and holes between them that belong to none. */
export function findFaults(blocks: readonly NamedShape[]): string[] {
  const shapes = align(blocks.map(({ shape }) => shape))
  const faults = overlaps(blocks.map(({ name }, i) => ({ name, shape: shapes[i]! })))
  const holes = withoutSlivers(together(shapes)).flatMap(([, ...inner]) => inner)
  for (const hole of holes) {
    faults.push(`小区之间有 ${inWords(squareMetresOf([[hole]]))} 的空隙`)
  }
  return faults
}

function overlaps(named: readonly NamedShape[]): string[] {
  return named.flatMap((one, i) =>
    named.slice(i + 1).flatMap((other) => {
      if (apart(one.shape, other.shape)) return []
      const both = squareMetresOf(withoutSlivers(intersection(one.shape, other.shape) as Shape))
      return both > 0 ? [`「${one.name}」与「${other.name}」重叠 ${inWords(both)}`] : []
    }),
  )
}

function together(shapes: readonly Shape[]): Shape {
  const [first, ...others] = shapes.filter((shape) => shape.length > 0)
  return first === undefined ? [] : (union(first, ...others) as Shape)
}

function apart(a: Shape, b: Shape): boolean {
  const box = (shape: Shape) => {
    const corners = shape.flat(2)
    const span = (axis: 0 | 1) => {
      const values = corners.map((corner) => corner[axis])
      return [
        values.reduce((x, y) => Math.min(x, y), Infinity),
        values.reduce((x, y) => Math.max(x, y), -Infinity),
      ] as const
    }
    return [span(0), span(1)] as const
  }
  const [one, other] = [box(a), box(b)]
  return one.some(([low, high], axis) => high < other[axis]![0] || low > other[axis]![1])
}

function inWords(squareMetres: number): string {
  return `${Math.max(1, Math.round(squareMetres)).toLocaleString('zh-CN')} 平方米`
}
