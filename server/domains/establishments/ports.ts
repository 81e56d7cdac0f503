/** What higher domains hand in: what was reported, and leads for the offices. */
import type { KnownEstablishment } from '../../../forms/engine/establishments/compare-list.ts'
import type { Row } from '../../../forms/engine/types.ts'
import type { SignalState } from '../../contract/omissions.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'

/** What responses say of a legal unit's establishments. */
export interface ReportedEstablishments {
  /** Units whose own answers name this one as their 归属法人, with what they say they do. */
  readonly namedBy: readonly { readonly unitId: string; readonly activity: string }[]
  /** The list the unit owes; null where it owes none. */
  readonly list: {
    readonly formId: string
    readonly responseId: string
    readonly period: string
    /** As they were sent. */
    readonly sent: readonly Row[]
    /** The work in hand: what was sent where there is none. */
    readonly inHand: readonly Row[]
  } | null
}

export type ReadReported = (
  db: Executor,
  unit: { readonly id: string; readonly unifiedSocialCreditCode: string | null },
) => Promise<ReportedEstablishments>

/** A lead for the offices of an area. */
export interface ToldLead {
  readonly kind: 'branch-told' | 'branch-denied'
  /** Of the word. */
  readonly subject: string
  readonly says: string
  /** 12 digits. */
  readonly areaCode: string
  readonly blockCode: string | null
  /** Whose page helps to look into it. */
  readonly unitId: string
  /** The legal unit that says it. */
  readonly ownerId: string
  /** Rows of its list as it was sent that are about the same. */
  readonly rows: readonly Pick<KnownEstablishment, 'name' | 'creditCode'>[]
}

export interface LeadAnswer {
  readonly state: SignalState
  /** Chinese, for the legal unit. */
  readonly words: string
}

export interface EstablishmentPorts {
  readonly readReported: ReadReported
  /** Opens a lead in the place of what a search found of the same, and returns its id. */
  readonly raiseLead: (tx: Executor, ctx: SignedInContext, lead: ToldLead) => Promise<string>
  /** What was told is taken back: the lead lapses, unless it was closed. */
  readonly lapseLead: (tx: Executor, leadId: string) => Promise<void>
  readonly answersTo: (
    db: Executor,
    leadIds: readonly string[],
  ) => Promise<ReadonlyMap<string, LeadAnswer>>
}
