/** Counts, for each check, the responses it fires on by township and industry division. Pure. */
import type { Severity } from '../../../forms/engine/types.ts'

export interface Fired {
  readonly formId: string
  readonly rule: string
  readonly severity: Severity
  readonly areaCode: string | null
}

export interface TallyRow {
  readonly formId: string
  readonly rule: string
  readonly severity: Severity
  /** 9 digits at most. */
  readonly areaPrefix: string
  readonly industryDivision: string
  readonly responses: number
}

const TOWNSHIP_DIGITS = 9
const DIVISION_DIGITS = 2

export class EvaluationTally {
  private readonly counts = new Map<string, TallyRow>()

  /** One response; `industryCode` of its unit. */
  add({ formId, rule, severity, areaCode }: Fired, industryCode: string | null): void {
    const areaPrefix = (areaCode ?? '').slice(0, TOWNSHIP_DIGITS)
    const industryDivision = (industryCode ?? '').slice(0, DIVISION_DIGITS)
    const key = `${rule} ${severity} ${areaPrefix} ${industryDivision}`
    const responses = (this.counts.get(key)?.responses ?? 0) + 1
    this.counts.set(key, { formId, rule, severity, areaPrefix, industryDivision, responses })
  }

  rows(): TallyRow[] {
    return [...this.counts.values()]
  }
}
