/** The county's signature under its listing. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { getListing, signListing } from '../../../../server/contract/listing.ts'
import { call } from '../../../api/call.ts'
import { keyOf } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'

const STATEMENT_CHARACTERS = 4

export function SignDialog({
  areaName,
  onClose,
}: {
  readonly areaName: string
  readonly onClose: () => void
}) {
  const [statement, setStatement] = useState('')
  // Made once: a second press or a lost reply signs nothing twice.
  const [signatureId] = useState(() => crypto.randomUUID())
  const toast = useToast()
  const client = useQueryClient()
  const sign = useMutation({
    mutationFn: () =>
      call(signListing, { params: { signatureId }, body: { statement: statement.trim() } }),
    onSuccess: async ({ signature }) => {
      toast({ title: `已签字，封存 ${signature.units} 家单位`, tone: 'accepted' })
      onClose()
      await client.invalidateQueries({ queryKey: keyOf(getListing) })
    },
  })
  const tooShort =
    [...statement.trim()].length < STATEMENT_CHARACTERS
      ? '请写明签字的意见（至少 4 个字）'
      : undefined
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title={`${areaName}清查验收签字`}
      description="签字时系统再逐条核对一遍，然后封存全部单位并记下摘要。封存的名录以后不能改，要改只能再签一版。"
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            variant="primary"
            reason={tooShort}
            pending={sign.isPending}
            onClick={() => sign.mutate()}
          >
            签字
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <TextField
          label="意见"
          hint="如“经县普查领导小组会议审定，同意上报”"
          lines={2}
          maxLength={500}
          value={statement}
          onChange={setStatement}
        />
        {sign.error && <Failure error={sign.error} />}
      </div>
    </Dialog>
  )
}
