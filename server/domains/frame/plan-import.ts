/**
 * Decides what an import does with every row, before anything is written: refused, matched to a unit
 * of the frame, or opening a new unit. Pure; every row of the list ends in exactly one of the three.
 */
import type { ImportNotice, RejectedRow } from '../../contract/frame.ts'
import { decideUnitKind } from './decide-unit-kind.ts'
import { type DraftRecord, judgeRow, place, type RowLists, refuse } from './judge-row.ts'
import { placeRecord } from './place-record.ts'
import type { Places } from './places.ts'
import type { DepartmentList } from './read-list.ts'
import { looksLikeBranch, nameKey } from './unit-name.ts'

/** What planning needs to know of a unit in the frame. */
export interface KnownUnit {
  readonly id: string
  readonly kind: 'legalUnit' | 'establishment' | 'selfEmployed'
  readonly name: string
  readonly areaCode: string | null
  readonly blockCode: string | null
  readonly phone: string | null
  readonly legalRepresentative: string | null
  readonly industryCode: string | null
  readonly address: string
}

export interface PlannedRecord extends DraftRecord {
  readonly kind: KnownUnit['kind']
  readonly areaCode: string | null
  readonly blockCode: string | null
  readonly buildingCode: string | null
  /** The unit of the frame it names, or null: it opens a new one. */
  readonly matched: KnownUnit | null
}

export interface ImportPlan {
  readonly records: readonly PlannedRecord[]
  readonly rejected: readonly RejectedRow[]
  readonly notices: readonly ImportNotice[]
}

export interface PlanningFacts extends RowLists {
  readonly places: Places
  /** Digits of the area the list is imported for. */
  readonly homePrefix: string
  /** Units of the frame by sound credit code. */
  readonly unitsByCode: ReadonlyMap<string, KnownUnit>
  /** The unit a row without a code of its own had in an earlier list of the source. */
  readonly knownAgain?: (values: DraftRecord['values']) => KnownUnit | undefined
}

export function planImport(list: DepartmentList, facts: PlanningFacts): ImportPlan {
  const notices: ImportNotice[] = [...list.notices, ...noticesOfFile(list)]
  const rejected: RejectedRow[] = []
  const drafts: DraftRecord[] = []
  for (const row of list.rows) {
    const judged = judgeRow(row, list, facts)
    if ('rejected' in judged) rejected.push(judged.rejected)
    else {
      drafts.push(judged.draft)
      notices.push(...judged.notices)
    }
  }
  const holders = findCodeHolders(drafts)
  const records: PlannedRecord[] = []
  let leftAtCounty = 0
  for (const draft of drafts) {
    const heading = list.headingsOf.get('unifiedSocialCreditCode')?.[0] ?? null
    const note = (notice: ImportNotice['notice'], what: string) =>
      notices.push({
        row: draft.row,
        field: heading,
        notice,
        message: place(draft.row, heading) + what,
      })
    const settled = settleAgain(draft, settleCode(draft, holders, facts.unitsByCode), facts)
    if (settled.as === 'duplicate') {
      const what = `代码「${draft.code}」与第 ${settled.of.row} 行「${settled.of.name}」相同`
      rejected.push(refuse(draft, heading, 'duplicate-in-file', what).rejected)
      continue
    }
    if (settled.as === 'branch') {
      note('branch-of-code-holder', `「${draft.name}」用的是总部代码，按产业活动单位登记`)
    }
    if (settled.as === 'matched' && nameKey(settled.unit.name) !== nameKey(draft.name)) {
      note(
        'name-differs',
        `名称「${draft.name}」与底册中同代码的「${settled.unit.name}」不同，两个都保留`,
      )
    }
    const placement = placeRecord(evidenceOf(draft), facts.places, facts.homePrefix)
    for (const { notice, what } of placement.notices) {
      const column = notice === 'block-unknown' ? 'blockCode' : 'areaCode'
      const field = list.headingsOf.get(column)?.[0] ?? null
      notices.push({ row: draft.row, field, notice, message: place(draft.row, field) + what })
    }
    if (placement.areaCode === null || /0{6}$/.test(placement.areaCode)) leftAtCounty += 1
    records.push(asRecord(draft, settled, placement))
  }
  if (leftAtCounty > 0) {
    const message = `有 ${leftAtCounty} 行的地址只能定到县级或市级，先挂在该级，待分派到普查小区`
    notices.push({ row: null, field: null, notice: 'left-at-county', message })
  }
  rejected.sort((a, b) => a.row - b.row)
  return { records, rejected, notices }
}

function noticesOfFile(list: DepartmentList): ImportNotice[] {
  const notices: ImportNotice[] = []
  if (list.rows.length === 0) {
    notices.push({ row: null, field: null, notice: 'no-rows', message: '文件只有表头，没有数据' })
  }
  if (!list.headingsOf.has('unifiedSocialCreditCode')) {
    const message =
      '没有“统一社会信用代码”列，不能按代码与底册比对，这个来源以前没有的行按新单位登记'
    notices.push({ row: null, field: null, notice: 'column-missing', message })
  }
  return notices
}

/** For each code the row that holds it: the first that is not a branch, else the first. */
function findCodeHolders(drafts: readonly DraftRecord[]): ReadonlyMap<string, DraftRecord> {
  const holders = new Map<string, DraftRecord>()
  for (const draft of drafts) {
    if (draft.code === null) continue
    const holder = holders.get(draft.code)
    if (!holder || (isBranch(holder) && !isBranch(draft))) holders.set(draft.code, draft)
  }
  return holders
}

type Settled =
  | { readonly as: 'new' }
  | { readonly as: 'branch' }
  | { readonly as: 'matched'; readonly unit: KnownUnit }
  | { readonly as: 'duplicate'; readonly of: DraftRecord }

function settleCode(
  draft: DraftRecord,
  holders: ReadonlyMap<string, DraftRecord>,
  unitsByCode: ReadonlyMap<string, KnownUnit>,
): Settled {
  if (draft.code === null) return { as: 'new' }
  const holder = holders.get(draft.code)!
  const unit = unitsByCode.get(draft.code)
  if (holder !== draft) {
    const differs = nameKey(holder.name) !== nameKey(draft.name)
    return differs && isBranch(draft) ? { as: 'branch' } : { as: 'duplicate', of: holder }
  }
  if (!unit) return { as: 'new' }
  const foreign = nameKey(unit.name) !== nameKey(draft.name)
  const branchOfUnit = foreign && isBranch(draft) && unit.kind !== 'establishment'
  return branchOfUnit ? { as: 'branch' } : { as: 'matched', unit }
}

/** A row that would open a unit goes to the one it opened before. */
function settleAgain(draft: DraftRecord, settled: Settled, { knownAgain }: PlanningFacts): Settled {
  if (settled.as !== 'branch' && !(settled.as === 'new' && draft.code === null)) return settled
  const unit = knownAgain?.(draft.values)
  return unit ? { as: 'matched', unit } : settled
}

function isBranch(draft: DraftRecord): boolean {
  return looksLikeBranch(draft.name, draft.values.category)
}

function evidenceOf({ values }: DraftRecord) {
  return {
    areaCode: values.areaCode,
    blockCode: values.blockCode,
    buildingName: values.buildingName,
    addresses: [values.address, values.registeredAddress].filter((text) => text !== undefined),
  }
}

function asRecord(
  draft: DraftRecord,
  settled: Settled,
  placement: ReturnType<typeof placeRecord>,
): PlannedRecord {
  const branch = settled.as === 'branch'
  // A branch under its holder's code has no code of its own; the holder's stays in the values.
  const code = branch ? null : draft.code
  const kind = branch
    ? 'establishment'
    : decideUnitKind({ name: draft.name, code, category: draft.values.category })
  const { areaCode, blockCode, buildingCode } = placement
  const matched = settled.as === 'matched' ? settled.unit : null
  return { ...draft, code, kind, areaCode, blockCode, buildingCode, matched }
}
