/** Operations on zones 四至范围: development zones laid over the areas, and what lies within them. */
import { type Static, Type } from 'typebox'
import { Polygons } from './areas.ts'
import { operation } from './operation.ts'
import { AreaPrefix, BlockCode, Id, Instant } from './shapes.ts'

export const zoneKinds = [
  'economic',
  'high-tech',
  'industrial-park',
  'logistics-park',
  'customs',
  'commercial',
  'other',
] as const
export type ZoneKind = (typeof zoneKinds)[number]
export const zoneKindNames: Readonly<Record<ZoneKind, string>> = {
  economic: '经济技术开发区',
  'high-tech': '高新技术产业开发区',
  'industrial-park': '工业（产业）园区',
  'logistics-park': '物流园区',
  customs: '海关特殊监管区域',
  commercial: '商圈、市场集聚区',
  other: '其他',
}

const Name = Type.String({ minLength: 1, maxLength: 60 })
const Reason = Type.String({ maxLength: 500 })

export const Zone = Type.Object({
  id: Id,
  version: Type.Integer(),
  kind: Type.Enum([...zoneKinds]),
  name: Type.String(),
  geometry: Polygons,
  reason: Type.String(),
  effectiveAt: Instant,
  changedBy: Type.String(),
})
export type Zone = Static<typeof Zone>

export const listZones = operation({
  id: 'listZones',
  method: 'GET',
  path: '/api/zones',
  summary: 'Zones in force in the own area, with the outlines of its blocks to draw them on',
  tag: 'areas',
  access: 'signed-in',
  query: Type.Object({ area: Type.Optional(AreaPrefix) }),
  reply: Type.Object({
    zones: Type.Array(Zone),
    /** Of a town or area asked for; empty for a whole county. */
    blocks: Type.Array(Type.Object({ code: BlockCode, name: Type.String(), geometry: Polygons })),
  }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

export const putZone = operation({
  id: 'putZone',
  method: 'PUT',
  path: '/api/zones/{zoneId}/versions/{version}',
  summary: 'Draw a zone, or the next version of one; a repeat changes nothing',
  tag: 'areas',
  access: 'signed-in',
  params: Type.Object({ zoneId: Id, version: Type.String({ pattern: '^[1-9][0-9]{0,3}$' }) }),
  body: {
    kind: 'json',
    schema: Type.Object({
      kind: Type.Enum([...zoneKinds]),
      name: Name,
      geometry: Polygons,
      reason: Reason,
    }),
  },
  reply: Zone,
  problems: [
    'not-found',
    'not-allowed',
    'reason-required',
    'body-not-acceptable',
    'blocks-not-drawable',
    'blocks-moved-on',
  ],
})

export const endZone = operation({
  id: 'endZone',
  method: 'POST',
  path: '/api/zones/{zoneId}/end',
  summary: 'End a zone; its versions stay. A repeat changes nothing',
  tag: 'areas',
  access: 'signed-in',
  params: Type.Object({ zoneId: Id }),
  body: { kind: 'json', schema: Type.Object({ reason: Reason }) },
  reply: Type.Object({ ended: Type.Boolean() }),
  problems: ['not-found', 'not-allowed', 'reason-required', 'body-not-acceptable'],
})

export const importZones = operation({
  id: 'importZones',
  method: 'POST',
  path: '/api/zones/import',
  summary:
    'Zones from a GeoJSON feature collection: properties 名称 and 类型; each feature in or refused',
  tag: 'areas',
  access: 'signed-in',
  body: { kind: 'json', schema: Type.Object({ content: Type.Unknown() }), maxBytes: 8_000_000 },
  reply: Type.Object({
    added: Type.Array(Zone),
    refused: Type.Array(
      Type.Object({ feature: Type.Integer(), name: Type.String(), message: Type.String() }),
    ),
  }),
  problems: ['not-allowed', 'body-not-acceptable', 'file-not-readable', 'body-too-large'],
})

export const getZoneFigures = operation({
  id: 'getZoneFigures',
  method: 'GET',
  path: '/api/zones/figures',
  summary: 'Progress by zone: units and forms of what lies within each',
  tag: 'areas',
  access: 'signed-in',
  reply: Type.Object({
    zones: Type.Array(
      Type.Object({
        id: Id,
        kind: Type.Enum([...zoneKinds]),
        name: Type.String(),
        /** Blocks that lie in it wholly or with their middle. */
        blocks: Type.Integer(),
        units: Type.Integer(),
        openFrameRecords: Type.Integer(),
        responsesDue: Type.Integer(),
        responsesSubmitted: Type.Integer(),
      }),
    ),
  }),
  problems: ['not-allowed'],
})
