/**
 * What a unit's own people do with a revision that was filled in: the person in charge confirms it or
 * sends it back, the preparer withdraws it. Each names the revision it is about; none touches a value.
 * A repeat of the last act by the same person answers as the first time.
 */
import { createHash } from 'node:crypto'
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import { awaitedLevel, nextState, type ResponseState } from '../../contract/response-state.ts'
import type { confirmResponse as operation, SignOffAct } from '../../contract/sign-off.ts'
import { shanghaiDate } from '../../platform/clock.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { recordAudit } from '../audit/index.ts'
import { findUnit } from '../frame/index.ts'
import { requireConfirmer, requireReporter } from '../identity/index.ts'
import { findFormInForce, findStanding } from '../instruments/index.ts'
import { stepNotOpen } from './change-state.ts'
import { followAnswers } from './follow-answers.ts'
import { forwardToNewest } from './forward-work.ts'
import { hasReviewBegun } from './open-review.ts'
import { getReachableResponse } from './reachable-response.ts'
import { findRevisionWithContent } from './revision-store.ts'
import { insertSignOff, listSignOffs, type SignOffRow } from './sign-off-store.ts'
import { lockResponse, type ResponseRow, updateResponse } from './store.ts'
import { isSubmittable } from './submittable.ts'

type Reply = ReplyOf<typeof operation>

export interface SignOffInput {
  readonly responseId: string
  readonly revisionId: string
}

/** 确认报送: binds the person in charge to the content by its hash. */
export async function confirmResponse(
  ctx: SignedInContext,
  input: SignOffInput & { readonly contentHash: string },
): Promise<Reply> {
  requireConfirmer(ctx)
  const book = await openFormBook()
  const form = await formOf(ctx, input.responseId)
  return signOff(ctx, input, 'confirm', async (tx, current) => {
    const standing = await findRevisionWithContent(tx, input.revisionId)
    const hash = standing && createHash('sha256').update(standing.content).digest('hex')
    if (!standing || hash !== input.contentHash || hash !== standing.contentHash) {
      throw new Problem('content-changed')
    }
    if (standing.mergedFrom === null && !isSubmittable(standing)) throw stepNotOpen(current)
    if (!current.returnedOnce) await requireOpen(tx, ctx, form, '请联系普查办')
    const { answers, formVersion, explanations } = standing
    const keptAside = standing.keptAside ?? []
    const work = { formVersion, answers, explanations, keptAside }
    const newest = forwardToNewest(book, current.formId, work)
    const unit = await findUnit(tx, current.unitId)
    if (unit) {
      const { formId, id: responseId } = current
      await followAnswers(tx, ctx, book, unit, { formId, responseId, answers: newest.answers })
    }
    return { state: 'submitted', change: {} }
  })
}

/** 交回修改: the preparer goes on from what was sent. */
export async function sendBackResponse(
  ctx: SignedInContext,
  input: SignOffInput & { readonly note: string },
): Promise<Reply> {
  requireConfirmer(ctx)
  const note = input.note.trim()
  if (note === '') throw new Problem('reason-required', '请写明要填报人核对什么')
  return signOff(ctx, { ...input, note }, 'send-back', async (_, current) => takenBack(current))
}

/** 撤回: until an office has begun to review, and while it could be reported again. */
export async function withdrawResponse(ctx: SignedInContext, input: SignOffInput): Promise<Reply> {
  requireReporter(ctx)
  if (ctx.actor.role !== 'enterprise') throw new Problem('not-allowed', '由单位填报人撤回')
  const form = await formOf(ctx, input.responseId)
  return signOff(ctx, input, 'withdraw', async (tx, current) => {
    if (hasReviewBegun(current)) {
      throw new Problem('review-started', '要更正，请联系普查办退回')
    }
    // Taken back after the last day it could not be reported again.
    if (!current.returnedOnce) {
      await requireOpen(tx, ctx, form, '撤回后将无法再报送；要更正，请联系普查办退回')
    }
    return takenBack(current)
  })
}

interface Outcome {
  readonly state: ResponseState
  readonly change: Partial<ResponseRow>
}

/** Its revisions are settled as by a return: what stands goes on, the rest is history. */
function takenBack(current: ResponseRow): Outcome {
  return {
    state: current.returnedOnce ? 'returned' : 'draft',
    change: {
      inConflict: false,
      settledRevisionId: current.latestRevisionId,
      settledRevisions: current.revisions,
    },
  }
}

async function signOff(
  ctx: SignedInContext,
  input: SignOffInput & { readonly note?: string },
  act: SignOffAct,
  decide: (tx: Executor, current: ResponseRow) => Promise<Outcome>,
): Promise<Reply> {
  return ctx.database.write(async (tx) => {
    await lockResponse(tx, input.responseId)
    const current = await getReachableResponse(tx, ctx, input.responseId)
    const repeated = await repeatOf(tx, ctx, current, input.revisionId, act)
    if (repeated) return replyOf(ctx, repeated, current.state)
    if (current.fellAwayAt !== null || nextState(current.state, act) === undefined) {
      throw stepNotOpen(current)
    }
    if (current.latestRevisionId !== input.revisionId) throw new Problem('content-changed')
    const { state, change } = await decide(tx, current)
    const row: SignOffRow = {
      id: ctx.newId(),
      responseId: current.id,
      revisionId: input.revisionId,
      act,
      contentHash: (await findRevisionWithContent(tx, input.revisionId))!.contentHash,
      note: input.note ?? null,
      doneAt: ctx.clock.now(),
      doneBy: ctx.actor.id,
    }
    await insertSignOff(tx, row)
    await updateResponse(tx, current.id, {
      ...change,
      state,
      awaiting: awaitedLevel(state, true),
      updatedAt: row.doneAt,
      updatedBy: row.doneBy,
    })
    await recordAudit(tx, ctx, {
      action: `response.${act}`,
      subjectKind: 'response',
      subjectId: current.id,
      ...(row.note === null ? {} : { reason: row.note }),
      before: { state: current.state, revisionId: input.revisionId },
      after: { state, contentHash: row.contentHash },
    })
    return replyOf(ctx, row, state)
  })
}

/** The same person did the very same last, and nothing has happened since: a double click, a lost reply. */
async function repeatOf(
  tx: Executor,
  ctx: SignedInContext,
  current: ResponseRow,
  revisionId: string,
  act: SignOffAct,
): Promise<SignOffRow | undefined> {
  const last = (await listSignOffs(tx, current.id)).at(-1)
  if (last?.act !== act || last.revisionId !== revisionId || last.doneBy !== ctx.actor.id) {
    return undefined
  }
  return nextState(current.state, act) === undefined ? last : undefined
}

function replyOf(ctx: SignedInContext, row: SignOffRow, state: ResponseState): Reply {
  const { act, revisionId, contentHash, note, doneAt: at } = row
  return { state, signOff: { act, revisionId, contentHash, note, at, by: ctx.actor.displayName } }
}

async function formOf(ctx: SignedInContext, responseId: string) {
  const { read } = ctx.database
  const { formId, formVersion } = await getReachableResponse(read, ctx, responseId)
  return findFormInForce(read, formId, formVersion, ctx.clock.now())
}

async function requireOpen(
  tx: Executor,
  ctx: SignedInContext,
  form: Awaited<ReturnType<typeof findFormInForce>>,
  remedy: string,
): Promise<void> {
  const today = shanghaiDate(ctx.clock.now())
  if (form && (await findStanding(tx, form, today)).reporting === 'open') return
  throw new Problem('form-not-open', `已过填报期，${remedy}`)
}
