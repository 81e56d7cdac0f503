/**
 * Rows of a list as they are staged: judged and placed, each by itself, before the frame is looked at.
 * Pure; done off the main thread for long lists.
 */
import { type AddressParts, readAddress } from '../../../forms/engine/linkage/read-address.ts'
import type { RegionNames } from '../../../forms/engine/linkage/region-names.ts'
import type { ImportNotice, RejectedRow } from '../../contract/frame-import.ts'
import type { PlacingGround } from '../../contract/placing.ts'
import { recordKey } from './compare-lists.ts'
import type { Meaning } from './headings.ts'
import { judgeRow, place, type RowLists } from './judge-row.ts'
import { placeRecord } from './place-record.ts'
import type { Places } from './places.ts'
import type { ListHead, ListRow } from './read-list.ts'
import { looksLikeBranch } from './unit-name.ts'

/** What a sound row says, and where that places it. */
export interface Draft {
  readonly name: string
  /** Normalised values by meaning; what could not be used is left out. */
  readonly values: Partial<Record<Meaning, string>>
  readonly areaCode: string | null
  readonly blockCode: string | null
  readonly buildingCode: string | null
  /** By what it was placed, how surely in per cent, and the road or village its address names. */
  readonly placing: {
    readonly ground: PlacingGround
    readonly confidence: number
    readonly street: string
  }
  /** By what it is known again without a code, see `recordKey`. */
  readonly againKey: string | null
}

export interface DraftRow {
  readonly row: number
  /** A sound credit code, or null. */
  readonly code: string | null
  readonly branch: boolean
  readonly raw: Readonly<Record<string, string>>
  /** Null when the row is rejected. */
  readonly draft: Draft | null
  readonly notices: readonly ImportNotice[]
  readonly rejected: RejectedRow | null
}

export interface DraftingFacts extends RowLists {
  readonly places: Places
  /** Digits of the area the list is imported for. */
  readonly homePrefix: string
  readonly regions: RegionNames
}

export function draftRow(row: ListRow, head: ListHead, facts: DraftingFacts): DraftRow {
  const judged = judgeRow(row, head, facts)
  if ('rejected' in judged) {
    const { rejected } = judged
    const { notices, raw } = row
    return { row: row.row, code: null, branch: false, raw, draft: null, notices, rejected }
  }
  const { name, code, values } = judged.draft
  const evidence = {
    areaCode: values.areaCode,
    blockCode: values.blockCode,
    buildingName: values.buildingName,
    point: pointOf(values),
    addresses: [values.address, values.registeredAddress].filter((text) => text !== undefined),
  }
  const placement = placeRecord(evidence, facts.places, facts.homePrefix)
  const placing = placement.notices.map(({ notice, what }) => {
    const column = notice === 'block-unknown' ? 'blockCode' : 'areaCode'
    const field = head.headingsOf.get(column)?.[0] ?? null
    return { row: row.row, field, notice, message: place(row.row, field) + what }
  })
  const { areaCode, blockCode, buildingCode, ground, confidence } = placement
  const street = streetOf(readAddress(evidence.addresses[0] ?? '', facts.regions))
  return {
    row: row.row,
    code,
    branch: looksLikeBranch(name, values.category),
    raw: row.raw,
    draft: {
      ...{ name, values, areaCode, blockCode, buildingCode },
      placing: { ground, confidence, street },
      againKey: recordKey(values) ?? null,
    },
    notices: [...row.notices, ...judged.notices, ...placing],
    rejected: null,
  }
}

/** Degrees; undefined where either is missing or is none. */
export function pointOf({
  longitude,
  latitude,
}: Pick<Draft['values'], 'longitude' | 'latitude'>): readonly [number, number] | undefined {
  if (longitude === undefined || latitude === undefined) return undefined
  const point = [Number(longitude), Number(latitude)] as const
  const sound = point.every((degrees) => Number.isFinite(degrees) && degrees !== 0)
  return sound && Math.abs(point[0]) <= 180 && Math.abs(point[1]) <= 90 ? point : undefined
}

/** What units without a block are heaped by: the road, else the village. */
function streetOf({ road, village }: AddressParts): string {
  return road || village
}
