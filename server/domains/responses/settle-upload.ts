/**
 * Settles what the response says once an upload joins the revisions that are here: which stands,
 * and whether the server makes a merged one.
 */
import { createHash } from 'node:crypto'
import type { ExplanationOf } from '../../contract/explanation-rules.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { FormBook } from '../../platform/form-book.ts'
import { canonicalJson } from '../audit/index.ts'
import type { AnswerJson } from './answer-cells.ts'
import type { UploadFacts } from './decide-upload.ts'
import { type Judgement, judgeAnswers } from './judge-answers.ts'
import { MERGED_PREFIX } from './read-envelope.ts'
import { cellLabel, joinDocument, splitDocument } from './revision-document.ts'
import { type RevisionNode, type Settlement, settleRevisions } from './settle-revisions.ts'
import { isSimplyNext } from './simply-next.ts'
import { findFirstRevision, findRevision, listRevisions, type RevisionFacts } from './store.ts'
import { isSubmittable } from './submittable.ts'
import type { JudgedUpload, Upload } from './upload.ts'

export interface MergedRevision extends Judgement {
  readonly id: string
  readonly mergedFrom: readonly string[]
  readonly answers: AnswerJson
  readonly explanations: readonly ExplanationOf[]
  /** Latest device clock among its parts. */
  readonly deviceTime: string
  /** Made before, when the same parts were here. */
  readonly isStored: boolean
}

export interface SettledUpload {
  readonly history: UploadFacts['history']
  /** Id of the revision that stands now. */
  readonly standing: string
  readonly counts: Judgement['counts']
  /** The standing revision is submitted. */
  readonly submitted: boolean
  readonly merged: MergedRevision | undefined
  /** Cells in conflict. */
  readonly conflictFields: readonly string[]
  /** Answers that the upload was edited from, as far as they are here. */
  readonly baseAnswers: AnswerJson
}

export async function settleUpload(
  tx: Executor,
  book: FormBook,
  upload: Upload,
  judged: JudgedUpload,
): Promise<SettledUpload> {
  const { envelope } = upload
  const next = await settleNext(tx, upload, judged)
  if (next) return next
  const stored = judged.response ? await listRevisions(tx, judged.response.id) : []
  const base = stored.find((row) => row.id === envelope.baseRevisionId)
  const uploaded = nodeOfUpload(upload, judged, stored.length + 1)
  const nodes = [...stored.map(nodeOf), uploaded]
  const settlement = settleRevisions(nodes, settledPoint(judged))
  const standing = (id: string) => ({
    standing: id,
    counts: countsOf(id, stored, envelope.revisionId, judged),
    submitted: nodes.some((node) => node.id === id && node.submittable),
    baseAnswers: base?.answers ?? {},
  })
  const alone = { merged: undefined, conflictFields: [] }

  if (settlement.kind === 'line') {
    const history = historyOfLine(envelope, settlement.head, stored.length)
    return { history, ...standing(settlement.head), ...alone }
  }
  if (settlement.kind === 'conflict') {
    return {
      history: 'overlapping',
      ...standing(settlement.standing),
      merged: undefined,
      conflictFields: settlement.fields.map(cellLabel),
    }
  }
  const merged = mergeOf(book, judged, settlement, nodes, stored)
  const submitted = nodes.some((node) => settlement.heads.includes(node.id) && node.submittable)
  if (submitted && merged.blockers.length > 0) {
    // Together they would undo a submission: kept side by side instead.
    const fields = [...new Set(merged.blockers.flatMap((blocker) => blocker.fields))]
    return {
      history: 'overlapping',
      ...standing(settlement.standing),
      merged: undefined,
      conflictFields: fields,
    }
  }
  return {
    history: 'apart',
    standing: merged.id,
    counts: merged.counts,
    submitted,
    baseAnswers: base?.answers ?? {},
    merged,
    conflictFields: [],
  }
}

/** The common case, at a cost that does not grow with the history; undefined where it is another. */
async function settleNext(
  tx: Executor,
  { envelope }: Upload,
  { response, counts, submittable }: JudgedUpload,
): Promise<SettledUpload | undefined> {
  const { baseRevisionId, revisionId } = envelope
  if (!response || baseRevisionId === null) return undefined
  if (baseRevisionId !== response.latestRevisionId) return undefined
  const first = await findFirstRevision(tx, response.id)
  if (!first || !isSimplyNext(baseRevisionId, { ...response, firstBaseId: first.baseRevisionId })) {
    return undefined
  }
  const base = await findRevision(tx, baseRevisionId)
  return {
    history: 'latest',
    standing: revisionId,
    counts,
    submitted: submittable,
    merged: undefined,
    conflictFields: [],
    baseAnswers: base?.answers ?? {},
  }
}

function historyOfLine(
  envelope: Upload['envelope'],
  head: string,
  stored: number,
): UploadFacts['history'] {
  if (stored === 0) return envelope.baseRevisionId === null ? 'first' : 'first-of-unknown-base'
  return head === envelope.revisionId ? 'latest' : 'older'
}

function mergeOf(
  book: FormBook,
  judged: JudgedUpload,
  settlement: Extract<Settlement, { kind: 'merge' }>,
  nodes: readonly RevisionNode[],
  stored: readonly RevisionFacts[],
): MergedRevision {
  const document = splitDocument(settlement.answers)
  // By parts and content: the same parts merge anew once a revision they were edited from arrives.
  const content = canonicalJson([settlement.heads, settlement.answers])
  const id = `${MERGED_PREFIX}${hashOf(content).slice(0, 40)}`
  const times = nodes
    .filter((node) => settlement.heads.includes(node.id))
    .map((node) => node.deviceTime)
  return {
    ...judgeAnswers(book, judged.form, document, judged.surroundings),
    ...document,
    id,
    mergedFrom: settlement.heads,
    deviceTime: times.reduce((a, b) => (Date.parse(a) >= Date.parse(b) ? a : b)),
    isStored: stored.some((row) => row.id === id),
  }
}

function countsOf(
  id: string,
  stored: readonly RevisionFacts[],
  uploadedId: string,
  judged: JudgedUpload,
): Judgement['counts'] {
  if (id === uploadedId) return judged.counts
  // The standing revision is the upload or one of those stored.
  return stored.find((row) => row.id === id)!.receipt.counts
}

function nodeOf(row: RevisionFacts): RevisionNode {
  return {
    id: row.id,
    number: row.number,
    parents: row.mergedFrom ?? (row.baseRevisionId === null ? [] : [row.baseRevisionId]),
    answers: joinDocument(row.answers, row.explanations),
    submittable: isSubmittable(row),
    deviceTime: row.deviceTime,
    merged: row.mergedFrom !== null,
  }
}

function nodeOfUpload({ envelope }: Upload, judged: JudgedUpload, number: number): RevisionNode {
  return {
    id: envelope.revisionId,
    number,
    parents: envelope.baseRevisionId === null ? [] : [envelope.baseRevisionId],
    answers: joinDocument(envelope.answers, envelope.explanations),
    submittable: judged.submittable,
    deviceTime: envelope.deviceTime,
    merged: false,
  }
}

function settledPoint({ response }: JudgedUpload) {
  if (!response || response.settledRevisionId === null) return null
  return { id: response.settledRevisionId, revisions: response.settledRevisions }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
