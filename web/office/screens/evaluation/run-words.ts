/** Words of a batch evaluation. Pure. */
import { formTable } from '../../../../forms/form-words.ts'
import type { EvaluationRun, EvaluationRunState } from '../../../../server/contract/evaluation.ts'
import { formatNumber } from '../../../ui/format-number.ts'
import type { StatusTone } from '../../../ui/status-tag.tsx'

export const runStateWords: Readonly<Record<EvaluationRunState, readonly [StatusTone, string]>> = {
  running: ['underway', '进行中'],
  finished: ['accepted', '已完成'],
  cancelled: ['closed', '已停止'],
  failed: ['returned', '中断'],
}

export function rangeWords({ areaName, formId }: EvaluationRun): string {
  return `${areaName}，${formId === null ? '全部表' : formTable(formId)}`
}

export function outcomeWords(run: EvaluationRun): string {
  const again = `新审 ${formatNumber(run.responses)} 份，问题 ${formatNumber(run.findings)} 个`
  return `${formatNumber(run.units)} 个单位，${again}`
}

/** What its checks compared units with: 同类单位分位数. */
export function neighbourWords({ neighbours, state }: EvaluationRun): string {
  if (neighbours !== null)
    return `${formatNumber(neighbours.units)} 个单位，${formatNumber(neighbours.groups)} 组`
  return state === 'running' ? '正在计算' : '—'
}

/** The evaluation whose findings are shown first: the newest finished one that covers the whole area. */
export function runToShow(
  runs: readonly EvaluationRun[],
  asked: string | undefined,
  ownPrefix: string,
): EvaluationRun | undefined {
  const finished = runs.filter(({ state }) => state === 'finished')
  const whole = ({ areaPrefix, formId }: EvaluationRun): boolean =>
    formId === null && ownPrefix.startsWith(areaPrefix)
  return finished.find(({ runId }) => runId === asked) ?? finished.find(whole) ?? finished[0]
}
