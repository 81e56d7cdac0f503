/**
 * Keeps the findings of responses up to date in the transaction of the write that changes them. Never touches
 * what was reported.
 */
import type { Finding } from '../../../forms/engine/types.ts'
import { type ExplanationOf, explanationFor } from '../../contract/explanation-rules.ts'
import { acceptedStates, type ResponseState } from '../../contract/response-state.ts'
import type { Context, SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { groupBy } from '../../platform/group-by.ts'
import {
  addSteps,
  decideFindingSteps,
  type FindingCaseRow,
  type FindingChanges,
  type FoundFinding,
} from './decide-finding-steps.ts'
import type { EvaluatedRevision } from './evaluate-units.ts'
import {
  findFindings,
  findingsOfResponse,
  findingsOfResponses,
  responsesWithStanding,
  saveFindings,
} from './finding-case-store.ts'
import type { ResponseRow } from './store.ts'

export interface StandingJudgement {
  readonly revisionId: string
  readonly ruleVersion: string | null
  readonly findings: readonly Finding[]
  readonly explanations: readonly ExplanationOf[]
  isExplained(finding: Finding): boolean
}

/** Another revision stands now. `response` as it was before. */
export async function keepFindings(
  tx: Executor,
  ctx: SignedInContext,
  response: ResponseRow,
  judged: StandingJudgement,
  doneAt: string,
): Promise<void> {
  const known = response.revisions === 0 ? [] : await findingsOfResponse(tx, response.id)
  const found: FoundFinding[] = judged.findings
    .filter((each) => each.outcome === 'fail')
    .map((finding) => ({
      finding,
      explanation:
        finding.severity === 'verify' && judged.isExplained(finding)
          ? explanationFor(finding, judged.explanations)
          : undefined,
    }))
  if (known.length === 0 && found.length === 0) return
  const { revisionId, ruleVersion } = judged
  const occasion = {
    response: placeOf(response),
    ...{ revisionId, ruleVersion, reporter: ctx.actor.id, doneAt, doneBy: ctx.actor.id },
  }
  await saveFindings(tx, decideFindingSteps(known, found, occasion, true))
}

/** What the checks in force now find beside what receipt found; nothing goes away by it. */
export async function keepEvaluated(
  tx: Executor,
  ctx: Context,
  evaluated: readonly EvaluatedRevision[],
  doneAt: string,
): Promise<void> {
  const fired = evaluated.filter(({ findings }) => findings.some(isFailure))
  if (fired.length === 0) return
  const standing = await responsesWithStanding(
    tx,
    fired.map(({ revisionId }) => revisionId),
  )
  const byRevision = new Map(standing.map((row) => [row.latestRevisionId, row]))
  const known = groupBy(
    await findingsOfResponses(
      tx,
      standing.map(({ id }) => id),
    ),
    ({ responseId }) => responseId,
  )
  const changes: FindingChanges = { added: [], changed: [], steps: [] }
  for (const { revisionId, ruleVersion, findings } of fired) {
    const row = byRevision.get(revisionId)
    if (row === undefined) continue
    const found = findings.filter(isFailure).map((finding) => ({ finding, explanation: undefined }))
    const reporter = row.reportedBy ?? row.updatedBy ?? 'system'
    const occasion = {
      response: placeOf(row),
      ...{ revisionId, ruleVersion, reporter, doneAt, doneBy: ctx.actor?.id ?? 'system' },
    }
    const one = decideFindingSteps(known.get(row.id) ?? [], found, occasion, false)
    changes.added.push(...one.added)
    changes.changed.push(...one.changed)
    changes.steps.push(...one.steps)
  }
  await saveFindings(tx, changes)
}

/** A response came to be accepted, or is so no more: its findings follow. What must be mended stays open. */
export async function followAcceptance(
  tx: Executor,
  ctx: SignedInContext,
  before: ResponseRow,
  after: ResponseRow,
): Promise<void> {
  const was = isAccepted(before.state)
  const is = isAccepted(after.state)
  if (was === is) return
  const moving = (await findingsOfResponse(tx, before.id)).filter((row) =>
    is
      ? row.severity !== 'mandatory' && (row.state === 'open' || row.state === 'explained')
      : row.state === 'accepted' && row.batchId === null,
  )
  const act = is ? 'accepted' : 'acceptance-withdrawn'
  await moveFindings(tx, ctx, moving, act, (row) => (is ? 'accepted' : stateOf(row)))
}

/** A return that names cells: the findings on them are open again, whatever was said of them. */
export async function sendBackFindings(
  tx: Executor,
  ctx: SignedInContext,
  sentBack: {
    readonly responseId: string
    readonly fields: readonly string[]
    readonly reasonText: string
  },
): Promise<void> {
  if (sentBack.fields.length === 0) return
  const named = new Set(sentBack.fields)
  const moving = (await findingsOfResponse(tx, sentBack.responseId)).filter(
    (row) => row.state !== 'fixed' && row.fields.some((field) => named.has(field)),
  )
  await moveFindings(tx, ctx, moving, 'sent-back', () => 'open', sentBack.reasonText)
}

/**
 * Accepts in a batch those that are still as they were drawn, each with its number of steps then. The caller
 * holds the locks of their responses. How many it were.
 */
export async function acceptFindings(
  tx: Executor,
  ctx: SignedInContext,
  drawn: ReadonlyMap<string, number>,
  batch: { readonly id: string; readonly reasonText: string },
): Promise<number> {
  const rows = await findFindings(tx, [...drawn.keys()])
  const moving = rows
    .filter((row) => row.owed && row.steps === drawn.get(row.id) && isAcceptable(row))
    .map((row) => ({ ...row, batchId: batch.id }))
  await moveFindings(tx, ctx, moving, 'accepted', () => 'accepted', batch.reasonText)
  return moving.length
}

/** Explained, or only pointed out. */
function isAcceptable({ state, severity }: FindingCaseRow): boolean {
  return state === 'explained' || (state === 'open' && severity === 'advisory')
}

async function moveFindings(
  tx: Executor,
  ctx: SignedInContext,
  moving: readonly FindingCaseRow[],
  act: 'accepted' | 'acceptance-withdrawn' | 'sent-back',
  stateAfter: (row: FindingCaseRow) => FindingCaseRow['state'],
  text: string | null = null,
): Promise<void> {
  const changes: FindingChanges = { added: [], changed: [], steps: [] }
  const of = { doneAt: ctx.clock.now(), doneBy: ctx.actor.id, text }
  for (const row of moving) {
    const state = stateAfter(row)
    const after = { ...row, state, batchId: state === 'accepted' ? row.batchId : null }
    changes.changed.push(addSteps(changes.steps, after, [act], of))
  }
  await saveFindings(tx, changes)
}

function stateOf({ reasonCode }: FindingCaseRow): FindingCaseRow['state'] {
  return reasonCode === null ? 'open' : 'explained'
}

function isAccepted(state: ResponseState): boolean {
  return (acceptedStates as readonly ResponseState[]).includes(state)
}

function isFailure(finding: Finding): boolean {
  return finding.outcome === 'fail'
}

function placeOf(row: Pick<ResponseRow, 'id' | 'unitId' | 'formId' | 'areaCode' | 'fellAwayAt'>) {
  return {
    ...{ responseId: row.id, unitId: row.unitId, formId: row.formId },
    areaCode: row.areaCode ?? '',
    owed: row.fellAwayAt === null,
  }
}
