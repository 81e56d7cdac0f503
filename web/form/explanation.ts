/**
 * 核实说明: whether a respondent's explanation of a verify finding can be taken. A coded reason
 * and words that say something; phrases like 已核实 alone are refused (quality rule Q-81).
 */
import type { Finding } from '../../forms/engine/types.ts'

export interface ExplanationText {
  readonly reason: string
  readonly text: string
}

export interface Explanation extends ExplanationText {
  readonly rule: string
  readonly fields: readonly string[]
}

export const MIN_EXPLANATION_LENGTH = 8

const EMPTY_PHRASES =
  /(经|已|确)?(核实|核对|核查|确认|检查|查证)(完毕|完成|过|了)?(均|都|数据)?(无误|正确|属实|准确|真实|没有问题|没问题|无问题)?|(情况|数据|上报|填报|指标)?(属实|无误|正确|准确|真实)|(本|我)?(单位|公司|企业)|数据|实际情况(如此)?|如实填报|没有?(问题|错误)/g

/** Why the explanation is refused, in words; null when it can be taken. */
export function refuseExplanation({ reason, text }: ExplanationText): string | null {
  const words = text.replace(/[\s\p{P}]/gu, '')
  if (words.length === 0) return '请写明具体原因'
  const said = words.replace(EMPTY_PHRASES, '')
  if (said.length === 0) return `“${text.trim()}”没有说明原因，请写明时间、事项或依据`
  if ([...words].length < MIN_EXPLANATION_LENGTH) {
    return `说明不足 ${MIN_EXPLANATION_LENGTH} 个字，请写明时间、事项或依据`
  }
  if (new Set(words).size <= 3) return '说明只是重复的字，请写明具体原因'
  if (reason === '') return '请选择原因'
  return null
}

/** One finding's identity: the same check at the same cells. */
export function findingKey(finding: Pick<Finding, 'rule' | 'fields'>): string {
  return `${finding.rule}@${finding.fields.join(',')}`
}
