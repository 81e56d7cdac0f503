/** Gives a drawn block to somebody of another county; those of its own county are not offered. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReplyOf } from '../../../../server/contract/operation.ts'
import { assignPesBlock, getPesSurvey } from '../../../../server/contract/post-enumeration.ts'
import { call } from '../../../api/call.ts'
import { keyOf } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'

type Survey = ReplyOf<typeof getPesSurvey>

export interface AssignDialogProps {
  readonly surveyId: string
  readonly block: Survey['drawn'][number]
  readonly surveyors: Survey['surveyors']
  readonly onClose: () => void
}

export function AssignDialog({ surveyId, block, surveyors, onClose }: AssignDialogProps) {
  const [accountId, setAccountId] = useState<string | null>(null)
  const toast = useToast()
  const client = useQueryClient()
  const { blockCode } = block
  const offered = surveyors.filter(({ county }) => !blockCode.startsWith(county))
  const assign = useMutation({
    mutationFn: (chosen: string) =>
      call(assignPesBlock, { params: { surveyId, blockCode }, body: { accountId: chosen } }),
    onSuccess: async ({ surveyor }) => {
      toast({ title: `已分派给${surveyor}`, tone: 'accepted' })
      onClose()
      await client.invalidateQueries({ queryKey: keyOf(getPesSurvey) })
    },
  })
  const fault =
    offered.length === 0
      ? '没有外县区的在岗普查员或指导员'
      : accountId === null
        ? '请选抽查员'
        : undefined
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title={`分派 ${block.areaNames.join(' ')} ${block.name}`}
      description="抽查要异地交叉：只列外县区的人。抽查员看不到这个小区原来登记了什么。"
      size="small"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            variant="primary"
            reason={fault}
            pending={assign.isPending}
            onClick={() => accountId !== null && assign.mutate(accountId)}
          >
            分派
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <SelectField
          label="抽查员"
          value={accountId}
          onChange={setAccountId}
          options={offered.map((each) => ({
            value: each.accountId,
            label: `${each.countyName} ${each.name}`,
          }))}
        />
        {assign.error && <Failure error={assign.error} />}
      </div>
    </Dialog>
  )
}
