/** Explains a matter between units, or sends responses about it back. Never a value to report. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formHeading, formMark } from '../../../../forms/form-words.ts'
import {
  type CrossUnitCase,
  listCrossUnitCases,
  settleCrossUnitCase,
} from '../../../../server/contract/evaluation.ts'
import { getResponse, listResponses } from '../../../../server/contract/responses.ts'
import { call } from '../../../api/call.ts'
import { keyOf } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckField } from '../../../ui/check-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'
import { textProblem } from '../review/text-problem.ts'
import { useReturnReasons } from '../review/use-return-reasons.ts'
import { returnReasons, returnWords, ruleNames } from './case-words.ts'
import { settleRefusal } from './settle-refusal.ts'
import { useCrossUnitReasons } from './use-cross-unit-reasons.ts'

export interface SettleDialogProps {
  readonly matter: CrossUnitCase
  readonly outcome: 'explained' | 'returned'
  readonly onClose: () => void
}

export function SettleDialog({ matter, outcome, onClose }: SettleDialogProps) {
  const client = useQueryClient()
  const explains = outcome === 'explained'
  const explanations = useCrossUnitReasons()
  const returns = useReturnReasons()
  const reasons = explains ? explanations : returns
  const [reasonCode, setReasonCode] = useState<string | null>(
    explains ? null : (returnReasons[matter.rule] ?? null),
  )
  const [reasonText, setReasonText] = useState(explains ? '' : (returnWords[matter.rule] ?? ''))
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const settle = useMutation({
    mutationFn: () =>
      call(settleCrossUnitCase, {
        params: { caseId: matter.caseId },
        body: {
          ...{ findingId: matter.findingId, outcome },
          reasonCode: reasonCode ?? '',
          reasonText: reasonText.trim(),
          responseIds: [...chosen],
        },
      }),
    onSuccess: onClose,
    onSettled: () =>
      Promise.all(
        [listCrossUnitCases, getResponse, listResponses].map((operation) =>
          client.invalidateQueries({ queryKey: keyOf(operation) }),
        ),
      ),
  })
  const beside = textProblem(settle.error)
  const toggle = (responseId: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(responseId)
    else next.delete(responseId)
    setChosen(next)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={explains ? '说明情况' : '退回核实'}
      description={ruleNames[matter.rule] ?? matter.rule}
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            variant="primary"
            pending={settle.isPending}
            reason={settleRefusal(outcome, reasonCode, reasonText, chosen.size)}
            onClick={() => settle.mutate()}
          >
            {explains ? '保存说明' : '退回给填报人'}
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        {!explains && (
          <fieldset className="office-concerned">
            <legend className="ui-field-label">退回哪些答卷（{chosen.size}）</legend>
            {matter.units.flatMap((unit) =>
              unit.responses.map((each) =>
                each.mayReturn ? (
                  <CheckField
                    key={each.responseId}
                    label={`${unit.name} · ${formHeading(each.formId, each.formTitle)}`}
                    checked={chosen.has(each.responseId)}
                    onChange={(on) => toggle(each.responseId, on)}
                  />
                ) : (
                  <p key={each.responseId} className="office-aside">
                    {unit.name} · {formMark(each.formId)}：还没有报送或已退回，现在不能退回
                  </p>
                ),
              ),
            )}
          </fieldset>
        )}
        <SelectField
          label={explains ? '原因' : '退回原因'}
          options={reasons.map(({ code, name }) => ({ value: code, label: name }))}
          value={reasonCode}
          onChange={setReasonCode}
          hint={reasons.find(({ code }) => code === reasonCode)?.note || undefined}
        />
        <TextField
          label={explains ? '具体情况' : '要核对什么'}
          lines={4}
          maxLength={2000}
          value={reasonText}
          onChange={(text) => {
            setReasonText(text)
            if (settle.error) settle.reset()
          }}
          hint={
            explains
              ? '写明事实和依据；以后再审出别的情况，会重新列出'
              : '填报人会看到这段话：不写其他单位的情况，不写应填的数值'
          }
          error={beside}
        />
        {settle.error && beside === undefined && <Failure error={settle.error} />}
      </div>
    </Dialog>
  )
}
