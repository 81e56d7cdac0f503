/** Cuts a shape along a drawn line into two, and joins shapes. Nothing is lost between the parts. Pure. */
import { difference, intersection, union } from 'polyclip-ts'
import { align } from './align.ts'
import { type Pair, type Point, type Shape, squareMetresOf, withoutSlivers } from './outline.ts'

const SMALLEST_PART_SQUARE_METRES = 100
const ARC_STEP = Math.PI / 12

export type Cut = { readonly parts: readonly [Shape, Shape] } | { readonly fault: string }

/** The line goes on straight beyond its ends until it has left the shape. */
export function cutAlong(shape: Shape, line: readonly Point[]): Cut {
  const whole = beyond(line, shape)
  if (whole === undefined) return { fault: '线至少要有不同的两个点' }
  if (crossesItself(whole)) return { fault: '线与自己相交了，请重画一条不打结的线' }
  const side = sideOf(whole)
  const parts = [
    withoutSlivers(intersection(shape, side) as Shape),
    withoutSlivers(difference(shape, side) as Shape),
  ] as const
  if (parts.some((part) => squareMetresOf(part) < SMALLEST_PART_SQUARE_METRES)) {
    return { fault: '线没有把小区分成两块，请从边界外的一侧画到另一侧' }
  }
  if (parts[0].length + parts[1].length > withoutSlivers(shape).length + 1) {
    return { fault: '线把小区分成了两块以上，请画一条只穿过一次的线' }
  }
  return { parts }
}

/** One shape of several; undefined where they do not touch along a border. */
export function join(shapes: readonly Shape[]): Shape | undefined {
  const [first, ...others] = align(shapes)
  const joined = withoutSlivers(union(first!, ...others) as Shape)
  const pieces = shapes.reduce((sum, shape) => sum + withoutSlivers(shape).length, 0)
  return joined.length > pieces - shapes.length + 1 ? undefined : joined
}

interface Reach {
  readonly middle: Pair
  readonly radius: number
}

/** The line with its ends carried onto a circle around the shape and itself. */
function beyond(line: readonly Point[], shape: Shape): (Reach & { corners: Pair[] }) | undefined {
  const corners = line
    .map(([x, y]): Pair => [x, y])
    .filter(([x, y], i) => i === 0 || x !== line[i - 1]![0] || y !== line[i - 1]![1])
  if (corners.length < 2) return undefined
  const all = [...shape.flat(2), ...corners]
  const across = all.map(([x]) => x)
  const up = all.map(([, y]) => y)
  const [west, east] = [least(across), -least(across.map((x) => -x))]
  const [south, north] = [least(up), -least(up.map((y) => -y))]
  const middle: Pair = [(west + east) / 2, (south + north) / 2]
  const radius = 2 * Math.hypot(east - west, north - south)
  const reach = { middle, radius }
  const start = onCircle(corners[0]!, corners[1]!, reach)
  const end = onCircle(corners.at(-1)!, corners.at(-2)!, reach)
  return { ...reach, corners: [start, ...corners, end] }
}

/** Where the ray from `from`, away from `behind`, meets the circle. */
function onCircle(from: Pair, behind: Pair, { middle, radius }: Reach): Pair {
  const [dx, dy] = [from[0] - behind[0], from[1] - behind[1]]
  const length = Math.hypot(dx, dy)
  const [ux, uy] = [dx / length, dy / length]
  const [fx, fy] = [from[0] - middle[0], from[1] - middle[1]]
  const half = fx * ux + fy * uy
  // `from` lies inside the circle: there is always one way out.
  const ahead = -half + Math.sqrt(half * half - (fx * fx + fy * fy) + radius * radius)
  return [from[0] + ahead * ux, from[1] + ahead * uy]
}

/** Everything inside the circle on one side of the line. */
function sideOf({ corners, middle, radius }: Reach & { readonly corners: Pair[] }): Shape {
  const angle = ([x, y]: Pair) => Math.atan2(y - middle[1], x - middle[0])
  const from = angle(corners.at(-1)!)
  const turn = (angle(corners[0]!) - from + 2 * Math.PI) % (2 * Math.PI)
  const arc: Pair[] = []
  for (let step = ARC_STEP; step < turn; step += ARC_STEP) {
    arc.push([
      middle[0] + radius * Math.cos(from + step),
      middle[1] + radius * Math.sin(from + step),
    ])
  }
  return [[[...corners, ...arc, corners[0]!]]]
}

function crossesItself({ corners }: { readonly corners: readonly Pair[] }): boolean {
  for (let i = 1; i < corners.length; i++) {
    for (let j = i + 2; j < corners.length; j++) {
      if (cross(corners[i - 1]!, corners[i]!, corners[j - 1]!, corners[j]!)) return true
    }
  }
  return false
}

function cross(a: Pair, b: Pair, c: Pair, d: Pair): boolean {
  const turn = (p: Pair, q: Pair, r: Pair) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]))
  if (turn(a, b, c) * turn(a, b, d) > 0 || turn(c, d, a) * turn(c, d, b) > 0) return false
  // Of edges on one straight line, those that lie apart do not cross.
  return ([0, 1] as const).every(
    (axis) =>
      Math.max(a[axis], b[axis]) >= Math.min(c[axis], d[axis]) &&
      Math.max(c[axis], d[axis]) >= Math.min(a[axis], b[axis]),
  )
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b))
}
