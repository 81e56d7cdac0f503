/**
 * What a drawn change makes of an area's blocks, and which of its buildings stand in another block then.
 * Refuses in words what would leave a gap or an overlap. Pure.
 */
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import type { BlockChange, DrawnBlock } from '../../../contract/area-map.ts'
import type { Building, Polygons } from '../../../contract/areas.ts'
import type { BlockFollowed } from '../tables.ts'
import { cutAlong, join } from './cut.ts'
import { type Point, polygonsOf, type Shape, shapeOf, squareMetresOf } from './outline.ts'
import { provePartition } from './prove.ts'

export interface AreaToDraw {
  readonly areaCode: string
  /** In force. */
  readonly blocks: readonly DrawnBlock[]
  readonly buildings: readonly Building[]
  /** Also of blocks that ended: no code is given twice. */
  readonly codesEver: readonly string[]
}

export interface PlannedChange {
  /** Blocks the change touches, as they are. */
  readonly before: readonly DrawnBlock[]
  /** The same as they will be, without those that end, with the new one. */
  readonly after: readonly DrawnBlock[]
  readonly ended: readonly string[]
  /** Whose enumerators walk a new block or one that grew by an ended one: code → codes of before. */
  readonly walkersFrom: ReadonlyMap<string, readonly string[]>
  /** Buildings that will stand in another block: building code → block code. */
  readonly buildingMoves: ReadonlyMap<string, string>
  /** Buildings of the blocks as they will be. */
  readonly buildingsIn: ReadonlyMap<string, number>
  /** Of the touched blocks, the one a point will lie in. */
  readonly blockAt: (point: readonly [number, number]) => string | undefined
  /** Where what has no place of its own stays: the same code, or the one its block is merged into. */
  readonly heirOf: (blockCode: string) => string
  /** Where a change is taken back: what it had moved, and who walks the blocks then, by block code. */
  readonly back?: {
    readonly units: BlockFollowed['units']
    readonly walkers: ReadonlyMap<string, readonly string[]>
  }
}

export type Plan = PlannedChange | { readonly fault: string }

/** Everything but taking back, which needs the change it takes back: `plan-undo.ts`. */
export type DrawnChange = Exclude<BlockChange, { kind: 'undo' }>

const MOST_BLOCKS = 99

export function planChange(area: AreaToDraw, change: DrawnChange): Plan {
  const codes = change.kind === 'split' ? [change.blockCode] : change.blockCodes
  const before = codes.map((code) => area.blocks.find((block) => block.code === code))
  const missing = codes.find((_, i) => before[i] === undefined)
  if (missing !== undefined) return { fault: `普查区内没有小区 ${missing}，可能刚被合并` }
  // All were found just now.
  const touched = before as DrawnBlock[]
  const drawn = draw(area, change, touched)
  if ('fault' in drawn) return drawn
  const faults = provePartition(touched.map(named), drawn.after.map(named))
  if (faults.length > 0) return { fault: faults.join('；') }
  return { before: touched, ...drawn, ...follow(area, touched, drawn) }
}

type Drawn = Pick<PlannedChange, 'after' | 'ended' | 'walkersFrom' | 'heirOf'>

function draw(
  area: AreaToDraw,
  change: DrawnChange,
  touched: readonly DrawnBlock[],
): Drawn | { readonly fault: string } {
  switch (change.kind) {
    case 'split':
      return split(area, touched[0]!, change)
    case 'merge':
      return merge(touched)
    case 'border':
      return moveBorder(touched, change)
  }
}

function split(
  area: AreaToDraw,
  block: DrawnBlock,
  { line, name }: Extract<BlockChange, { kind: 'split' }>,
): Drawn | { readonly fault: string } {
  const numbers = area.codesEver.map((code) => Number(code.slice(-2)))
  const next = Math.max(0, ...numbers) + 1
  if (next > MOST_BLOCKS) return { fault: '这个普查区的小区码已用到 99，不能再拆分' }
  if (area.blocks.some((other) => other.name === name.trim())) {
    return { fault: `这个普查区已有叫「${name.trim()}」的小区，请换一个名称` }
  }
  const cut = cutAlong(shapeOf(block.geometry), pointsOf(line))
  if ('fault' in cut) return cut
  const [large, small] = [...cut.parts].sort((a, b) => squareMetresOf(b) - squareMetresOf(a))
  const code = `${area.areaCode}${String(next).padStart(2, '0')}`
  return {
    after: [
      { ...block, geometry: polygonsOf(large!) },
      { code, name: name.trim(), geometry: polygonsOf(small!) },
    ],
    ended: [],
    walkersFrom: new Map([[code, [block.code]]]),
    heirOf: (blockCode) => blockCode,
  }
}

function merge(touched: readonly DrawnBlock[]): Drawn | { readonly fault: string } {
  const joined = join(touched.map(({ geometry }) => shapeOf(geometry)))
  if (joined === undefined) return { fault: '这几个小区不相邻，不能合成一块' }
  const [kept, ...others] = touched
  const ended = others.map(({ code }) => code)
  return {
    after: [{ ...kept!, geometry: polygonsOf(joined) }],
    ended,
    walkersFrom: new Map([[kept!.code, ended]]),
    heirOf: (blockCode) => (ended.includes(blockCode) ? kept!.code : blockCode),
  }
}

function moveBorder(
  touched: readonly DrawnBlock[],
  { line }: Extract<BlockChange, { kind: 'border' }>,
): Drawn | { readonly fault: string } {
  const [one, other] = touched
  const joined = join(touched.map(({ geometry }) => shapeOf(geometry)))
  if (joined === undefined) return { fault: '这两个小区不相邻，没有共同的边界' }
  const cut = cutAlong(joined, pointsOf(line))
  if ('fault' in cut) return { fault: cut.fault.replaceAll('小区', '两个小区合起来的范围') }
  const [left, right] = cut.parts
  // Each block takes the side its middle, as it was, lies nearer to the middle of.
  const turned =
    apartBy(one!, left) + apartBy(other!, right) > apartBy(one!, right) + apartBy(other!, left)
  const [first, second] = turned ? [right, left] : [left, right]
  return {
    after: [
      { ...one!, geometry: polygonsOf(first) },
      { ...other!, geometry: polygonsOf(second) },
    ],
    ended: [],
    walkersFrom: new Map(),
    heirOf: (blockCode) => blockCode,
  }
}

/** How far the middles of a block and of a shape lie apart, in degrees squared: only to compare. */
function apartBy(block: DrawnBlock, shape: Shape): number {
  const [ax, ay] = middleOf(block.geometry)
  const [bx, by] = middleOf(polygonsOf(shape))
  return (ax - bx) ** 2 + (ay - by) ** 2
}

export function follow(
  area: AreaToDraw,
  touched: readonly DrawnBlock[],
  { after }: Pick<PlannedChange, 'after'>,
): Pick<PlannedChange, 'buildingMoves' | 'buildingsIn' | 'blockAt'> {
  const blockAt = (point: readonly [number, number]) => blockHolding(after, point)
  const codes = new Set(touched.map(({ code }) => code))
  const buildingMoves = new Map<string, string>()
  const buildingsIn = new Map<string, number>()
  for (const { code, blockCode, geometry } of area.buildings) {
    if (!codes.has(blockCode)) continue
    const now = blockAt(middleOf(geometry)) ?? heirAmong(after, touched, blockCode)
    buildingsIn.set(now, (buildingsIn.get(now) ?? 0) + 1)
    if (now !== blockCode) buildingMoves.set(code, now)
  }
  return { blockAt, buildingMoves, buildingsIn }
}

/** Of a building drawn outside its block: the same code, else the first that is left. */
function heirAmong(
  after: readonly DrawnBlock[],
  touched: readonly DrawnBlock[],
  blockCode: string,
): string {
  const same = after.find(({ code }) => code === blockCode)
  return (same ?? after[0] ?? touched[0]!).code
}

export function blockHolding(
  blocks: readonly DrawnBlock[],
  [x, y]: readonly [number, number],
): string | undefined {
  return blocks.find(({ geometry }) => booleanPointInPolygon([x, y], geometry))?.code
}

/** Mean of the corners: where a building is taken to stand. */
export function middleOf(geometry: Polygons): readonly [number, number] {
  const corners = geometry.coordinates.flat().flatMap((ring) => ring.slice(0, -1))
  const mean = (axis: 0 | 1) =>
    corners.reduce((sum, corner) => sum + corner[axis]!, 0) / Math.max(1, corners.length)
  return [mean(0), mean(1)]
}

/** The contract lets pairs through only. */
function pointsOf(line: readonly number[][]): Point[] {
  return line.map(([x, y]) => [x!, y!])
}

export function named({ name, geometry }: DrawnBlock) {
  return { name, shape: shapeOf(geometry) }
}
