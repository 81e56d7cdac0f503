/**
 * Operations of 清查验收: the checklist the desk itself computes, the county's signature with its frozen
 * snapshot, what changed since, and the three rosters handed on to the enumeration.
 */
import { type Static, Type } from 'typebox'
import { exportPurposeIds } from './exchange.ts'
import { frameOutcomes, UnitKind } from './frame.ts'
import { FileReply, operation } from './operation.ts'
import { AreaPrefix, BlockCode, Id, Instant, PageKey, PageLimit } from './shapes.ts'

/** 联网直报名录, PAD 名录, 部门名录. */
export const rosters = ['online', 'tablet', 'department'] as const
export type Roster = (typeof rosters)[number]
export const rosterNames: Readonly<Record<Roster, string>> = {
  online: '联网直报名录',
  tablet: '平板登记名录',
  department: '部门名录',
}
const RosterWord = Type.Enum([...rosters])

export const listingChecks = [
  'no-open-record',
  'ledger-balances',
  'no-open-duplicate',
  'no-open-signal',
  'every-block-visited',
  'recheck-coverage',
  'unit-error-rate',
  'indicator-error-rate',
] as const
export const ListingCheck = Type.Object({
  check: Type.Enum([...listingChecks]),
  passed: Type.Boolean(),
  /** Chinese: what was counted and what it should be. */
  says: Type.String(),
  /** Address of the office screen where it is mended. */
  href: Type.Union([Type.String(), Type.Null()]),
})
export type ListingCheck = Static<typeof ListingCheck>

export const Signature = Type.Object({
  signatureId: Id,
  areaPrefix: AreaPrefix,
  areaName: Type.String(),
  edition: Type.Integer(),
  statement: Type.String(),
  signedAt: Instant,
  signedBy: Type.String(),
  units: Type.Integer(),
  contentHash: Type.String(),
  rosters: Type.Object({
    online: Type.Integer(),
    tablet: Type.Integer(),
    department: Type.Integer(),
  }),
})
export type Signature = Static<typeof Signature>

export const getListing = operation({
  id: 'getListing',
  method: 'GET',
  path: '/api/listing',
  summary: 'The checklist of a county as it stands now, and what was signed',
  tag: 'listing',
  access: 'signed-in',
  query: Type.Object({ area: Type.Optional(AreaPrefix) }),
  reply: Type.Object({
    areaPrefix: AreaPrefix,
    areaName: Type.String(),
    checks: Type.Array(ListingCheck),
    ready: Type.Boolean(),
    /** Newest first. */
    signatures: Type.Array(Signature),
  }),
  problems: ['not-allowed', 'parameter-not-acceptable'],
})

export const signListing = operation({
  id: 'signListing',
  method: 'PUT',
  path: '/api/listing/signatures/{signatureId}',
  summary: 'Sign the listing of the own county; its units are frozen with a hash',
  tag: 'listing',
  access: 'signed-in',
  params: Type.Object({ signatureId: Id }),
  body: {
    kind: 'json',
    schema: Type.Object({ statement: Type.String({ maxLength: 500 }) }),
  },
  reply: Type.Object({ signature: Signature }),
  problems: ['not-allowed', 'reason-required', 'listing-not-ready', 'body-not-acceptable'],
})

/** A unit as it stood when the listing was signed. */
export const RosterUnit = Type.Object({
  unitId: Id,
  kind: UnitKind,
  name: Type.String(),
  unifiedSocialCreditCode: Type.Union([Type.String(), Type.Null()]),
  areaCode: Type.String(),
  blockCode: Type.Union([BlockCode, Type.Null()]),
  buildingCode: Type.Union([Type.String(), Type.Null()]),
  address: Type.String(),
  industryCode: Type.Union([Type.String(), Type.Null()]),
  aboveScale: Type.Boolean(),
  outcome: Type.Enum([...frameOutcomes]),
})
export type RosterUnit = Static<typeof RosterUnit>

const signatureParams = Type.Object({ signatureId: Id })

export const listRoster = operation({
  id: 'listRoster',
  method: 'GET',
  path: '/api/listing/signatures/{signatureId}/units',
  summary: 'Units of a signed snapshot, by roster, in its order, paged by key',
  tag: 'listing',
  access: 'signed-in',
  microdata: { subject: 'units' },
  params: signatureParams,
  query: Type.Object({
    roster: Type.Optional(RosterWord),
    after: Type.Optional(PageKey),
    limit: Type.Optional(PageLimit),
  }),
  reply: Type.Object({
    units: Type.Array(Type.Intersect([RosterUnit, Type.Object({ roster: RosterWord })])),
    next: Type.Union([PageKey, Type.Null()]),
  }),
  problems: ['not-found', 'not-allowed', 'parameter-not-acceptable'],
})

export const exportRoster = operation({
  id: 'exportRoster',
  method: 'POST',
  path: '/api/exports/rosters',
  summary: 'One of the three rosters as a CSV file, as it was signed, for a purpose; noted first',
  tag: 'listing',
  access: 'signed-in',
  body: {
    kind: 'json',
    schema: Type.Object({
      signatureId: Id,
      roster: RosterWord,
      /** Addresses are hidden where the purpose does not need them. */
      purpose: Type.Enum([...exportPurposeIds]),
    }),
    maxBytes: 2_000,
  },
  reply: FileReply,
  file: ['text/csv'],
  problems: ['not-found', 'not-allowed', 'body-not-acceptable'],
})

export const ListingChange = Type.Object({
  unitId: Id,
  name: Type.String(),
  /** added: not in the snapshot; removed: no census unit any more; changed: stands otherwise. */
  change: Type.Enum(['added', 'removed', 'changed']),
  /** Names of values that differ, as in the roster. */
  fields: Type.Array(Type.String()),
})
export type ListingChange = Static<typeof ListingChange>

export const verifyListing = operation({
  id: 'verifyListing',
  method: 'GET',
  path: '/api/listing/signatures/{signatureId}/changes',
  summary: 'Whether a snapshot is what was signed, and what has changed in the frame since',
  tag: 'listing',
  access: 'signed-in',
  microdata: { subject: 'units' },
  params: signatureParams,
  reply: Type.Object({
    /** The snapshot's own hash, worked out again. */
    intact: Type.Boolean(),
    changes: Type.Array(ListingChange),
    /** The list is cut off at 1,000. */
    more: Type.Boolean(),
  }),
  problems: ['not-found', 'not-allowed'],
})
