/** Operations on areas 区划 and blocks 普查小区: geometry, buildings, who walks where. */
import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { AreaPrefix, BlockCode } from './shapes.ts'

/** GeoJSON multi-polygon, WGS-84 longitude and latitude in degrees, rings closed. */
export const Polygons = Type.Object({
  type: Type.Literal('MultiPolygon'),
  coordinates: Type.Array(
    Type.Array(Type.Array(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }))),
  ),
})
export type Polygons = Static<typeof Polygons>

export const BlockSummary = Type.Object({
  code: BlockCode,
  name: Type.String(),
  areaCode: Type.String(),
  /** Names from county to village, e.g. 朔城区 北城街道 马邑路中心社区居民委员会. */
  areaNames: Type.Array(Type.String()),
  enumerator: Type.Union([Type.String(), Type.Null()]),
  counts: Type.Object({
    buildings: Type.Integer(),
    /** Frame records placed in the block, and those without an outcome yet. */
    frameRecords: Type.Integer(),
    openFrameRecords: Type.Integer(),
    units: Type.Integer(),
    responsesDue: Type.Integer(),
    responsesSubmitted: Type.Integer(),
    responsesReturned: Type.Integer(),
  }),
})
export type BlockSummary = Static<typeof BlockSummary>

export const Building = Type.Object({
  code: Type.String(),
  blockCode: BlockCode,
  name: Type.String(),
  address: Type.String(),
  kind: Type.String(),
  floors: Type.Integer(),
  geometry: Polygons,
})
export type Building = Static<typeof Building>

/** Blocks of the caller's scope: an enumerator's own, an office's all, narrowed by `area`. */
export const listBlocks = operation({
  id: 'listBlocks',
  method: 'GET',
  path: '/api/blocks',
  summary: 'Blocks in scope with what is left to do',
  tag: 'areas',
  access: 'signed-in',
  query: Type.Object({
    area: Type.Optional(AreaPrefix),
    after: Type.Optional(Type.String()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  reply: Type.Object({
    blocks: Type.Array(BlockSummary),
    next: Type.Union([Type.String(), Type.Null()]),
  }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

export const getBlock = operation({
  id: 'getBlock',
  method: 'GET',
  path: '/api/blocks/{blockCode}',
  summary: 'One block: outline, neighbours, buildings',
  tag: 'areas',
  access: 'signed-in',
  params: Type.Object({ blockCode: BlockCode }),
  reply: Type.Object({ block: BlockSummary, geometry: Polygons, buildings: Type.Array(Building) }),
  problems: ['not-found', 'not-allowed'],
})
