/** Operations on placing 落小区: units without a block, heaped by area and street, placed together. */
import { type Static, Type } from 'typebox'
import { Polygons } from './areas.ts'
import { operation } from './operation.ts'
import { AreaPrefix, BlockCode, Id, PageKey } from './shapes.ts'

/** By what a unit was placed. */
export const placingGrounds = [
  'block-code',
  'point',
  'building',
  'only-block',
  'area-code',
  'address',
  'office',
  'none',
] as const
export type PlacingGround = (typeof placingGrounds)[number]

const AreaCode = Type.String({ pattern: '^[0-9]{12}$' })
const Street = Type.String({ maxLength: 60 })

export const UnplacedHeap = Type.Object({
  areaCode: AreaCode,
  areaNames: Type.Array(Type.String()),
  /** Road or village of the addresses; empty where they name none. */
  street: Street,
  units: Type.Integer(),
})
export type UnplacedHeap = Static<typeof UnplacedHeap>

export const listUnplacedHeaps = operation({
  id: 'listUnplacedHeaps',
  method: 'GET',
  path: '/api/placing/heaps',
  summary: 'Units without a block by area and street, the largest heaps first',
  tag: 'placing',
  access: 'signed-in',
  query: Type.Object({ area: Type.Optional(AreaPrefix) }),
  reply: Type.Object({
    /** Of the whole scope asked for. */
    units: Type.Integer(),
    heaps: Type.Array(UnplacedHeap),
    /** There are more heaps than these. */
    more: Type.Boolean(),
  }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

export const getUnplacedHeap = operation({
  id: 'getUnplacedHeap',
  method: 'GET',
  path: '/api/placing/heaps/{areaCode}',
  summary: 'The units of one heap, and the blocks they may belong to',
  tag: 'placing',
  access: 'signed-in',
  microdata: { subject: 'units' },
  params: Type.Object({ areaCode: AreaCode }),
  query: Type.Object({ street: Type.Optional(Street), after: Type.Optional(PageKey) }),
  reply: Type.Object({
    units: Type.Array(
      Type.Object({
        id: Id,
        name: Type.String(),
        address: Type.String(),
        ground: Type.Enum([...placingGrounds]),
        confidence: Type.Integer(),
      }),
    ),
    next: Type.Union([PageKey, Type.Null()]),
    /** Blocks below the town (or the county, where no more is known), with their outlines. */
    blocks: Type.Array(
      Type.Object({
        code: BlockCode,
        name: Type.String(),
        geometry: Polygons,
        /** Units of the same street that are in it already. */
        sameStreet: Type.Integer(),
      }),
    ),
  }),
  problems: ['not-found', 'not-allowed', 'parameter-not-acceptable'],
})

export const placeUnits = operation({
  id: 'placeUnits',
  method: 'POST',
  path: '/api/placing',
  summary: 'Place several units in one block, all or none',
  tag: 'placing',
  access: 'signed-in',
  body: {
    kind: 'json',
    schema: Type.Object({
      unitIds: Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true }),
      blockCode: BlockCode,
      reason: Type.String({ maxLength: 500 }),
    }),
  },
  reply: Type.Object({ placed: Type.Integer() }),
  problems: [
    'not-found',
    'not-allowed',
    'reason-required',
    'code-not-in-list',
    'body-not-acceptable',
  ],
})
