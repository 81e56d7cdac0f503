/** Operations on the map of an area 普查区: its blocks drawn anew, its buildings, units handed over. */
import { type Static, Type } from 'typebox'
import { Building, Polygons } from './areas.ts'
import { operation } from './operation.ts'
import { BlockCode, Id, Instant } from './shapes.ts'

const AreaCode = Type.String({ pattern: '^[0-9]{12}$' })
const Reason = Type.String({ maxLength: 500 })
const Name = Type.String({ minLength: 1, maxLength: 60 })

/** Corners of a drawn line, WGS-84 longitude and latitude in degrees. */
const Line = Type.Array(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }), {
  minItems: 2,
  maxItems: 200,
})

/**
 * 拆分 a block along a line; 合并 blocks into the first; 改界 between two blocks along a line; 撤销 the
 * latest change that still stands.
 */
export const BlockChange = Type.Union([
  Type.Object({
    kind: Type.Literal('split'),
    blockCode: BlockCode,
    line: Line,
    /** Of the new block; the larger part keeps code and name. */
    name: Name,
  }),
  Type.Object({
    kind: Type.Literal('merge'),
    blockCodes: Type.Array(BlockCode, { minItems: 2, maxItems: 20, uniqueItems: true }),
  }),
  Type.Object({
    kind: Type.Literal('border'),
    blockCodes: Type.Array(BlockCode, { minItems: 2, maxItems: 2, uniqueItems: true }),
    line: Line,
  }),
  Type.Object({ kind: Type.Literal('undo'), changeId: Id }),
])
export type BlockChange = Static<typeof BlockChange>

export const blockChangeNames: Readonly<Record<BlockChange['kind'], string>> = {
  split: '拆分',
  merge: '合并',
  border: '改界',
  undo: '撤销',
}

export const DrawnBlock = Type.Object({
  code: BlockCode,
  name: Type.String(),
  geometry: Polygons,
})
export type DrawnBlock = Static<typeof DrawnBlock>

export const AreaMap = Type.Object({
  areaCode: AreaCode,
  areaNames: Type.Array(Type.String()),
  blocks: Type.Array(
    Type.Object({
      ...DrawnBlock.properties,
      enumerator: Type.Union([Type.String(), Type.Null()]),
      units: Type.Integer(),
      buildings: Type.Integer(),
    }),
  ),
  buildings: Type.Array(Building),
  /** Blocks of other areas of the town, to draw beside. */
  around: Type.Array(DrawnBlock),
  /** Overlaps and gaps among the blocks as they are drawn, in words. */
  faults: Type.Array(Type.String()),
  /** Newest first. */
  changes: Type.Array(
    Type.Object({
      changeId: Id,
      change: BlockChange,
      before: Type.Array(DrawnBlock),
      after: Type.Array(DrawnBlock),
      reason: Type.String(),
      effectiveAt: Instant,
      changedBy: Type.String(),
      /** Taken back by a later one. */
      undone: Type.Boolean(),
    }),
  ),
  /** The one change that can be taken back now: the latest that stands. */
  undoable: Type.Union([Id, Type.Null()]),
})
export type AreaMap = Static<typeof AreaMap>

export const getAreaMap = operation({
  id: 'getAreaMap',
  method: 'GET',
  path: '/api/areas/{areaCode}/map',
  summary: 'The blocks and buildings of an enumeration area, and how its blocks were drawn before',
  tag: 'areas',
  access: 'signed-in',
  params: Type.Object({ areaCode: AreaCode }),
  reply: AreaMap,
  problems: ['not-found', 'not-allowed'],
})

/** What a change makes of the blocks, and what follows it. */
export const BlockChangeOutcome = Type.Object({
  blocks: Type.Array(
    Type.Object({
      ...DrawnBlock.properties,
      squareMetres: Type.Integer(),
      units: Type.Integer(),
      buildings: Type.Integer(),
    }),
  ),
  /** Codes of blocks that end. */
  ended: Type.Array(BlockCode),
  moved: Type.Object({
    units: Type.Integer(),
    buildings: Type.Integer(),
    /** Units without a building or a point: they stay with the code they had. */
    withoutPlace: Type.Integer(),
    /** Of the moved units, those another enumerator has to accept. */
    toHandOver: Type.Integer(),
  }),
})
export type BlockChangeOutcome = Static<typeof BlockChangeOutcome>

export const tryBlockChange = operation({
  id: 'tryBlockChange',
  method: 'POST',
  path: '/api/areas/{areaCode}/block-change-trial',
  summary: 'What drawing the blocks anew would do; nothing is changed',
  tag: 'areas',
  access: 'signed-in',
  params: Type.Object({ areaCode: AreaCode }),
  body: { kind: 'json', schema: BlockChange },
  reply: BlockChangeOutcome,
  problems: ['not-found', 'not-allowed', 'body-not-acceptable', 'blocks-not-drawable'],
})

export const changeBlocks = operation({
  id: 'changeBlocks',
  method: 'PUT',
  path: '/api/areas/{areaCode}/block-changes/{changeId}',
  summary: 'Draw blocks anew; units, buildings and enumerators follow. A repeat changes nothing',
  tag: 'areas',
  access: 'signed-in',
  params: Type.Object({ areaCode: AreaCode, changeId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      change: BlockChange,
      reason: Reason,
      /** The latest change the map showed; null where it showed none. */
      seen: Type.Union([Id, Type.Null()]),
    }),
  },
  reply: BlockChangeOutcome,
  problems: [
    'not-found',
    'not-allowed',
    'reason-required',
    'body-not-acceptable',
    'blocks-not-drawable',
    'blocks-moved-on',
  ],
})

export const changeBuilding = operation({
  id: 'changeBuilding',
  method: 'PUT',
  path: '/api/building-changes/{changeId}',
  summary: 'Draw a building, or correct one; its block is the one it stands in',
  tag: 'areas',
  access: 'signed-in',
  params: Type.Object({ changeId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      /** Left out for a new one. */
      code: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z-]{1,40}$' })),
      areaCode: AreaCode,
      name: Name,
      address: Type.String({ maxLength: 200 }),
      kind: Type.String({ minLength: 1, maxLength: 40 }),
      floors: Type.Integer({ minimum: 1, maximum: 150 }),
      geometry: Polygons,
    }),
  },
  reply: Type.Object({ building: Building, movedUnits: Type.Integer() }),
  problems: ['not-found', 'not-allowed', 'body-not-acceptable', 'blocks-not-drawable'],
})

/** 移交: a unit both blocks have until the new one's people accept it. */
export const Handover = Type.Object({
  unitId: Id,
  unitName: Type.String(),
  fromBlock: BlockCode,
  toBlock: BlockCode,
  reason: Type.String(),
  startedAt: Instant,
})
export type Handover = Static<typeof Handover>

export const listHandovers = operation({
  id: 'listHandovers',
  method: 'GET',
  path: '/api/blocks/{blockCode}/handovers',
  summary: 'Units on their way into or out of a block',
  tag: 'areas',
  access: 'signed-in',
  microdata: { subject: 'block', param: 'blockCode' },
  params: Type.Object({ blockCode: BlockCode }),
  reply: Type.Object({ handovers: Type.Array(Handover) }),
  problems: ['not-found', 'not-allowed'],
})

export const acceptHandover = operation({
  id: 'acceptHandover',
  method: 'POST',
  path: '/api/blocks/{blockCode}/handovers/{unitId}/accept',
  summary: 'Take over a unit that was moved into the block; a repeat changes nothing',
  tag: 'areas',
  access: 'signed-in',
  params: Type.Object({ blockCode: BlockCode, unitId: Id }),
  reply: Type.Object({ accepted: Type.Boolean() }),
  problems: ['not-found', 'not-allowed'],
})
