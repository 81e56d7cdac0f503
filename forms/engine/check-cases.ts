/** 样例: a document for which a check's author says what comes out. Published with the check. */
import { runCheck } from './run-check.ts'
import type {
  Answers,
  CodeLists,
  CompiledCheck,
  Distributions,
  Outcome,
  UnitAttributes,
} from './types.ts'

export interface CheckCase {
  readonly answers: Readonly<Record<string, unknown>>
  readonly others?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly previous?: Readonly<Record<string, unknown>>
  readonly unit?: Readonly<Record<string, unknown>>
  readonly distributions?: Distributions
  readonly referenceDate?: string
  readonly officeAreaPrefix?: string
  /** The exact message, for a case that fails. */
  readonly message?: string
}

export interface CasesOfCheck {
  readonly pass: readonly CheckCase[]
  readonly fail: readonly CheckCase[]
  readonly notApplicable: readonly CheckCase[]
}

export interface JudgedCase {
  readonly outcome: Outcome
  readonly messages: readonly string[]
}

/** Worst outcome over the rows visited: fail before pass before not applicable. */
export function judgeCase(
  check: CompiledCheck,
  one: CheckCase,
  codeLists: CodeLists | undefined,
): JudgedCase {
  // A case is any JSON; the engine reads what it can and treats the rest as missing.
  const findings = runCheck(
    check,
    {
      ...one,
      answers: one.answers as Answers,
      others: one.others as Readonly<Record<string, Answers>> | undefined,
      previous: one.previous as Answers | undefined,
      unit: one.unit as UnitAttributes | undefined,
      codeLists,
    },
    true,
  )
  const outcomes = findings.map((finding) => finding.outcome)
  const outcome = outcomes.includes('fail')
    ? 'fail'
    : outcomes.includes('pass')
      ? 'pass'
      : 'not-applicable'
  return {
    outcome,
    messages: findings.filter((each) => each.outcome === 'fail').map((each) => each.message),
  }
}

const EXPECTED = [
  ['pass', 'pass', '通过'],
  ['fail', 'fail', '不通过'],
  ['notApplicable', 'not-applicable', '不适用'],
] as const

const outcomeNames: Readonly<Record<Outcome, string>> = {
  pass: '通过',
  fail: '不通过',
  'not-applicable': '不适用',
}

/** What stands against publishing a check with these cases, in Chinese; empty when nothing does. */
export function faultsOfCases(
  check: CompiledCheck,
  cases: CasesOfCheck,
  codeLists: CodeLists | undefined,
): string[] {
  return EXPECTED.flatMap(([key, expected, name]) => {
    if (cases[key].length === 0) return [`至少要有一个“${name}”的样例`]
    return cases[key].flatMap((one, index) => {
      const { outcome } = judgeCase(check, one, codeLists)
      if (outcome === expected) return []
      return [`第 ${index + 1} 个“${name}”的样例，实际结果是“${outcomeNames[outcome]}”`]
    })
  })
}
