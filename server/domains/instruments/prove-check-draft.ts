/**
 * The proof of a draft together with the checks that stand: what no answer can satisfy stands against
 * it; what is redundant, never fires or narrows a cell is told to those who decide.
 */
import { type FormRelations, relationsOf } from '../../../forms/engine/linear/relations.ts'
import { boundWords, proofWords } from '../../../forms/engine/prove/proof-words.ts'
import { proveChange } from '../../../forms/engine/prove/prove-change.ts'
import type { RuleChange } from '../../../forms/engine/rule-set.ts'
import type { FormDefinition } from '../../../forms/engine/types.ts'
import { findRelations } from '../../../forms/generated/relations.ts'
import type { FormBook } from '../../platform/form-book.ts'
import { openSolver } from '../../platform/solver.ts'
import type { CheckDraftText } from './judge-check-draft.ts'
import { readCheckText } from './read-check-text.ts'

export interface DraftProof {
  readonly faults: readonly string[]
  readonly notes: readonly string[]
}

export interface StandingRules {
  /** With the checks of the last publication. */
  readonly form: FormDefinition
  readonly changes: readonly RuleChange[]
}

const NOTHING: DraftProof = { faults: [], notes: [] }
const MOST_KEPT = 500

/** A draft is shown far more often than it changes. */
const proved = new WeakMap<FormDefinition, Map<string, DraftProof>>()

export async function proveCheckDraft(
  book: FormBook,
  standing: StandingRules,
  draft: Pick<CheckDraftText, 'kind' | 'text'>,
): Promise<DraftProof> {
  if (draft.kind === 'retire') return NOTHING
  const known = proved.get(standing.form) ?? new Map<string, DraftProof>()
  proved.set(standing.form, known)
  const found = known.get(draft.text) ?? (await prove(book, standing, draft.text))
  if (known.size >= MOST_KEPT) known.clear()
  known.set(draft.text, found)
  return found
}

async function prove(book: FormBook, standing: StandingRules, text: string): Promise<DraftProof> {
  const { form } = standing
  const { checks, errors } = readCheckText(book, form, text)
  const [only] = checks
  // Faults of the text are told where it is read.
  if (only === undefined || checks.length > 1 || errors.length > 0) return NOTHING
  const [changed] = relationsOf({ checks: [only.tree], computed: [] }).relations
  if (changed === undefined) return NOTHING
  const relations = await standingRelations(book, standing)
  const proof = proveChange(form.schema, relations, changed, await openSolver())
  return {
    faults: proof.contradictions.map(proofWords),
    notes: [
      ...(proof.examined ? [] : ['这条关系不是线性的，没有证明它与其他审核关系是否矛盾']),
      ...proof.notes.map(proofWords),
      ...proof.bounds.map((bound) => `与其他审核关系合起来，${boundWords(form.schema, bound)}`),
    ],
  }
}

async function standingRelations(
  book: FormBook,
  { form, changes }: StandingRules,
): Promise<FormRelations> {
  const own = await findRelations(form.id, form.version)
  const changed = new Set(changes.map(({ checkId }) => checkId))
  const checks = changes.flatMap(({ text }) =>
    text === null ? [] : readCheckText(book, form, text).checks.map(({ tree }) => tree),
  )
  const kept = own?.relations.filter(({ id }) => !changed.has(id)) ?? []
  return {
    relations: [...kept, ...relationsOf({ checks, computed: [] }).relations],
    computed: own?.computed ?? [],
  }
}
