/**
 * The proof of a draft together with the checks that stand: what no answer can satisfy stands against
 * it; what is redundant, never fires or narrows a cell is told to those who decide. Takes its time, so
 * it is work for a thread.
 */
import { type FormRelations, relationsOf } from '../../../forms/engine/linear/relations.ts'
import { boundWords, proofWords } from '../../../forms/engine/prove/proof-words.ts'
import { proveChange } from '../../../forms/engine/prove/prove-change.ts'
import { proveRemoval } from '../../../forms/engine/prove/prove-removal.ts'
import type { RuleChange } from '../../../forms/engine/rule-set.ts'
import type { FormDefinition } from '../../../forms/engine/types.ts'
import { findForm } from '../../../forms/generated/registry.ts'
import { findRelations } from '../../../forms/generated/relations.ts'
import type { FormBook } from '../../platform/form-book.ts'
import { openSolver } from '../../platform/solver.ts'
import { readCheckText } from './read-check-text.ts'

export interface DraftProof {
  readonly faults: readonly string[]
  readonly notes: readonly string[]
}

/** As a thread is asked. */
export interface ProofQuestion {
  readonly formId: string
  readonly formVersion: string
  /** What the last publication changed of the checks the version came with. */
  readonly changes: readonly RuleChange[]
  readonly kind: 'add' | 'change' | 'retire'
  readonly checkId: string
  readonly text: string
}

const NOTHING: DraftProof = { faults: [], notes: [] }
const NOT_LINEAR = '这条关系不是线性的，没有证明它与其他审核关系是否矛盾'

export async function proveDraft(book: FormBook, question: ProofQuestion): Promise<DraftProof> {
  const form = await findForm(question.formId, question.formVersion)
  if (form === undefined) return NOTHING
  const standing = await standingRelations(book, form, question.changes)
  return question.kind === 'retire'
    ? proveRetirement(form, standing, question.checkId)
    : proveText(book, form, standing, question.text)
}

async function proveText(
  book: FormBook,
  form: FormDefinition,
  standing: FormRelations,
  text: string,
): Promise<DraftProof> {
  const { checks, errors } = readCheckText(book, form, text)
  const [only] = checks
  // Faults of the text are told where it is read.
  if (only === undefined || checks.length > 1 || errors.length > 0) return NOTHING
  const [changed] = relationsOf({ checks: [only.tree], computed: [] }).relations
  if (changed === undefined) return NOTHING
  const proof = proveChange(form.schema, standing, changed, await openSolver())
  return {
    faults: proof.contradictions.map(proofWords),
    notes: [
      ...(proof.examined ? [] : [NOT_LINEAR]),
      ...proof.notes.map(proofWords),
      ...proof.bounds.map((bound) => `与其他审核关系合起来，${boundWords(form.schema, bound)}`),
    ],
  }
}

/** Nothing stands against fewer checks; what no longer holds is told. */
async function proveRetirement(
  form: FormDefinition,
  standing: FormRelations,
  checkId: string,
): Promise<DraftProof> {
  const proof = proveRemoval(form.schema, standing, checkId, await openSolver())
  return {
    faults: [],
    notes: [
      ...(proof.implied === null ? [] : [`停用后各项填齐时结论不变：${proofWords(proof.implied)}`]),
      ...proof.loosened.map(({ before, after }) => {
        const left = after === null ? '不再有这个限制' : boundWords(form.schema, after)
        return `原来${boundWords(form.schema, before)}；停用后${left}`
      }),
      ...proof.contradictions.map((each) => `停用后仍有矛盾：${proofWords(each)}`),
    ],
  }
}

async function standingRelations(
  book: FormBook,
  form: FormDefinition,
  changes: readonly RuleChange[],
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
