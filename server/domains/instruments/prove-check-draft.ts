/** Has a draft proved in a thread, within a limit; a draft is shown far more often than it changes. */
import type { RuleChange } from '../../../forms/engine/rule-set.ts'
import type { FormDefinition } from '../../../forms/engine/types.ts'
import type { Context } from '../../platform/context.ts'
import { ThreadTimeout } from '../../platform/threads.ts'
import type { CheckDraftRow } from './check-draft-store.ts'
import type { DraftProof, ProofQuestion } from './prove-draft.ts'

export interface StandingRules {
  /** With the checks of the last publication. */
  readonly form: FormDefinition
  readonly changes: readonly RuleChange[]
}

/** Of work on one draft, the start of the thread included. */
const LIMIT_MS = 30_000
const MOST_KEPT = 500

const UNPROVED: DraftProof = {
  faults: [],
  notes: [
    `证明超过 ${LIMIT_MS / 1_000} 秒没有做完，没有查明它与其他审核关系是否矛盾，请审批人判断；重新保存草稿会再证一次`,
  ],
}

const proved = new WeakMap<FormDefinition, Map<string, Promise<DraftProof>>>()

export function proveCheckDraft(
  ctx: Context,
  standing: StandingRules,
  draft: Pick<CheckDraftRow, 'id' | 'edition' | 'kind' | 'checkId' | 'text'>,
): Promise<DraftProof> {
  const known = proved.get(standing.form) ?? new Map<string, Promise<DraftProof>>()
  proved.set(standing.form, known)
  const key = JSON.stringify([draft.id, draft.edition, draft.text])
  const there = known.get(key)
  if (there !== undefined) return there
  const { kind, checkId, text } = draft
  const { id: formId, version: formVersion } = standing.form
  const asked = ask(ctx, {
    ...{ formId, formVersion, changes: standing.changes, kind, checkId, text },
  })
  if (known.size >= MOST_KEPT) known.clear()
  known.set(key, asked)
  // What failed is asked again.
  asked.catch(() => known.delete(key))
  return asked
}

async function ask(ctx: Context, question: ProofQuestion): Promise<DraftProof> {
  try {
    // The thread answers with the proof of what it was asked.
    return (await ctx.threads.ask('prove-worker', question, LIMIT_MS)) as DraftProof
  } catch (error) {
    if (!(error instanceof ThreadTimeout)) throw error
    ctx.log.warn({ formId: question.formId, limitMs: LIMIT_MS }, 'proof of a check took too long')
    return UNPROVED
  }
}
