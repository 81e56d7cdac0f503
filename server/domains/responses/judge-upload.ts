/** Judges an upload in its surroundings; undefined where its form or unit are not known. */
import type { Finding } from '../../../forms/engine/types.ts'
import {
  type Registration,
  registrationFaults,
  registrationFaultTexts,
} from '../../contract/registration.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { FormBook } from '../../platform/form-book.ts'
import { findEstablishmentFindings } from '../establishments/index.ts'
import type { UnitRow } from '../frame/index.ts'
import { findLedgerFindings } from '../ledger/index.ts'
import { gatherSurroundings } from './gather-surroundings.ts'
import { type Judgement, judgeAnswers } from './judge-answers.ts'
import { listingNameOf } from './listing-findings.ts'
import { measureOutside } from './measure-outside.ts'
import type { Placement } from './place-upload.ts'
import { type Envelope, responseIdParts } from './read-envelope.ts'
import { findNamedBy } from './read-establishments.ts'
import { findRevision } from './revision-store.ts'
import type { ResponseRow } from './store.ts'
import { isSubmittable } from './submittable.ts'
import type { JudgedUpload, Upload } from './upload.ts'

export async function judgeUpload(
  tx: Executor,
  book: FormBook,
  upload: Upload,
  placement: Placement,
): Promise<JudgedUpload | undefined> {
  const { envelope } = upload
  const { form, response } = placement
  const unit = placement.unit ?? unitToOpen(upload)
  if (!form || !unit) return undefined
  const surroundings = await gatherSurroundings(
    tx,
    book,
    unit,
    responseIdParts(envelope.responseId),
    form,
  )
  const own = judgeAnswers(book, form, envelope, surroundings)
  const subject = responseIdParts(envelope.responseId)
  const beside = [
    ...(await findLedgerFindings(tx, book, form, subject, envelope.answers)),
    ...(await findEstablishmentFindings(
      tx,
      unit,
      { ...subject, findNamedBy: () => findNamedBy(tx, unit) },
      envelope.answers,
    )),
  ]
  const judgement = withRegistration(
    withDropped(withBeside(own, beside), upload),
    upload,
    await measureOutside(tx, registrationToJudge(upload), unit.blockCode),
  )
  return {
    ...judgement,
    form,
    unit,
    unitIsNew: placement.unit === undefined,
    response,
    surroundings,
    submittable: envelope.intent === 'submit' && judgement.blockers.length === 0,
    editsSubmitted: response !== undefined && (await editsSubmitted(tx, response, envelope)),
  }
}

/** Where the form and the unit's ledger or known establishments differ, the form says why. */
function withBeside(judgement: Judgement, found: readonly Finding[]): Judgement {
  if (found.length === 0) return judgement
  const { findings, blockers, counts } = judgement
  const open = found.filter((finding) => !judgement.isExplained(finding))
  return {
    ...judgement,
    findings: [...findings, ...found],
    blockers: [...blockers, ...open],
    counts: {
      ...counts,
      verify: counts.verify + found.length,
      explained: counts.explained + found.length - open.length,
    },
  }
}

/** Characters that could not be stored are a finding that blocks nothing. */
function withDropped(judgement: Judgement, { dropped }: Upload): Judgement {
  if (!dropped) return judgement
  const { findings, counts } = judgement
  return {
    ...judgement,
    findings: [...findings, dropped],
    counts: { ...counts, advisory: counts.advisory + 1 },
  }
}

function registrationToJudge({ needsRegistration, envelope }: Upload): Registration | undefined {
  return needsRegistration && envelope.intent === 'submit' ? envelope.registration : undefined
}

/** What was collected at the door is reported only with the respondent's valid signature (L-11, Q-25). */
function withRegistration(
  judgement: Judgement,
  upload: Upload,
  metresOutside: number | null,
): Judgement {
  if (!upload.needsRegistration || upload.envelope.intent !== 'submit') return judgement
  const { registration } = upload.envelope
  const faults = registrationFaults(registration, upload.signedHash(), metresOutside)
  const found = faults.map((fault): Finding => {
    const message = registrationFaultTexts[fault]
    return {
      ...{ rule: `registration-${fault}`, kind: 'required', severity: 'mandatory' },
      ...{ outcome: 'fail', fields: [], message },
    }
  })
  const { findings, blockers, counts } = judgement
  return {
    ...judgement,
    findings: [...findings, ...found],
    blockers: [...found, ...blockers],
    counts: { ...counts, mandatory: counts.mandatory + found.length },
  }
}

async function editsSubmitted(
  tx: Executor,
  response: ResponseRow,
  envelope: Envelope,
): Promise<boolean> {
  const { state, latestRevisionId, settledRevisionId } = response
  const sent = state === 'submitted' || state === 'to-confirm'
  // In work again because its signature became void, it counts as submitted for what was edited from it.
  const isVoid = state === 'draft' && settledRevisionId === null
  if ((!sent && !isVoid) || envelope.baseRevisionId === null) return false
  if (envelope.baseRevisionId === latestRevisionId) return sent
  const base = await findRevision(tx, envelope.baseRevisionId)
  return base !== undefined && isSubmittable(base)
}

/** The unit an enumerator found, as it will be opened. */
function unitToOpen({ envelope, receivedAt }: Upload): UnitRow | undefined {
  const found = envelope.newUnit
  if (!found) return undefined
  return {
    id: envelope.unitId,
    kind: found.kind,
    name: listingNameOf(envelope.answers) ?? '',
    unifiedSocialCreditCode: null,
    areaCode: found.blockCode.slice(0, 12),
    blockCode: found.blockCode,
    buildingCode: found.buildingCode ?? null,
    address: '',
    phone: null,
    legalRepresentative: null,
    industryCode: null,
    institutionType: null,
    aboveScale: false,
    attributes: {},
    origin: 'listing',
    outcome: null,
    openedAt: receivedAt,
    synthetic: false,
  }
}
