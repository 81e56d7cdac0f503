/**
 * Review evening by evening: each level opens what its queue puts first, up to what it can read in a day,
 * and passes the rest that has nothing open in one batch. A reviewer sees what the operations say and nothing
 * else: a mistake is recognised where a finding or a reason of the score names its cell or its form.
 */
import { listByAttention } from '../../server/contract/attention.ts'
import {
  levelPassed,
  type ReviewLevel,
  reportedStates,
} from '../../server/contract/response-state.ts'
import { getResponse, type ResponseDetail } from '../../server/contract/responses.ts'
import { passClean, returnForCorrection, startReview } from '../../server/contract/review.ts'
import { keyIndicators } from '../../server/domains/attention/key-figures.ts'
import type { SignedIn } from '../support/test-app.ts'
import type { Census } from './census.ts'
import { COUNTY } from './county.ts'
import { fieldsTouch, type Means, type Mistake } from './mistakes.ts'
import type { Reporting } from './report.ts'
import type { Reports } from './reports.ts'

/** Reports one desk reads in a day: 14 supervisors, 14 townships, the county, the city. */
export const CAPACITY: Readonly<Record<ReviewLevel, number>> = {
  supervisor: 5,
  township: 6,
  county: 60,
  city: 20,
}
/** Whoever gets a report back corrects what was pointed at in so many cases, else explains. */
const CORRECTS = 0.9

/** So often a reviewer sends the same report back. */
const PATIENCE = 2

const EVENING = 19 * 60

export interface ReviewCounts {
  /** Reports opened, by level. */
  readonly opened: Record<ReviewLevel, number>
  /** Passed by batch or one by one. */
  readonly passed: Record<ReviewLevel, number>
  /** Different reports among those opened. */
  readonly reports: Set<string>
  returned: number
  insisted: number
}

export interface Review {
  readonly counts: ReviewCounts
  evening(day: number): Promise<void>
  /** Respondents answer what came back the evenings before. */
  corrections(): Promise<void>
  /**
   * Sends a report back for a reason found elsewhere than in a queue, by whoever has it or has passed it.
   * False where it is in its respondent's hands already.
   */
  sendBack(responseId: string, mistake: Mistake, means: Means): Promise<boolean>
  /** The respondent asks for it back, because another form showed what was wrong. */
  recall(responseId: string, mistake: Mistake): Promise<void>
  /** From now on reviewers read on and pass, and send nothing back: it is too late. */
  sendNothingBack(): void
  /** It was sent back by another operation. */
  returned(responseId: string, mistake: Mistake, means: Means): void
}

export function createReview(census: Census, reports: Reports, reporting: Reporting): Review {
  const zero = () => ({ supervisor: 0, township: 0, county: 0, city: 0 })
  const counts: ReviewCounts = {
    opened: zero(),
    passed: zero(),
    reports: new Set(),
    returned: 0,
    insisted: 0,
  }
  let returning = true
  const waiting: { readonly responseId: string; readonly mistake: Mistake }[] = []

  async function read(level: ReviewLevel, by: SignedIn, area: string): Promise<void> {
    const { rows } = await census.must(
      listByAttention,
      { query: { awaiting: level, area, limit: CAPACITY[level] } },
      by,
    )
    for (const { response, attention } of rows) {
      const { responseId } = response
      if (level !== 'supervisor') await census.must(startReview, { params: { responseId } }, by)
      const detail = await census.must(getResponse, { params: { responseId } }, by)
      counts.opened[level]++
      counts.reports.add(responseId)
      const mistake = reports.of(responseId)?.mistake
      if (!mistake || mistake.over) continue
      const means = pointers(mistake, detail, attention?.reasons ?? [])
      if (means.length === 0) continue
      for (const each of means) mistake.seenBy.add(each)
      if (!returning || mistake.insisted >= PATIENCE) continue
      await giveBack(by, responseId, mistake)
      returned(responseId, mistake, means[0]!)
    }
  }

  function returned(responseId: string, mistake: Mistake, means: Means): void {
    mistake.seenBy.add(means)
    counts.returned++
    waiting.push({ responseId, mistake })
  }

  async function giveBack(by: SignedIn, responseId: string, mistake: Mistake): Promise<void> {
    await census.must(
      returnForCorrection,
      {
        params: { responseId },
        body: {
          reasonCode: mistake.returnReason,
          reasonText: '所指项目与有关资料不一致，请对照原始凭证核实后重新填报',
          fields: [...mistake.cells],
        },
      },
      by,
    )
  }

  /** Whoever has it, or has passed it; undefined while it is in its respondent's hands. */
  async function holderOf(responseId: string): Promise<SignedIn | undefined> {
    const { response } = await census.must(getResponse, { params: { responseId } }, census.city)
    const { state, blockCode } = response
    if (!(reportedStates as readonly string[]).includes(state)) return undefined
    const town = blockCode!.slice(0, 9)
    return {
      supervisor: census.supervisors.get(town)!,
      township: census.townships.get(town)!,
      county: census.offices[0]!,
      city: census.city,
    }[levelPassed[state] ?? 'township']
  }

  async function sendBack(responseId: string, mistake: Mistake, means: Means): Promise<boolean> {
    mistake.seenBy.add(means)
    const by = await holderOf(responseId)
    if (by === undefined || !returning) return false
    await giveBack(by, responseId, mistake)
    returned(responseId, mistake, means)
    return true
  }

  async function passBatch(level: ReviewLevel, by: SignedIn, area: string): Promise<void> {
    const batchId = census.newId()
    for (;;) {
      const { passed, more } = await census.must(passClean, { body: { area, batchId } }, by)
      counts.passed[level] += passed
      if (!more || passed === 0) return
    }
  }

  return {
    counts,
    sendBack,
    returned,
    sendNothingBack() {
      returning = false
    },
    async recall(responseId, mistake) {
      const by = await holderOf(responseId)
      if (by) await giveBack(by, responseId, mistake)
    },
    async evening(day) {
      census.at(day, EVENING)
      const desks: [ReviewLevel, SignedIn, string][] = [
        ['city', census.city, COUNTY],
        ['county', census.offices[0]!, COUNTY],
        ...[...census.townships].map(
          ([town, by]) => ['township', by, town] as [ReviewLevel, SignedIn, string],
        ),
        ...[...census.supervisors].map(
          ([town, by]) => ['supervisor', by, town] as [ReviewLevel, SignedIn, string],
        ),
      ]
      // From above: what a level passes lies with the next one on the next evening.
      for (const [level, by, area] of desks) {
        await read(level, by, area)
        await passBatch(level, by, area)
      }
    },
    async corrections() {
      for (const { responseId, mistake } of waiting.splice(0)) {
        const sheet = reports.of(responseId)!
        if (census.random.chance(CORRECTS)) mistake.corrected()
        else {
          mistake.insisted++
          counts.insisted++
        }
        await reporting.report(reports.respondentOf(responseId), sheet)
      }
    },
  }
}

/** By what the screen of review points at the mistake. */
export function pointers(
  mistake: Mistake,
  detail: ResponseDetail,
  reasons: readonly string[],
): Means[] {
  const means: Means[] = []
  const findings = detail.findings.filter(({ outcome }) => outcome === 'fail')
  if (findings.some(({ fields }) => fieldsTouch(fields, mistake.cells))) means.push('finding')
  const labels = keyIndicators
    .filter(({ name }) => mistake.cells.includes(name))
    .map(({ label }) => label)
  if (
    reasons.some(
      (reason) =>
        labels.some((label) => reason.includes(label)) ||
        (mistake.wholeForm && reason.includes('当千元填')),
    )
  ) {
    means.push('attention')
  }
  if (mistake.copied && reasons.some((reason) => reason.startsWith('报送线索待核实')))
    means.push('conduct')
  return means
}
