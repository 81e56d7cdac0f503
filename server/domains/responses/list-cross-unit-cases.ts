/** Matters between units with what each of them reports now, and what was decided on them. */
import type { Severity } from '../../../forms/engine/types.ts'
import type * as contract from '../../contract/evaluation.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import { levelOf, mayTakeStep } from '../../contract/response-state.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { findAreaNames } from '../areas/index.ts'
import { findUnits } from '../frame/index.ts'
import { coversArea, findDisplayNames, mayDo, requireRight } from '../identity/index.ts'
import type { AnswerJson } from './answer-cells.ts'
import { byUnit } from './by-unit.ts'
import { CROSS_UNIT_FORMS, unitFactsOf } from './cross-unit.ts'
import {
  type CaseRow,
  countCases,
  findCases,
  findCrossUnitFindings,
  findResponseStates,
  listSettlements,
  pageOfCases,
} from './cross-unit-store.ts'
import { listStanding } from './evaluation-store.ts'
import { responseIdOf } from './new-response.ts'
import { readPageKey, writePageKey } from './page-key.ts'
import { areaAsked } from './scope-prefix.ts'

const CASES_AT_ONCE = 20
const MOST_UNITS = 6

export async function listCrossUnitCases(
  ctx: SignedInContext,
  query: {
    readonly state?: contract.CrossUnitState | undefined
    readonly rule?: string | undefined
    readonly area?: string | undefined
    readonly after?: string | undefined
  },
): Promise<ReplyOf<typeof contract.listCrossUnitCases>> {
  requireRight(ctx, 'evaluation.view')
  const db = ctx.database.read
  const after = query.after === undefined ? undefined : readPageKey(query.after)
  const filter = { areaPrefix: areaAsked(ctx, query.area), rule: query.rule }
  const { state } = query
  const rows = await pageOfCases(db, { ...filter, state, after, limit: CASES_AT_ONCE + 1 })
  const page = rows.slice(0, CASES_AT_ONCE)
  const last = page.at(-1)
  const counts = await countCases(db, filter)
  return {
    cases: await caseReplies(ctx, page),
    counts: {
      open: counts.get('open') ?? 0,
      explained: counts.get('explained') ?? 0,
      returned: counts.get('returned') ?? 0,
      gone: counts.get('gone') ?? 0,
    },
    next:
      rows.length > CASES_AT_ONCE && last ? writePageKey({ at: last.raisedAt, id: last.id }) : null,
  }
}

/** A matter all of whose units lie within the scope; anything else answers 404. */
export async function getReachableCase(
  db: Executor,
  ctx: SignedInContext,
  caseId: string,
): Promise<CaseRow> {
  const row = (await findCases(db, [caseId])).get(caseId)
  if (row === undefined || !coversArea(ctx.actor.scope, row.areaPrefix)) {
    throw new Problem('not-found')
  }
  return row
}

export async function getCrossUnitCase(
  ctx: SignedInContext,
  caseId: string,
): Promise<contract.CrossUnitCase> {
  requireRight(ctx, 'evaluation.view')
  const [reply] = await caseReplies(ctx, [await getReachableCase(ctx.database.read, ctx, caseId)])
  return reply!
}

/** Not to be called inside a write: it may load forms. */
async function caseReplies(
  ctx: SignedInContext,
  rows: readonly CaseRow[],
): Promise<contract.CrossUnitCase[]> {
  const db = ctx.database.read
  const settlements = await listSettlements(
    db,
    rows.map(({ id }) => id),
  )
  const findings = await findCrossUnitFindings(db, [
    ...rows.map(({ findingId }) => findingId),
    ...settlements.map(({ findingId }) => findingId),
  ])
  const unitIdsOf = (row: CaseRow): readonly string[] => findings.get(row.findingId)?.unitIds ?? []
  const told = await readUnits(ctx, [
    ...new Set(rows.flatMap((row) => unitIdsOf(row).slice(0, MOST_UNITS))),
  ])
  const people = await findDisplayNames(
    db,
    settlements.map(({ settledBy }) => settledBy),
  )
  return rows.map((row) => {
    const finding = findings.get(row.findingId)
    return {
      caseId: row.id,
      findingId: row.findingId,
      rule: row.rule,
      // Stored as the engine names it.
      severity: (finding?.severity ?? 'verify') as Severity,
      message: finding?.message ?? '',
      state: row.state,
      reopened: row.reopened,
      raisedAt: row.raisedAt,
      seenAt: row.seenAt,
      unitsInAll: unitIdsOf(row).length,
      units: unitIdsOf(row)
        .slice(0, MOST_UNITS)
        .flatMap((unitId) => told.get(unitId) ?? []),
      settlements: settlements
        .filter(({ caseId }) => caseId === row.id)
        .map((each) => ({
          outcome: each.outcome,
          reasonCode: each.reasonCode,
          reasonText: each.reasonText,
          responses: each.responseIds.length,
          settledAt: each.settledAt,
          settledByName: people.get(each.settledBy) ?? each.settledBy,
          message:
            each.findingId === row.findingId
              ? null
              : (findings.get(each.findingId)?.message ?? null),
        })),
    }
  })
}

type ToldUnit = contract.CrossUnitCase['units'][number]

async function readUnits(
  ctx: SignedInContext,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, ToldUnit>> {
  const db = ctx.database.read
  const book = await openFormBook()
  const units = await findUnits(db, unitIds)
  const standing = await listStanding(db, unitIds, CROSS_UNIT_FORMS)
  const states = await findResponseStates(db, standing.map(responseIdOf))
  const names = await findAreaNames(
    db,
    [...units.values()].flatMap(({ areaCode }) => areaCode ?? []),
  )
  const standingOf = byUnit(standing)
  const level = levelOf(ctx.actor.role)
  return new Map(
    [...units.values()].map((unit): [string, ToldUnit] => {
      const documents = standingOf.get(unit.id) ?? []
      const facts = unitFactsOf(
        unit,
        Object.fromEntries(
          documents.map(({ formId, answers }) => [formId, JSON.parse(answers) as AnswerJson]),
        ),
      )
      return [
        unit.id,
        {
          ...{ unitId: unit.id, name: unit.name, kind: unit.kind, address: unit.address },
          areaName: names.get(unit.areaCode ?? '')?.join(' ') ?? '',
          ...{ creditCode: facts.creditCode, ownerCode: facts.ownerCode, staff: facts.staff },
          declaredBranches: facts.declared.length,
          declaredStaff: facts.declared.reduce((all, { staff }) => all + staff, 0),
          responses: documents.map((document) => {
            const responseId = responseIdOf(document)
            const state = states.get(responseId)!
            return {
              ...{ responseId, formId: document.formId, state },
              formTitle: book.forms.get(document.formId)?.title ?? document.formId,
              mayReturn:
                mayDo(ctx.actor.role, 'response.return') &&
                level !== undefined &&
                mayTakeStep(level, state, 'return'),
            }
          }),
        },
      ]
    }),
  )
}
