/** Chooses what to evaluate and starts it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formHeading } from '../../../../forms/form-words.ts'
import { formSummaries } from '../../../../forms/generated/registry.ts'
import { listEvaluationRuns, startEvaluation } from '../../../../server/contract/evaluation.ts'
import { call } from '../../../api/call.ts'
import { keyOf } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import { Failure } from '../../failure.tsx'

const EVERY_FORM = 'all'

export function StartEvaluation({ onClose }: { readonly onClose: () => void }) {
  const client = useQueryClient()
  const [area, setArea] = useState<string | undefined>(undefined)
  const [formId, setFormId] = useState(EVERY_FORM)
  const start = useMutation({
    mutationFn: () =>
      call(startEvaluation, {
        body: { area: area ?? null, formId: formId === EVERY_FORM ? null : formId },
      }),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(listEvaluationRuns) }),
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="开始批量审核"
      description="依据没有变的答卷不重审。"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button variant="primary" pending={start.isPending} onClick={() => start.mutate()}>
            开始
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <AreaFilter value={area} onChange={setArea} />
        <SelectField
          label="普查表"
          options={[
            { value: EVERY_FORM, label: '全部' },
            ...formSummaries.map(({ id, title }) => ({ value: id, label: formHeading(id, title) })),
          ]}
          value={formId}
          onChange={setFormId}
        />
        {start.error && <Failure error={start.error} />}
      </div>
    </Dialog>
  )
}
