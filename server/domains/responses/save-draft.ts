/**
 * Autosave of unsealed work. Each save names the version it was edited from; a save from an older
 * one is refused, so that two windows never overwrite each other in silence.
 */
import type { Static } from 'typebox'
import type { ExplanationOf } from '../../contract/explanation-rules.ts'
import { Problem } from '../../contract/problems.ts'
import { nextState } from '../../contract/response-state.ts'
import type { KeptAside } from '../../contract/shapes.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { findDisplayNames, requireReporter } from '../identity/index.ts'
import { stepNotOpen } from './change-state.ts'
import { findDraft, putDraft } from './draft-store.ts'
import { getReachableResponse } from './reachable-response.ts'
import { storable } from './storable-text.ts'
import { lockResponse, updateResponse } from './store.ts'

export interface DraftSave {
  readonly responseId: string
  readonly answers: Record<string, unknown>
  readonly explanations: ExplanationOf[]
  /** Version of the form; that of the response where left out. */
  readonly formVersion?: string
  readonly keptAside?: Static<typeof KeptAside>[]
  readonly baseVersion: number
}

export async function saveDraft(
  ctx: SignedInContext,
  input: DraftSave,
): Promise<{ version: number; savedAt: string }> {
  requireReporter(ctx)
  return ctx.database.write(async (tx) => {
    await lockResponse(tx, input.responseId)
    const current = await getReachableResponse(tx, ctx, input.responseId)
    const state = nextState(current.state, 'save-draft')
    if (state === undefined || current.fellAwayAt !== null) throw stepNotOpen(current)
    const draft = await findDraft(tx, current.id)
    if (draft && draft.version !== input.baseVersion) {
      const names = await findDisplayNames(tx, [draft.savedBy])
      throw new Problem('draft-conflict', '请先查看最新草稿，再决定保留哪一份', {
        current: {
          version: draft.version,
          savedAt: draft.savedAt,
          savedBy: names.get(draft.savedBy) ?? draft.savedBy,
        },
        yours: { baseVersion: input.baseVersion },
      })
    }
    const saved = {
      responseId: current.id,
      answers: storable(input.answers),
      explanations: storable(input.explanations),
      formVersion: input.formVersion ?? current.formVersion,
      keptAside: input.keptAside === undefined ? null : storable(input.keptAside),
      version: input.baseVersion + 1,
      savedAt: ctx.clock.now(),
      savedBy: ctx.actor.id,
    }
    await putDraft(tx, saved)
    await updateResponse(tx, current.id, {
      state,
      updatedAt: saved.savedAt,
      updatedBy: ctx.actor.id,
    })
    await recordAudit(tx, ctx, {
      action: 'response.save-draft',
      subjectKind: 'response',
      subjectId: current.id,
      before: { state: current.state, version: draft?.version ?? 0 },
      after: { state, version: saved.version },
    })
    return { version: saved.version, savedAt: saved.savedAt }
  })
}
