/** Sets what an accepted response of each form pays, and in which shares the levels bear it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formTable } from '../../../../forms/form-words.ts'
import { listForms } from '../../../../server/contract/instruments.ts'
import { getPayStatement, type PaySetting, setPay } from '../../../../server/contract/progress.ts'
import { call } from '../../../api/call.ts'
import { keyOf, queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'
import { fenOf } from './pay-words.ts'

export interface PayDialogProps {
  readonly setting: PaySetting
  readonly forms: readonly string[]
  readonly onClose: () => void
}

const levels = [
  ['province', '省级'],
  ['city', '市级'],
  ['county', '县级'],
] as const

export function PayDialog({ setting, forms, onClose }: PayDialogProps) {
  const client = useQueryClient()
  const known = useQuery({ ...queryFor(listForms, {}), staleTime: 600_000 })
  const atTheDoor = (known.data?.forms ?? [])
    .filter(({ audience }) => audience === 'enumerator')
    .map(({ id }) => id)
  const shown = [...new Set([...atTheDoor, ...forms])].sort()
  const [rates, setRates] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      Object.entries(setting.ratesFen).map(([form, fen]) => [form, (fen / 100).toString()]),
    ),
  )
  const [shares, setShares] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(levels.map(([level]) => [level, String(setting.shares[level])])),
  )
  const save = useMutation({
    mutationFn: (body: PaySetting) => call(setPay, { body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keyOf(getPayStatement) })
      onClose()
    },
  })
  const wrongRate = shown.find(
    (form) => (rates[form] ?? '') !== '' && fenOf(rates[form] ?? '') === undefined,
  )
  const wrongShare = levels.find(([level]) => !/^\d{1,3}$/.test(shares[level] ?? ''))
  const reason = wrongRate
    ? `${wrongRate} 表的标准要填元，最多两位小数`
    : wrongShare
      ? `${wrongShare[1]}的份数要填 0 到 100 的整数`
      : undefined
  const send = () => {
    const ratesFen = Object.fromEntries(
      shown.flatMap((form) => {
        const fen = fenOf(rates[form] ?? '')
        return fen === undefined ? [] : [[form, fen]]
      }),
    )
    save.mutate({
      ratesFen,
      shares: {
        province: Number(shares.province),
        city: Number(shares.city),
        county: Number(shares.county),
      },
    })
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="设定报酬标准"
      description="每份验收的答卷付多少元，空着不付"
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button variant="primary" reason={reason} pending={save.isPending} onClick={send}>
            保存
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        <div className="progress-rates">
          {shown.map((form) => (
            <TextField
              key={form}
              label={`${formTable(form)}（元）`}
              value={rates[form] ?? ''}
              onChange={(text) => setRates({ ...rates, [form]: text })}
            />
          ))}
        </div>
        <div className="progress-rates">
          {levels.map(([level, name]) => (
            <TextField
              key={level}
              label={`${name}承担（份）`}
              value={shares[level] ?? ''}
              onChange={(text) => setShares({ ...shares, [level]: text })}
            />
          ))}
        </div>
        {save.error && <Failure error={save.error} />}
      </div>
    </Dialog>
  )
}
