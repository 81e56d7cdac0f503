/** Areas 区划, blocks 普查小区, buildings 建筑物 and who walks which block. Geometry is WGS-84 GeoJSON. */
import type { BlockChange, BlockChangeOutcome, DrawnBlock } from '../../contract/area-map.ts'
import type { Building, Polygons } from '../../contract/areas.ts'
import type { VisitFinding } from '../../contract/fieldwork.ts'
import type { ZoneKind } from '../../contract/zones.ts'
import {
  bytes,
  index,
  integer,
  json,
  primaryKey,
  sequence,
  table,
  text,
  uniqueIndex,
} from '../../platform/database/columns.ts'

export const area = table(
  'area',
  {
    /** 12 digits. */
    code: text().primaryKey(),
    level: text().$type<'city' | 'county' | 'town' | 'village'>().notNull(),
    parentCode: text(),
    name: text().notNull(),
  },
  (row) => [index('area_parent').on(row.parentCode)],
)

export const block = table(
  'block',
  {
    /** Enumeration area (12 digits) and two digits. */
    code: text().primaryKey(),
    areaCode: text()
      .notNull()
      .references(() => area.code),
    name: text().notNull(),
    geometry: json<Polygons>().notNull(),
    /** UTC; since then it is part of another block, and nothing is handed out or placed in it. */
    endedAt: text(),
  },
  (row) => [index('block_area').on(row.areaCode)],
)

export const building = table(
  'building',
  {
    code: text().primaryKey(),
    blockCode: text()
      .notNull()
      .references(() => block.code),
    name: text().notNull(),
    address: text().notNull(),
    kind: text().notNull(),
    floors: integer().notNull(),
    geometry: json<Polygons>().notNull(),
  },
  (row) => [index('building_block').on(row.blockCode)],
)

/** 普查员证: the code on it is random, so that nobody learns of one without seeing it. */
export const certificate = table(
  'certificate',
  {
    code: text().primaryKey(),
    number: text().notNull(),
    accountId: text().notNull(),
    issuedAt: text().notNull(),
  },
  (row) => [uniqueIndex('certificate_account').on(row.accountId)],
)

/** Photos on certificates; the latest of an account is shown, none is changed. */
export const certificatePhoto = table(
  'certificate_photo',
  {
    id: sequence(),
    accountId: text().notNull(),
    /** JPEG. */
    content: bytes().notNull(),
    contentHash: text().notNull(),
    setAt: text().notNull(),
    setBy: text().notNull(),
  },
  (row) => [index('certificate_photo_account').on(row.accountId, row.id)],
)

export const blockAssignment = table(
  'block_assignment',
  {
    blockCode: text()
      .notNull()
      .references(() => block.code),
    accountId: text().notNull(),
    assignedAt: text().notNull(),
  },
  (row) => [
    primaryKey({ columns: [row.blockCode, row.accountId] }),
    index('block_assignment_account').on(row.accountId),
  ],
)

/** Every change of a building made in the field, with what stood before. Append-only. */
export const buildingChange = table(
  'building_change',
  {
    /** Made by the tablet, so that sending twice is harmless. */
    id: text().primaryKey(),
    buildingCode: text()
      .notNull()
      .references(() => building.code),
    /** Null for a building that was not drawn before. */
    before: json<Building>(),
    after: json<Building>().notNull(),
    changedAt: text().notNull(),
    changedBy: text().notNull(),
  },
  (row) => [index('building_change_building').on(row.buildingCode)],
)

/** What was seen of a building each time someone was there. Append-only. */
export const buildingVisit = table(
  'building_visit',
  {
    /** Made by the tablet. */
    id: text().primaryKey(),
    buildingCode: text().notNull(),
    blockCode: text()
      .notNull()
      .references(() => block.code),
    finding: text().$type<VisitFinding>().notNull(),
    note: text().notNull(),
    /** Device clock. */
    visitedAt: text().notNull(),
    visitedBy: text().notNull(),
    receivedAt: text().notNull(),
  },
  (row) => [index('building_visit_block').on(row.blockCode, row.visitedAt)],
)

/** What followed a change of blocks, as it was before. */
export interface BlockFollowed {
  readonly walkers: readonly { readonly blockCode: string; readonly accountId: string }[]
  /** Units that got another block, or were no longer sure of theirs. */
  readonly units: readonly {
    readonly unitId: string
    readonly from: string
    readonly to: string
    /** Percent, where it sank. */
    readonly confidence?: number
  }[]
}

/** Every time the blocks of an area were drawn anew, with what stood before and after. Append-only. */
export const blockChange = table(
  'block_change',
  {
    sequence: sequence(),
    /** Made by the client, so that sending twice is harmless. */
    id: text().notNull(),
    areaCode: text()
      .notNull()
      .references(() => area.code),
    change: json<BlockChange>().notNull(),
    /** Blocks that were drawn anew or ended, as they were. */
    before: json<DrawnBlock[]>().notNull(),
    /** The blocks drawn anew or begun, those that ended, and what followed. */
    outcome: json<BlockChangeOutcome>().notNull(),
    /** Whose blocks they were and which units moved: what taking it back gives back. */
    followed: json<BlockFollowed>(),
    reason: text().notNull(),
    /** UTC; from then on the new borders hold. */
    effectiveAt: text().notNull(),
    changedBy: text().notNull(),
  },
  (row) => [
    uniqueIndex('block_change_id').on(row.id),
    index('block_change_area').on(row.areaCode, row.sequence),
  ],
)

/**
 * A unit on its way from one block's enumerators to another's 移交: until those of the new block accept
 * it, both have it.
 */
export const handover = table(
  'handover',
  {
    id: text().primaryKey(),
    unitId: text().notNull(),
    fromBlock: text()
      .notNull()
      .references(() => block.code),
    toBlock: text()
      .notNull()
      .references(() => block.code),
    reason: text().notNull(),
    startedAt: text().notNull(),
    startedBy: text().notNull(),
    acceptedAt: text(),
    acceptedBy: text(),
  },
  (row) => [
    index('handover_unit').on(row.unitId, row.acceptedAt),
    index('handover_from').on(row.fromBlock, row.acceptedAt),
    index('handover_to').on(row.toBlock, row.acceptedAt),
  ],
)

/**
 * 四至范围 of development zones, laid over the areas. Drawn anew, a zone gets its next version, and the
 * one before ends; nothing is removed.
 */
export const zone = table(
  'zone',
  {
    id: text().notNull(),
    version: integer().notNull(),
    /** Digits of the area whose office keeps it. */
    areaPrefix: text().notNull(),
    kind: text().$type<ZoneKind>().notNull(),
    name: text().notNull(),
    geometry: json<Polygons>().notNull(),
    reason: text().notNull(),
    effectiveAt: text().notNull(),
    changedBy: text().notNull(),
    /** UTC; null for the version in force. */
    endedAt: text(),
  },
  (row) => [
    primaryKey({ columns: [row.id, row.version] }),
    index('zone_area').on(row.areaPrefix, row.endedAt),
  ],
)
