/** A reason for return that has a code and words and tells no target value. */
import { Problem } from '../../contract/problems.ts'
import { readCodeList } from '../../platform/read-code-list.ts'
import { holdsBareValue, namesTargetValue } from './names-target-value.ts'

const RETURN_REASONS = 'return-reasons'
const SHORTEST_REASON = 4
const BARE_VALUE =
  '意见里有数，却没有说哪里可疑：引用已报的数，请写明要核实什么；不能写要填成多少，由调查对象核实后自行改正'

export function requireSoundReason(code: string, text: string): void {
  if (!readCodeList(RETURN_REASONS).items.some((item) => item.code === code)) {
    throw new Problem('code-not-in-list', `退回原因代码「${code}」不在列表中，请重新选择`)
  }
  requireSoundWords(text)
  if (holdsBareValue(text)) throw new Problem('reason-names-target-value', BARE_VALUE)
}

/** Words of an office about a response: long enough to say something, and never a value to report. */
export function requireSoundWords(text: string): void {
  if ([...text].length < SHORTEST_REASON) {
    throw new Problem('reason-required', `请写明原因，至少 ${SHORTEST_REASON} 个字`)
  }
  if (namesTargetValue(text)) {
    throw new Problem(
      'reason-names-target-value',
      '请说明哪项指标有何问题，由调查对象核实后自行改正',
    )
  }
}
