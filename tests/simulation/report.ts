/** How a respondent's answers come in: sealed, sent, mended or explained where the checks ask, confirmed. */
import type { Finding } from '../../forms/engine/types.ts'
import type { Registration } from '../../server/contract/registration.ts'
import {
  putRevision,
  type Receipt,
  type RevisionEnvelope,
} from '../../server/contract/responses.ts'
import { confirmResponse } from '../../server/contract/sign-off.ts'
import type { Answers, CityResponse } from '../../server/demo-city/city.ts'
import { bytesOf, signed } from '../support/responses.ts'
import type { SignedIn } from '../support/test-app.ts'
import type { Census } from './census.ts'
import { fieldsTouch, type Mistake } from './mistakes.ts'

export interface Respondent {
  /** Who sends it: an enumerator at the door, or the unit's preparer. */
  readonly by: SignedIn
  /** The person in charge, where the unit reports online. */
  readonly head?: SignedIn
  /** Where the tablet stands. */
  readonly point?: readonly [number, number]
  readonly newUnit?: RevisionEnvelope['newUnit']
}

export interface Sheet {
  /** In the frame. */
  readonly unitId: string
  readonly truth: CityResponse
  readonly mistake?: Mistake | undefined
}

/** Revision each response was last sent as: what the respondent's own device knows. */
type Devices = Map<string, string>

/** Who is told by a verify finding while filling in looks once more and mends in so many cases. */
const MENDS_WHEN_ASKED = 0.3

const EXPLANATION = '本单位为季节性经营，与同类单位相比有差异，凭证可查'
const EMPTY_EXPLANATION = '已与单位核实，情况属实，数据无误'

export function createReporting(census: Census) {
  const devices: Devices = new Map()
  const lastSent = new Map<string, Answers>()

  async function send(
    { by, point, newUnit }: Respondent,
    unitId: string,
    { form, version }: CityResponse,
    answers: Answers,
    explanations: RevisionEnvelope['explanations'],
  ): Promise<Receipt> {
    const responseId = `${unitId}.${form}.2023`
    const revisionId = census.newId()
    const envelope: RevisionEnvelope = {
      ...{ responseId, revisionId, unitId, formId: form, formVersion: version, explanations },
      baseRevisionId: devices.get(responseId) ?? null,
      ...(newUnit && !devices.has(responseId) ? { newUnit } : {}),
      answers: { ...answers },
      intent: 'submit',
      deviceTime: census.now(),
    }
    const sealed = point ? atTheDoor(envelope, point) : envelope
    const receipt = await census.must(
      putRevision,
      { params: { responseId, revisionId }, body: bytesOf(sealed) },
      by,
    )
    if (receipt.outcome !== 'stored') throw new Error(`${responseId}: ${JSON.stringify(receipt)}`)
    devices.set(responseId, revisionId)
    lastSent.set(responseId, answers)
    return receipt
  }

  /** Another form of the unit is put right first, where this one contradicts it. */
  let putRight: (unitId: string) => Promise<boolean> = async () => false

  /** Until it is reported: mistakes the checks refuse are mended, those they doubt mended or explained. */
  async function report(who: Respondent, { unitId, truth, mistake }: Sheet): Promise<Receipt> {
    if (mistake) mistake.sent = true
    let answers =
      mistake && !mistake.over ? { ...truth.answers, ...mistake.spoiled } : truth.answers
    let receipt = await send(who, unitId, truth, answers, [])
    if (mistake && !mistake.over && receipt.blockers.length > 0) {
      const pointed = receipt.blockers.filter(({ fields }) => fieldsTouch(fields, mistake.cells))
      const refused = receipt.blockers.some(({ severity }) => severity === 'mandatory')
      const asked = pointed.some(({ severity }) => severity === 'verify')
      if (refused) mistake.refused()
      else if (asked && mistake.honest && census.random.chance(MENDS_WHEN_ASKED)) mistake.mended()
      if (mistake.over) {
        answers = truth.answers
        receipt = await send(who, unitId, truth, answers, [])
      }
    }
    if (mistake?.emptyWords && !mistake.over && receipt.blockers.length > 0) {
      receipt = await send(
        who,
        unitId,
        truth,
        answers,
        explain(receipt.blockers, EMPTY_EXPLANATION),
      )
      if (receipt.blockers.length > 0) {
        mistake.refused()
        answers = truth.answers
        receipt = await send(who, unitId, truth, answers, [])
      }
    }
    if (receipt.blockers.length > 0) {
      const verify = receipt.blockers.filter(({ severity }) => severity === 'verify')
      receipt = await send(who, unitId, truth, answers, explain(verify, EXPLANATION))
    }
    if (receipt.blockers.length > 0 && (await putRight(unitId))) {
      receipt = await send(who, unitId, truth, answers, [])
      if (receipt.blockers.length > 0) {
        receipt = await send(who, unitId, truth, answers, explain(receipt.blockers, EXPLANATION))
      }
    }
    if (receipt.blockers.length > 0) {
      throw new Error(
        `${receipt.responseId} cannot be reported: ${JSON.stringify(receipt.blockers)}`,
      )
    }
    if (receipt.state === 'to-confirm' && who.head) {
      const { responseId, revisionId, contentHash } = receipt
      await census.must(
        confirmResponse,
        { params: { responseId }, body: { revisionId, contentHash } },
        who.head,
      )
    }
    return receipt
  }

  /**
   * A unit taken for one of another block: where the tablet stands too far outside, the form asks why. The
   * enumerator then sees what was wrong and says so; the office puts the unit where it is.
   */
  async function reportInBlock(who: Respondent, { unitId, truth }: Sheet): Promise<boolean> {
    const first = await send(who, unitId, truth, truth.answers, [])
    const outside = first.blockers.some(({ rule }) => rule === 'registration-outside-unexplained')
    const verify = first.blockers.filter(({ severity }) => severity === 'verify')
    if (!outside && verify.length > 0) {
      await send(who, unitId, truth, truth.answers, explain(verify, EXPLANATION))
    }
    return outside
  }

  return {
    report,
    reportInBlock,
    /** What each respondent's own device holds of what it sent. */
    lastSent: lastSent as ReadonlyMap<string, Answers>,
    whenContradicted(act: typeof putRight) {
      putRight = act
    },
  }
}

export type Reporting = ReturnType<typeof createReporting>

function explain(findings: readonly Finding[], text: string): RevisionEnvelope['explanations'] {
  return findings.map(({ rule, fields }) => ({ rule, fields: [...fields], reason: '04', text }))
}

/** Signed on the spot, with the place the tablet gave. */
function atTheDoor(envelope: RevisionEnvelope, point: readonly [number, number]): RevisionEnvelope {
  const { registration } = signed(envelope)
  const [longitude, latitude] = point
  const place = { longitude, latitude, accuracyMetres: 8, takenAt: envelope.deviceTime }
  return { ...envelope, registration: { ...(registration as Registration), point: place } }
}
