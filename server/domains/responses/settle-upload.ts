/**
 * Settles what the response says once an upload joins the revisions that are here: which stands,
 * and whether the server makes a merged one.
 */
import { createHash } from 'node:crypto'
import { ruleVersionOf } from '../../../forms/engine/rule-set.ts'
import type { FormDefinition } from '../../../forms/engine/types.ts'
import type { KeptAside } from '../../../forms/engine/versions/migrate-answers.ts'
import { joinAside } from '../../../forms/engine/versions/move-work.ts'
import type { ExplanationOf } from '../../contract/explanation-rules.ts'
import type { Registration } from '../../contract/registration.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { FormBook } from '../../platform/form-book.ts'
import { canonicalJson } from '../audit/index.ts'
import type { AnswerJson } from './answer-cells.ts'
import type { UploadFacts } from './decide-upload.ts'
import { forwardWork, newestOf, type VersionedWork } from './forward-work.ts'
import { type Judgement, judgeAnswers } from './judge-answers.ts'
import { MERGED_PREFIX } from './read-envelope.ts'
import { cellLabel, joinDocument, splitDocument } from './revision-document.ts'
import {
  findFirstRevision,
  findRevision,
  listRevisions,
  type RevisionFacts,
} from './revision-store.ts'
import { type RevisionNode, type Settlement, settleRevisions } from './settle-revisions.ts'
import { collectsAtTheDoor, registrationCovering } from './signature-of-merge.ts'
import { isSimplyNext } from './simply-next.ts'
import { isSubmittable } from './submittable.ts'
import type { JudgedUpload, Upload } from './upload.ts'

/** A revision received, its work in the version in which all are compared. */
type HereRevision = Omit<RevisionFacts, keyof VersionedWork> & VersionedWork

export interface MergedRevision extends Judgement {
  readonly id: string
  readonly mergedFrom: readonly string[]
  readonly formVersion: string
  /** Whose checks raised its findings. */
  readonly ruleVersion: string
  readonly answers: AnswerJson
  readonly explanations: readonly ExplanationOf[]
  /** What its parts carry along. */
  readonly keptAside: readonly KeptAside[]
  /** Of the part whose respondent signed exactly this; null where nobody did. */
  readonly registration: Registration | null
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
  /** What a respondent signed became part of something nobody signed: it is signed anew, then reported. */
  readonly signatureVoid: boolean
  /** Cells in conflict. */
  readonly conflictFields: readonly string[]
  /** Version of the standing revision. */
  readonly formVersion: string
  /** Answers that the upload was edited from, as far as they are here, and its own: both in one version. */
  readonly baseAnswers: AnswerJson
  readonly uploadAnswers: AnswerJson
}

export async function settleUpload(
  tx: Executor,
  book: FormBook,
  /** The upload's form in each version, with the checks in force. */
  forms: ReadonlyMap<string, FormDefinition>,
  upload: Upload,
  judged: JudgedUpload,
): Promise<SettledUpload> {
  const { envelope } = upload
  const next = await settleNext(tx, upload, judged)
  if (next) return next
  const received = judged.response ? await listRevisions(tx, judged.response.id) : []
  // Revisions of several versions of the form are compared in the newest of them.
  const versions = [envelope.formVersion, ...received.map((row) => row.formVersion)]
  const version = newestOf(book, envelope.formId, versions)
  const stored = received.map((row) => ({
    ...row,
    ...forwardWork(book, envelope.formId, version, { ...row, keptAside: row.keptAside ?? [] }),
    formVersion: row.formVersion,
  }))
  const own = forwardWork(book, envelope.formId, version, {
    ...envelope,
    keptAside: envelope.keptAside ?? [],
  })
  const base = stored.find((row) => row.id === envelope.baseRevisionId)
  const uploaded = nodeOfUpload(upload, own, judged, stored.length + 1)
  const nodes = [...stored.map(nodeOf), uploaded]
  const settlement = settleRevisions(nodes, settledPoint(judged))
  const standing = (id: string) => ({
    standing: id,
    counts: countsOf(id, stored, envelope.revisionId, judged),
    submitted: nodes.some((node) => node.id === id && node.submittable),
    formVersion: stored.find((row) => row.id === id)?.formVersion ?? envelope.formVersion,
    baseAnswers: base?.answers ?? {},
    uploadAnswers: own.answers,
  })
  const alone = { merged: undefined, signatureVoid: false, conflictFields: [] }

  if (settlement.kind === 'line') {
    const history = historyOfLine(envelope, settlement.head, stored.length)
    return { history, ...standing(settlement.head), ...alone }
  }
  if (settlement.kind === 'conflict') {
    return {
      history: 'overlapping',
      ...standing(settlement.standing),
      ...alone,
      conflictFields: settlement.fields.map(cellLabel),
    }
  }
  const { registration = null, revisionId: id } = envelope
  const parts = [...stored, { ...own, id, registration }]
    .filter((part) => settlement.heads.includes(part.id))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const joined = mergeOf(book, forms.get(version) ?? judged.form, judged, settlement, nodes, stored)
  const { responseId, formId } = envelope
  const merged = {
    ...joined,
    keptAside: joinAside(parts.flatMap(({ keptAside }) => keptAside ?? [])),
    registration: registrationCovering(
      { ...joined, responseId, formId },
      parts.map((part) => part.registration),
    ),
  }
  const submitted = nodes.some((node) => settlement.heads.includes(node.id) && node.submittable)
  if (submitted && merged.blockers.length > 0) {
    // Together they would undo a submission: kept side by side instead.
    const fields = [...new Set(merged.blockers.flatMap((blocker) => blocker.fields))]
    return {
      history: 'overlapping',
      ...standing(settlement.standing),
      ...alone,
      conflictFields: fields,
    }
  }
  const fromDoor =
    upload.needsRegistration || received.some((row) => collectsAtTheDoor(row.receivedRole))
  const signatureVoid = submitted && fromDoor && merged.registration === null
  return {
    history: 'apart',
    standing: merged.id,
    counts: merged.counts,
    submitted: submitted && !signatureVoid,
    signatureVoid,
    formVersion: version,
    baseAnswers: base?.answers ?? {},
    uploadAnswers: own.answers,
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
  // Of another version: the two are compared in the newer one.
  if (response.formVersion !== envelope.formVersion) return undefined
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
    signatureVoid: false,
    conflictFields: [],
    formVersion: envelope.formVersion,
    baseAnswers: base?.answers ?? {},
    uploadAnswers: envelope.answers,
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
  form: FormDefinition,
  judged: JudgedUpload,
  settlement: Extract<Settlement, { kind: 'merge' }>,
  nodes: readonly RevisionNode[],
  stored: readonly HereRevision[],
): Omit<MergedRevision, 'keptAside' | 'registration'> {
  const document = splitDocument(settlement.answers)
  // By parts and content: the same parts merge anew once a revision they were edited from arrives.
  const content = canonicalJson([settlement.heads, settlement.answers])
  const id = `${MERGED_PREFIX}${hashOf(content).slice(0, 40)}`
  const times = nodes
    .filter((node) => settlement.heads.includes(node.id))
    .map((node) => node.deviceTime)
  return {
    ...judgeAnswers(book, form, document, judged.surroundings),
    ...document,
    formVersion: form.version,
    ruleVersion: ruleVersionOf(form),
    id,
    mergedFrom: settlement.heads,
    deviceTime: times.reduce((a, b) => (Date.parse(a) >= Date.parse(b) ? a : b)),
    isStored: stored.some((row) => row.id === id),
  }
}

function countsOf(
  id: string,
  stored: readonly HereRevision[],
  uploadedId: string,
  judged: JudgedUpload,
): Judgement['counts'] {
  if (id === uploadedId) return judged.counts
  // The standing revision is the upload or one of those stored.
  return stored.find((row) => row.id === id)!.receipt.counts
}

function nodeOf(row: HereRevision): RevisionNode {
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

function nodeOfUpload(
  { envelope }: Upload,
  own: VersionedWork,
  judged: JudgedUpload,
  number: number,
): RevisionNode {
  return {
    id: envelope.revisionId,
    number,
    parents: envelope.baseRevisionId === null ? [] : [envelope.baseRevisionId],
    answers: joinDocument(own.answers, own.explanations),
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
