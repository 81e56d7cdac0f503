/**
 * What a worker of the batch does: it reads units from the database itself, so that their answers are
 * not carried from thread to thread, and tells what came of them. It writes nothing.
 */
import type { Contribution } from '../../../forms/engine/neighbours/spread.ts'
import type { Executor } from '../../platform/database/database.ts'
import { type FormBook, openFormBook } from '../../platform/form-book.ts'
import { findUnits } from '../frame/index.ts'
import { CROSS_UNIT_FORMS } from './cross-unit.ts'
import {
  collectFromUnits,
  type EvaluatedRevision,
  type EvaluatedUnits,
  evaluateUnits,
  type PlacedFacts,
  readFacts,
} from './evaluate-units.ts'
import type { Fired } from './evaluation-tally.ts'
import { listFiring } from './evaluation-tally-store.ts'
import { type NeighbourSet, neighbourSetOf } from './neighbour-set.ts'
import { countedRevisions, listSpreads } from './neighbour-store.ts'
import { type RuleSets, readUnits } from './read-units-to-evaluate.ts'

/** What is asked of units, by id. */
export type EvaluationQuestion = QuestionToJudge | QuestionToCollect | QuestionToRelate

/** Judge their standing revisions, and read what they say of each other. Answered with `EvaluatedUnits`. */
export interface QuestionToJudge {
  readonly judge: readonly string[]
  /** null: all forms. */
  readonly formId: string | null
  readonly ruleSets: RuleSets
  readonly neighbourSetId: string | null
}

/** Read what they contribute to percentiles. Answered with `Collected`. */
export interface QuestionToCollect {
  readonly collect: readonly string[]
  readonly ruleSets: RuleSets
  /** Forms whose checks ask for percentiles, each with the forms those read besides. */
  readonly asking: ReadonlyMap<string, readonly string[]>
}

/** What the checks last run on them found, and what some say of each other. Answered with `Related`. */
export interface QuestionToRelate {
  readonly relate: readonly string[]
  /** Those of them whose facts are asked for as well. */
  readonly factsOf: readonly string[]
  readonly formId: string | null
}

export interface Collected {
  readonly units: number
  readonly contributions: readonly Contribution[]
}

export interface Related {
  readonly facts: readonly PlacedFacts[]
  readonly fired: readonly (Fired & { readonly industryCode: string | null })[]
}

type AnswerTo<Question extends EvaluationQuestion> = Question extends QuestionToJudge
  ? EvaluatedUnits
  : Question extends QuestionToCollect
    ? Collected
    : Related

/** Puts a question to a worker, or answers it here. */
export type Ask = <Question extends EvaluationQuestion>(
  question: Question,
) => Promise<AnswerTo<Question>>

/** An answering side over one database; it keeps what the questions have in common. */
export function answerQuestions(db: Executor): Ask {
  const setOf = rememberLast((id: string | null) => readNeighbours(db, id))
  const answer = async (question: EvaluationQuestion) => {
    const book = await openFormBook()
    if ('relate' in question) return relate(db, question)
    if ('collect' in question) return collect(db, book, question)
    return judge(db, book, question, await setOf(question.neighbourSetId))
  }
  // Each kind of question is answered as its type says.
  return answer as Ask
}

/** What is parsed lives until its piece is judged: a small one dies before the collector carries it about. */
const UNITS_AT_A_TIME = 50

async function judge(
  db: Executor,
  book: FormBook,
  { judge: unitIds, formId, ruleSets }: QuestionToJudge,
  neighbours: NeighbourSet,
): Promise<EvaluatedUnits> {
  const units = await readUnits(db, unitIds, {
    ruleSets,
    wanted: (document) => formId === null || formId === document.formId,
    again: false,
  })
  const revisions: EvaluatedRevision[] = []
  const facts: PlacedFacts[] = []
  for (let from = 0; from < units.length; from += UNITS_AT_A_TIME) {
    const piece = units.slice(from, from + UNITS_AT_A_TIME)
    const evaluated = await evaluateUnits(book, piece, neighbours)
    for (const each of evaluated.revisions) revisions.push(each)
    for (const each of evaluated.facts) facts.push(each)
  }
  return { revisions, facts }
}

async function collect(
  db: Executor,
  book: FormBook,
  { collect: unitIds, ruleSets, asking }: QuestionToCollect,
): Promise<Collected> {
  const counted = await countedRevisions(db, unitIds, [...asking.keys()])
  const units = await readUnits(db, counted.unitIds, {
    ruleSets,
    forms: [...asking.keys(), ...[...asking.values()].flat()],
    wanted: ({ revisionId }) => counted.revisionIds.has(revisionId),
  })
  return { units: counted.unitIds.length, contributions: await collectFromUnits(book, units) }
}

async function relate(
  db: Executor,
  { relate: unitIds, factsOf, formId }: QuestionToRelate,
): Promise<Related> {
  const units = await readUnits(db, factsOf, {
    ruleSets: new Map(),
    forms: CROSS_UNIT_FORMS,
    wanted: () => false,
  })
  const fired = await listFiring(db, unitIds, formId)
  const rows = await findUnits(db, [...new Set(fired.map(({ unitId }) => unitId))])
  return {
    facts: readFacts(units),
    fired: fired.map(({ unitId, ...each }) => ({
      ...each,
      industryCode: rows.get(unitId)?.industryCode ?? null,
    })),
  }
}

async function readNeighbours(db: Executor, id: string | null): Promise<NeighbourSet> {
  return neighbourSetOf(id, id === null ? [] : await listSpreads(db, id))
}

/** The same as before where the key is. */
function rememberLast<Key, Value>(read: (key: Key) => Promise<Value>) {
  let last: { readonly key: Key; readonly value: Promise<Value> } | undefined
  return (key: Key): Promise<Value> => {
    if (last === undefined || last.key !== key) last = { key, value: read(key) }
    return last.value
  }
}
