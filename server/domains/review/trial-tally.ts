/** Adds up a trial of a check: outcomes, failures by county and industry division, a few examples. Pure. */
import type { CodeLists, Outcome } from '../../../forms/engine/types.ts'
import type { CheckTrial } from '../../contract/checks.ts'

const EXAMPLES = 8

interface TriedDocument {
  readonly responseId: string
  readonly areaCode: string | null
  /** From the county down. */
  readonly areaNames: readonly string[]
  readonly industryCode: string | null
  readonly unitName: string
  readonly outcome: Outcome
  readonly message: string
  /** Under the check in force; null when there is none. */
  readonly before: Outcome | null
}

type Counts = Pick<
  CheckTrial,
  'draft' | 'published' | 'newlyFailing' | 'noLongerFailing' | 'byArea' | 'byIndustry' | 'examples'
>

const none = () => ({ pass: 0, fail: 0, notApplicable: 0 })
const keyOf = { pass: 'pass', fail: 'fail', 'not-applicable': 'notApplicable' } as const

export class TrialTally {
  private readonly codeLists: CodeLists
  private readonly draft = none()
  private readonly published: ReturnType<typeof none> | null
  private newlyFailing = 0
  private noLongerFailing = 0
  private readonly areas = new Map<string, { name: string; fail: number }>()
  private readonly industries = new Map<string, { name: string; fail: number }>()
  private readonly examples: CheckTrial['examples'] = []

  constructor(codeLists: CodeLists, hasPublished: boolean) {
    this.codeLists = codeLists
    this.published = hasPublished ? none() : null
  }

  add(tried: TriedDocument): void {
    const { outcome, before } = tried
    this.draft[keyOf[outcome]]++
    if (this.published && before !== null) this.published[keyOf[before]]++
    if (outcome !== 'fail') {
      if (before === 'fail') this.noLongerFailing++
      return
    }
    if (before !== 'fail') this.newlyFailing++
    this.countFailure(tried)
    if (this.examples.length < EXAMPLES) {
      this.examples.push({
        responseId: tried.responseId,
        unitName: tried.unitName,
        areaName: tried.areaNames.join(' '),
        message: tried.message,
        known: before === 'fail',
      })
    }
  }

  reply(): Counts {
    const listed = (counts: ReadonlyMap<string, { name: string; fail: number }>) =>
      [...counts]
        .map(([code, { name, fail }]) => ({ code, name, fail }))
        .sort((a, b) => a.code.localeCompare(b.code))
    return {
      draft: this.draft,
      published: this.published,
      newlyFailing: this.newlyFailing,
      noLongerFailing: this.noLongerFailing,
      byArea: listed(this.areas),
      byIndustry: listed(this.industries),
      examples: this.examples,
    }
  }

  private countFailure({ areaCode, areaNames, industryCode }: TriedDocument): void {
    count(this.areas, areaCode?.slice(0, 6) ?? '', areaNames[0] ?? '地址未落实')
    const division = industryCode?.slice(0, 2) ?? ''
    const name = this.codeLists.item('industry', division)?.name ?? '行业未定'
    count(this.industries, division, name)
  }
}

function count(
  counts: Map<string, { name: string; fail: number }>,
  code: string,
  name: string,
): void {
  const known = counts.get(code) ?? { name, fail: 0 }
  counts.set(code, { name: known.name, fail: known.fail + 1 })
}
