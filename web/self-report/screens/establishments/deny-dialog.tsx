/** An establishment that is closed, or not the unit's own: since when, and why. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type Establishment,
  type EstablishmentList,
  SHORTEST_REASON,
  tellEstablishment,
} from '../../../../server/contract/establishments.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Refused } from '../refused.tsx'

export function DenyDialog(props: {
  readonly unitId: string
  readonly kind: 'closed' | 'not-ours'
  readonly about: Establishment
  readonly onTold: (list: EstablishmentList) => void
  readonly onClose: () => void
}) {
  const { unitId, kind, about, onTold, onClose } = props
  const closed = kind === 'closed'
  const [closedOn, setClosedOn] = useState('')
  const [reason, setReason] = useState('')
  // Pressed twice it is the same word.
  const [wordId] = useState(() => crypto.randomUUID())
  const toast = useToast()
  const tell = useMutation({
    mutationFn: () =>
      call(tellEstablishment, {
        params: { unitId, wordId },
        body: { kind, establishmentId: about.id, reason, ...(closed && { closedOn }) },
      }),
    onSuccess: (list) => {
      onTold(list)
      toast({ title: '已告知普查办，核实后在这里答复', tone: 'accepted' })
      onClose()
    },
  })
  const lacks =
    closed && closedOn.trim() === ''
      ? '请填关闭日期'
      : [...reason.trim()].length < SHORTEST_REASON
        ? `请写明情况，至少 ${SHORTEST_REASON} 个字`
        : undefined
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={closed ? '已关闭' : '不是本单位的'}
      description={about.name}
      size="medium"
      actions={
        <Button
          variant="primary"
          reason={lacks}
          pending={tell.isPending}
          onClick={() => tell.mutate()}
        >
          告知普查办
        </Button>
      }
    >
      <div className="sr-people-fields">
        {closed && (
          <TextField
            label="关闭日期"
            value={closedOn}
            onChange={setClosedOn}
            type="date"
            hint="普查时点（12 月 31 日）以后关闭的，当时还在，仍要列入表里。"
            autoFocus
          />
        )}
        <TextField
          label="情况"
          value={reason}
          onChange={setReason}
          lines={3}
          maxLength={500}
          hint={
            closed
              ? '如：租约到期停业，人员并入一分店。'
              : '如：2022 年已转让给某公司；名称相近，不是本单位设立的。'
          }
          autoFocus={!closed}
        />
        {tell.error && <Refused error={tell.error} />}
      </div>
    </Dialog>
  )
}
