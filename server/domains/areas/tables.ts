/** Areas 区划, blocks 普查小区, buildings 建筑物 and who walks which block. Geometry is WGS-84 GeoJSON. */
import type { Building, Polygons } from '../../contract/areas.ts'
import type { VisitFinding } from '../../contract/fieldwork.ts'
import {
  index,
  integer,
  json,
  primaryKey,
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
