/**
 * When an explanation 说明 answers a verify finding: a coded reason and words that say something.
 * Pure; the server decides by it and the screens show it while people type.
 * "已核实" and its like are refused: they repeat the question (quality rule on explanations).
 */
import type { Static } from 'typebox'
import type { Finding } from '../../forms/engine/types.ts'
import type { Explanation, FindingCounts } from './shapes.ts'

export type ExplanationOf = Static<typeof Explanation>
/** What the respondent answered about the unit of the whole form is kept under this rule. */
export const WHOLE_FORM_UNIT = 'whole-form-unit'

export type ExplanationRefusal = 'reason-not-in-list' | 'text-too-short' | 'text-says-nothing'

/** Shortest explanation, in characters without blanks and punctuation. */
export const SHORTEST_EXPLANATION = 8

export const explanationRefusalTexts: Readonly<Record<ExplanationRefusal, string>> = {
  'reason-not-in-list': '请从列表中选择原因',
  'text-too-short': `说明至少 ${SHORTEST_EXPLANATION} 个字，写明具体事实`,
  'text-says-nothing': '只写“已核实”等不算说明，请写明具体事实',
}

/** Words that assert and explain nothing; longer ones first, so that they go whole. */
const assertions =
  /经?与?(?:单位|企业|本人|对方|财务)?(?:电话)?(?:再次|反复|多次)?(?:已经?|均已|都已)?(?:核实|核对|核查|确认|审核|检查)(?:过|完毕|完成)?|(?:情况|数据|数字|填报|内容|上述|以上|本表|所填|全部|均|都|完全|确实|真实|有效|准确|正确|属实|无误|没有?错误|没有?问题|无问题|无异常|正常|如此|可靠)/gu

/** Why the explanation is not accepted, or undefined when it is. */
export function refuseExplanation(
  explanation: Pick<ExplanationOf, 'reason' | 'text'>,
  isReason: (code: string) => boolean,
): ExplanationRefusal | undefined {
  if (!isReason(explanation.reason)) return 'reason-not-in-list'
  const words = explanation.text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
  if ([...words].length < SHORTEST_EXPLANATION) return 'text-too-short'
  const facts = [...words.replace(assertions, '')]
  return new Set(facts).size < 4 ? 'text-says-nothing' : undefined
}

/** The explanation meant for this finding: same rule, and all its cells named. */
export function explanationFor(
  finding: Finding,
  explanations: readonly ExplanationOf[],
): ExplanationOf | undefined {
  return explanations.find(
    (each) =>
      each.rule === finding.rule && finding.fields.every((field) => each.fields.includes(field)),
  )
}

export function isExplained(
  finding: Finding,
  explanations: readonly ExplanationOf[],
  isReason: (code: string) => boolean,
): boolean {
  const explanation = explanationFor(finding, explanations)
  return explanation !== undefined && refuseExplanation(explanation, isReason) === undefined
}

/** Findings that keep a revision from being submitted: every mandatory one, and verify ones unexplained. */
export function submissionBlockers(
  findings: readonly Finding[],
  explanations: readonly ExplanationOf[],
  isReason: (code: string) => boolean,
): Finding[] {
  return findings.filter(
    (finding) =>
      finding.outcome === 'fail' &&
      (finding.severity === 'mandatory' ||
        (finding.severity === 'verify' && !isExplained(finding, explanations, isReason))),
  )
}

export function countFindings(
  findings: readonly Finding[],
  explanations: readonly ExplanationOf[],
  isReason: (code: string) => boolean,
): Static<typeof FindingCounts> {
  const counts = { mandatory: 0, verify: 0, advisory: 0, explained: 0 }
  for (const finding of findings) {
    if (finding.outcome !== 'fail') continue
    counts[finding.severity]++
    if (finding.severity === 'verify' && isExplained(finding, explanations, isReason)) {
      counts.explained++
    }
  }
  return counts
}
