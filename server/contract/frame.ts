/** Operations on the frame 底册: its records and units. */
import { type Static, Type } from 'typebox'
import { operation } from './operation.ts'
import { AreaPrefix, BlockCode, Id, Instant, PageKey, PageLimit } from './shapes.ts'

/** 核查情况 of a frame record. */
export const frameOutcomes = [
  'normal',
  'suspended',
  'deregistered',
  'moved-out',
  'duplicate',
  'out-of-scope',
  'not-found',
] as const
export type FrameOutcome = (typeof frameOutcomes)[number]
export const frameOutcomeNames: Readonly<Record<FrameOutcome, string>> = {
  normal: '正常填表',
  suspended: '停业（歇业）',
  deregistered: '注销',
  'moved-out': '迁出',
  duplicate: '重复',
  'out-of-scope': '非普查对象',
  'not-found': '找不到且无法电话联系',
}

export const UnitKind = Type.Enum(['legalUnit', 'establishment', 'selfEmployed'])

/** A unit 普查单位 as lists show it. */
export const UnitSummary = Type.Object({
  id: Id,
  kind: UnitKind,
  name: Type.String(),
  unifiedSocialCreditCode: Type.Union([Type.String(), Type.Null()]),
  areaCode: Type.Union([Type.String(), Type.Null()]),
  areaNames: Type.Array(Type.String()),
  blockCode: Type.Union([BlockCode, Type.Null()]),
  buildingCode: Type.Union([Type.String(), Type.Null()]),
  address: Type.String(),
  phone: Type.Union([Type.String(), Type.Null()]),
  legalRepresentative: Type.Union([Type.String(), Type.Null()]),
  industryCode: Type.Union([Type.String(), Type.Null()]),
  /** Where the unit came from: names of the departments' lists, or 清查新增. */
  sources: Type.Array(Type.String()),
  /** 核查情况, null while the record is open. */
  outcome: Type.Union([Type.Enum([...frameOutcomes]), Type.Null()]),
  responses: Type.Array(
    Type.Object({ responseId: Type.String(), formId: Type.String(), state: Type.String() }),
  ),
  /** 移交: on its way between blocks, until the new one's people accept it. */
  handover: Type.Optional(Type.Object({ fromBlock: BlockCode, toBlock: BlockCode })),
})
export type UnitSummary = Static<typeof UnitSummary>

export const listUnits = operation({
  id: 'listUnits',
  method: 'GET',
  path: '/api/units',
  summary: 'Units in scope, filtered and paged by key',
  tag: 'frame',
  access: 'signed-in',
  microdata: { subject: 'units' },
  query: Type.Object({
    area: Type.Optional(AreaPrefix),
    /** Only what is placed no closer than the area itself. */
    placed: Type.Optional(Type.Literal('no')),
    block: Type.Optional(BlockCode),
    /** Part of a name, or the beginning of a credit code. */
    search: Type.Optional(Type.String({ maxLength: 60 })),
    /** Of lists and without an outcome 未核实, or all others. */
    open: Type.Optional(Type.Enum(['true', 'false'])),
    source: Type.Optional(Type.String({ maxLength: 60 })),
    after: Type.Optional(PageKey),
    limit: Type.Optional(PageLimit),
  }),
  reply: Type.Object({ units: Type.Array(UnitSummary), next: Type.Union([PageKey, Type.Null()]) }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

/** One value of one source, kept beside the others: conflicts are shown, not overwritten. */
export const FrameRecord = Type.Object({
  id: Id,
  source: Type.String(),
  importId: Id,
  /** File name of the list, and when it was imported: a source may supply several. */
  list: Type.String(),
  importedAt: Instant,
  row: Type.Integer(),
  values: Type.Record(Type.String(), Type.String()),
  raw: Type.Record(Type.String(), Type.String()),
})

export const getUnit = operation({
  id: 'getUnit',
  method: 'GET',
  path: '/api/units/{unitId}',
  summary: 'One unit with its frame records from every source and its outcome history',
  tag: 'frame',
  access: 'signed-in',
  microdata: { subject: 'unit', param: 'unitId' },
  params: Type.Object({ unitId: Id }),
  reply: Type.Object({
    unit: UnitSummary,
    frameRecords: Type.Array(FrameRecord),
    outcomes: Type.Array(
      Type.Object({
        outcome: Type.Enum([...frameOutcomes]),
        evidence: Type.String(),
        recordedAt: Instant,
        recordedBy: Type.String(),
        /** Taken back, because what it rested on was. */
        withdrawn: Type.Union([
          Type.Null(),
          Type.Object({
            reason: Type.String(),
            withdrawnAt: Instant,
            withdrawnBy: Type.String(),
          }),
        ]),
      }),
    ),
  }),
  problems: ['not-found', 'not-allowed'],
})

export const recordOutcome = operation({
  id: 'recordOutcome',
  method: 'PUT',
  path: '/api/units/{unitId}/outcomes/{outcomeId}',
  summary:
    'Record the outcome 核查情况 of a frame unit with its evidence (repeat-safe by client-made id)',
  tag: 'frame',
  access: 'signed-in',
  params: Type.Object({ unitId: Id, outcomeId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      outcome: Type.Enum([...frameOutcomes]),
      evidence: Type.String({ maxLength: 1000 }),
    }),
  },
  reply: Type.Object({ unit: UnitSummary }),
  problems: ['not-found', 'not-allowed', 'reason-required', 'body-not-acceptable', 'unit-merged'],
})

export const placeUnit = operation({
  id: 'placeUnit',
  method: 'PUT',
  path: '/api/units/{unitId}/placement',
  summary: 'Place a unit in a block (office) or correct its place',
  tag: 'frame',
  access: 'signed-in',
  params: Type.Object({ unitId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({
      blockCode: BlockCode,
      buildingCode: Type.Optional(Type.String({ maxLength: 40 })),
      reason: Type.String({ maxLength: 500 }),
    }),
  },
  reply: Type.Object({ unit: UnitSummary }),
  problems: [
    'not-found',
    'not-allowed',
    'reason-required',
    'code-not-in-list',
    'body-not-acceptable',
  ],
})
