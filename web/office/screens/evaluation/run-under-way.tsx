/** The evaluation under way: how far it is, and stopping it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  cancelEvaluation,
  type EvaluationRun,
  listEvaluationRuns,
} from '../../../../server/contract/evaluation.ts'
import { call } from '../../../api/call.ts'
import { keyOf } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { WorkProgress } from '../../../ui/work-progress.tsx'
import { Failure } from '../../failure.tsx'
import { rangeWords } from './run-words.ts'

export function RunUnderWay({ run }: { readonly run: EvaluationRun }) {
  const client = useQueryClient()
  const cancel = useMutation({
    mutationFn: () => call(cancelEvaluation, { params: { runId: run.runId } }),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(listEvaluationRuns) }),
  })
  return (
    <section className="office-run" aria-label="正在进行的批量审核">
      <WorkProgress
        label={`正在审核：${rangeWords(run)}`}
        done={run.units}
        whole={Math.max(run.units, run.unitsInAll ?? run.units)}
        unit="个单位"
      >
        {run.units === 0 && run.neighbours === null && '先由全部已报送的答卷计算同类单位分位数。'}
        可以离开此页；服务器重启后从断点继续。停止后已审的保留，再开始时不重审。
      </WorkProgress>
      {run.mayCancel && (
        <Button pending={cancel.isPending} onClick={() => cancel.mutate()}>
          停止
        </Button>
      )}
      {cancel.error && <Failure error={cancel.error} />}
    </section>
  )
}
