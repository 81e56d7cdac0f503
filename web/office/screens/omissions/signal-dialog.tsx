/** One signal with everything done about it; judged with a reason, sent to a tablet, or opened again. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { listBlocks } from '../../../../server/contract/areas.ts'
import {
  listOmissionSignals,
  type OmissionSignal,
  signalKindNames,
  signalStateNames,
  stepSignal,
  taskFindingNames,
  toldKinds,
} from '../../../../server/contract/omissions.ts'
import { call } from '../../../api/call.ts'
import { keyOf, queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Link } from '../../../ui/link.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'

const NOTE_CHARACTERS = 4

type Kind = 'task' | 'judge' | 'reopen'
const doneWords: Readonly<Record<Kind, string>> = {
  task: '已派到平板，下次同步时到达',
  judge: '已了结',
  reopen: '已重新打开',
}
const stepWords = {
  task: '派平板核查',
  judge: '判定不是漏报',
  outcome: '核查结果',
  reopen: '重新打开',
}

export function SignalDialog({
  signal,
  mayNot,
  onClose,
}: {
  readonly signal: OmissionSignal
  readonly mayNot: string | undefined
  readonly onClose: () => void
}) {
  const [note, setNote] = useState('')
  const [block, setBlock] = useState<string>()
  const [stepId] = useState(() => crypto.randomUUID())
  const toast = useToast()
  const client = useQueryClient()
  const { state, blockCode, unitId } = signal
  const blocks = useQuery({
    ...queryFor(listBlocks, { query: { limit: 200 } }),
    enabled: blockCode === null && state === 'open',
  })
  const step = useMutation({
    mutationFn: (kind: Kind) =>
      call(stepSignal, {
        params: { signalId: signal.signalId, stepId },
        body: { kind, note: note.trim(), ...(block !== undefined && { blockCode: block }) },
      }),
    onSuccess: async (_, kind) => {
      toast({ title: doneWords[kind], tone: 'accepted' })
      onClose()
      await client.invalidateQueries({ queryKey: keyOf(listOmissionSignals) })
    },
  })
  const told = (toldKinds as readonly string[]).includes(signal.kind)
  const tooShort =
    [...note.trim()].length < NOTE_CHARACTERS ? '请写明理由（至少 4 个字）' : undefined
  const placeless = blockCode === null && block === undefined ? '请先选派到哪个小区' : undefined
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title={signalKindNames[signal.kind]}
      description={`${signal.areaNames.join(' ')} · ${signalStateNames[state]}`}
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>关闭</Button>
          {(state === 'closed' || state === 'task') && (
            <Button
              reason={mayNot ?? tooShort}
              pending={step.isPending}
              onClick={() => step.mutate('reopen')}
            >
              {state === 'task' ? '撤回任务' : '重新打开'}
            </Button>
          )}
          {(state === 'open' || state === 'task') && (
            <Button
              reason={mayNot ?? tooShort}
              pending={step.isPending}
              onClick={() => step.mutate('judge')}
            >
              {told ? '核实完毕，答复法人' : '判定不是漏报'}
            </Button>
          )}
          {state === 'open' && (
            <Button
              variant="primary"
              reason={mayNot ?? placeless}
              pending={step.isPending}
              onClick={() => step.mutate('task')}
            >
              派平板核查
            </Button>
          )}
        </>
      }
    >
      <div className="office-dialog">
        <p>{signal.says}</p>
        {unitId !== null && (
          <p>
            <Link href={`/units/${unitId}`}>看这家单位</Link>
          </p>
        )}
        {signal.steps.length > 0 && (
          <ol className="office-steps">
            {signal.steps.map((each) => (
              <li key={each.stepId}>
                <TimeStamp at={each.at} /> {each.by}：
                {each.finding === null ? stepWords[each.kind] : taskFindingNames[each.finding]}
                {each.note !== '' && `，${each.note}`}
              </li>
            ))}
          </ol>
        )}
        {state === 'open' && blockCode === null && (
          <SelectField
            label="派到哪个普查小区"
            options={(blocks.data?.blocks ?? []).map(({ code, name, areaNames }) => ({
              value: code,
              label: `${areaNames.at(-1) ?? ''} ${name}`,
            }))}
            value={block ?? ''}
            onChange={setBlock}
          />
        )}
        {state !== 'lapsed' && (
          <TextField
            label="理由或要求"
            hint={
              told
                ? '答复报来的法人看得到，不写要填的数；派核查时写给普查员看'
                : '判定的理由留档备查；派核查时写给普查员看'
            }
            lines={2}
            maxLength={500}
            value={note}
            onChange={setNote}
          />
        )}
        {step.error && <Failure error={step.error} />}
      </div>
    </Dialog>
  )
}
