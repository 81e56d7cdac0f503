/**
 * What each screen takes from the address. Anything that is not a possible filter is dropped, so
 * that an old or mistyped address opens the whole list instead of an error. Pure.
 */
import type { Severity } from '../../forms/engine/types.ts'
import {
  type SignalKind as ConductSignalKind,
  signalKinds as conductSignalKinds,
} from '../../server/contract/conduct.ts'
import { type DuplicateQueue, duplicateQueues } from '../../server/contract/duplicates.ts'
import { type CrossUnitState, crossUnitStates } from '../../server/contract/evaluation.ts'
import {
  type FindingState,
  findingStates,
  type ReasonDimension,
  reasonDimensions,
} from '../../server/contract/findings.ts'
import { type Role, roles } from '../../server/contract/identity.ts'
import {
  type Disposition,
  type DispositionReason,
  dispositionReasons,
  dispositions,
} from '../../server/contract/ledger.ts'
import {
  type SignalKind,
  type SignalState,
  signalKinds,
  signalStates,
} from '../../server/contract/omissions.ts'
import { progressDimensions } from '../../server/contract/progress.ts'
import {
  type ResponseState,
  type ReviewLevel,
  responseStates,
  reviewLevels,
} from '../../server/contract/response-state.ts'
import {
  type FindingsFilter,
  findingsFilters,
  type Standing,
  standings,
} from '../../server/contract/responses.ts'

const DATE = /^\d{4}-\d{2}-\d{2}$/

export interface DuplicatesSearch {
  readonly area?: string
  /** Left out: what waits to be decided. */
  readonly queue?: DuplicateQueue
  /** Left out: by probability. */
  readonly order?: 'consequence'
  /** The pair opened beside the list. */
  readonly pair?: string
}

const ledgerLayouts = ['source', 'list', 'area', 'reason'] as const
export type LedgerBy = (typeof ledgerLayouts)[number]

export interface OmissionsSearch {
  readonly area?: string
  /** How the ledger is laid out; left out: by source. */
  readonly by?: LedgerBy
  /** Left out: the ledger. */
  readonly view?: 'signals' | 'estimate'
  /** Which signals. */
  readonly kind?: SignalKind
  readonly state?: SignalState
}

export interface RecordsSearch {
  readonly area?: string
  readonly source?: string
  /** One imported list. */
  readonly list?: string
  readonly disposition?: Disposition
  readonly reason?: DispositionReason
}

type Search = Readonly<Record<string, unknown>>

export interface UnitsSearch {
  readonly area?: string
  /** Only what is placed no closer than the area itself. */
  readonly placed?: 'no'
  readonly block?: string
  readonly source?: string
  readonly search?: string
  readonly open?: 'true'
}

export interface ReviewSearch {
  readonly area?: string
  readonly form?: string
  readonly search?: string
  readonly state?: ResponseState
  /** 14 digits, or `none`. */
  readonly block?: string
  /** Only what is placed no closer than the area itself. */
  readonly placed?: 'no'
  readonly standing?: Standing
  /** First digits of the unit's industry, or `none`. */
  readonly industry?: string
  readonly kind?: 'legalUnit' | 'establishment' | 'selfEmployed'
  /** Account that walks the blocks, or `none`. */
  readonly walker?: string
  /** Whose queue. */
  readonly awaiting?: ReviewLevel
  /** Left out: latest change first. */
  readonly order?: 'attention'
  readonly held?: 'true' | 'false'
  /** Only responses that have such findings. */
  readonly findings?: FindingsFilter
  /** The response opened beside the list. */
  readonly response?: string
}

export interface EvaluationSearch {
  readonly view?: 'cases' | 'neighbours' | 'runs'
  /** Whose percentiles are shown. */
  readonly form?: string
  /** The evaluation whose findings are shown. */
  readonly run?: string
  readonly area?: string
  readonly severity?: Severity
  /** The check whose units are listed. */
  readonly rule?: string
  /** Industry division, or `none`. */
  readonly industry?: string
  /** Which matters between units. */
  readonly state?: CrossUnitState
  readonly matter?: string
}

export interface QuarantineSearch {
  readonly upload?: string
}

export interface AccountsSearch {
  readonly role?: Role
  readonly search?: string
  /** The account opened beside the list. */
  readonly account?: string
}

export interface AreaSearch {
  readonly area?: string
}

export interface ProgressSearch extends AreaSearch {
  readonly view?: (typeof progressViews)[number]
}

const progressViews = ['brief', 'day', ...progressDimensions, 'responsibility', 'pay'] as const

export interface FormSearch {
  readonly version?: string
}

export function readAccountsSearch(search: Search): AccountsSearch {
  return kept({
    role: oneOf(search.role, roles),
    search: wordOf(search.search),
    account: wordOf(search.account, 64),
  })
}

export interface TrailSearch {
  /** Calendar dates in Asia/Shanghai. */
  readonly from?: string
  readonly to?: string
  readonly actor?: string
  readonly action?: string
  readonly subject?: string
}

export function readTrailSearch(search: Search): TrailSearch {
  return kept({
    from: matching(search.from, DATE),
    to: matching(search.to, DATE),
    actor: wordOf(search.actor, 80),
    action: matching(search.action, /^[a-z][a-z-]*(\.[a-z-]*)?$/),
    subject: wordOf(search.subject, 200),
  })
}

export function readDaySearch(search: Search): { readonly date: string | undefined } {
  return { date: matching(search.date, DATE) }
}

export function readFormSearch(search: Search): FormSearch {
  return kept({ version: wordOf(search.version, 20) })
}

/** Longer words name no street. */
const LONGEST_STREET = 60

/** Which heap of units without a block; units whose address names no street have ''. */
export function readStreetSearch({ street }: Search): { readonly street: string } {
  return { street: typeof street === 'string' ? street.slice(0, LONGEST_STREET) : '' }
}

export function readAreaSearch(search: Search): AreaSearch {
  return kept({ area: areaOf(search.area) })
}

export function readProgressSearch(search: Search): ProgressSearch {
  return kept({ area: areaOf(search.area), view: oneOf(search.view, progressViews) })
}

export interface SignalsSearch extends AreaSearch {
  readonly kind?: ConductSignalKind
  readonly date?: string
  /** Those looked into as well. */
  readonly all?: 'true'
  /** The signal opened beside the list. */
  readonly signal?: string
}

export function readSignalsSearch(search: Search): SignalsSearch {
  return kept({
    area: areaOf(search.area),
    kind: conductSignalKinds.find((kind) => kind === search.kind),
    date: matching(search.date, DATE),
    all: search.all === 'true' ? 'true' : undefined,
    signal: wordOf(search.signal, 64),
  })
}

export interface MessagesSearch extends AreaSearch {
  /** Left out: those that wait for an answer. */
  readonly show?: 'all'
  /** The exchange opened beside the list. */
  readonly unit?: string
  /** The form to write about. */
  readonly form?: string
}

export function readMessagesSearch(search: Search): MessagesSearch {
  return kept({
    area: areaOf(search.area),
    show: search.show === 'all' ? 'all' : undefined,
    unit: wordOf(search.unit, 64),
    form: wordOf(search.form, 100),
  })
}

export interface CodingSearch extends AreaSearch {
  /** Left out: first coding. */
  readonly view?: 'second' | 'referee' | 'done'
  /** The description opened beside the list, with its county before it. */
  readonly phrase?: string
}

export function readCodingSearch(search: Search): CodingSearch {
  return kept({
    area: areaOf(search.area),
    view: oneOf(search.view, ['second', 'referee', 'done'] as const),
    phrase: wordOf(search.phrase, 410),
  })
}

export interface FindingsSearch extends AreaSearch {
  /** Left out: by check. */
  readonly view?: 'list' | 'reasons' | 'batches'
  readonly form?: string
  /** Within its form. */
  readonly rule?: string
  readonly severity?: Severity
  /** Left out: open. */
  readonly state?: FindingState
  readonly reporter?: string
  /** Code of an explanation’s reason. */
  readonly reason?: string
  /** Left out: by check. */
  readonly by?: ReasonDimension
  /** Only checks worth a repair. */
  readonly repair?: 'true'
}

export function readFindingsSearch(search: Search): FindingsSearch {
  return kept({
    area: areaOf(search.area),
    view: oneOf(search.view, ['list', 'reasons', 'batches'] as const),
    form: wordOf(search.form, 20),
    rule: wordOf(search.rule, 160),
    severity: oneOf(search.severity, ['mandatory', 'verify', 'advisory'] as const),
    state: oneOf(search.state, findingStates),
    reporter: wordOf(search.reporter, 80),
    reason: wordOf(search.reason, 40),
    by: oneOf(search.by, reasonDimensions),
    repair: search.repair === 'true' ? 'true' : undefined,
  })
}

export interface NoticesSearch extends AreaSearch {
  readonly search?: string
}

export function readNoticesSearch(search: Search): NoticesSearch {
  return kept({ area: areaOf(search.area), search: wordOf(search.search) })
}

export function readUnitsSearch(search: Search): UnitsSearch {
  return kept({
    area: areaOf(search.area),
    block: matching(search.block, /^\d{14}$/),
    placed: oneOf(search.placed, ['no'] as const),
    source: wordOf(search.source),
    search: wordOf(search.search),
    open: search.open === 'true' ? 'true' : undefined,
  })
}

export function readDuplicatesSearch(search: Search): DuplicatesSearch {
  return kept({
    area: areaOf(search.area),
    queue: oneOf(search.queue, duplicateQueues),
    order: search.order === 'consequence' ? 'consequence' : undefined,
    pair: wordOf(search.pair, 64),
  })
}

export function readOmissionsSearch(search: Search): OmissionsSearch {
  return kept({
    area: areaOf(search.area),
    by: oneOf(search.by, ledgerLayouts),
    view: oneOf(search.view, ['signals', 'estimate'] as const),
    kind: oneOf(search.kind, signalKinds),
    state: oneOf(search.state, signalStates),
  })
}

export function readRecordsSearch(search: Search): RecordsSearch {
  return kept({
    area: areaOf(search.area),
    source: wordOf(search.source),
    list: wordOf(search.list, 64),
    disposition: oneOf(search.disposition, dispositions),
    reason: oneOf(search.reason, dispositionReasons),
  })
}

export function readReviewSearch(search: Search): ReviewSearch {
  return kept({
    area: areaOf(search.area),
    form: wordOf(search.form, 20),
    search: wordOf(search.search),
    state: oneOf(search.state, responseStates),
    block: matching(search.block, /^(\d{14}|none)$/),
    placed: oneOf(search.placed, ['no'] as const),
    standing: oneOf(search.standing, standings),
    industry: matching(search.industry, /^(\d{2,4}|none)$/),
    kind: oneOf(search.kind, ['legalUnit', 'establishment', 'selfEmployed'] as const),
    walker: wordOf(search.walker, 64),
    awaiting: oneOf(search.awaiting, reviewLevels),
    order: oneOf(search.order, ['attention'] as const),
    held: oneOf(search.held, ['true', 'false'] as const),
    findings: oneOf(search.findings, findingsFilters),
    response: wordOf(search.response, 120),
  })
}

export function readEvaluationSearch(search: Search): EvaluationSearch {
  return kept({
    view: oneOf(search.view, ['cases', 'neighbours', 'runs'] as const),
    form: wordOf(search.form, 20),
    run: wordOf(search.run, 64),
    area: areaOf(search.area),
    severity: oneOf(search.severity, ['mandatory', 'verify', 'advisory'] as const),
    rule: wordOf(search.rule, 160),
    industry: matching(search.industry, /^(\d{2}|none)$/),
    state: oneOf(search.state, crossUnitStates),
    matter: matching(search.matter, /^CROSS-\d{3}$/),
  })
}

export function readQuarantineSearch(search: Search): QuarantineSearch {
  return kept({ upload: wordOf(search.upload, 64) })
}

function areaOf(value: unknown): string | undefined {
  return matching(value, /^\d{2,12}$/)
}

function matching(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined
}

function wordOf(value: unknown, longest = 60): string | undefined {
  if (typeof value !== 'string') return undefined
  const word = value.trim().slice(0, longest)
  return word === '' ? undefined : word
}

function oneOf<Value extends string>(value: unknown, values: readonly Value[]): Value | undefined {
  return values.find((known) => known === value)
}

/** Drops what is undefined; exact optional properties want it absent. */
function kept<T extends object>(values: T): { [Name in keyof T]?: NonNullable<T[Name]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: NonNullable<T[Name]>
  }
}
