/** What the city office does with a form version: enter its approval, set its dates. */
import { useState } from 'react'
import type { FormSummary } from '../../../../server/contract/instruments.ts'
import { Button } from '../../../ui/button.tsx'
import { useOffice } from '../../use-office.ts'
import { ApprovalDialog } from './approval-dialog.tsx'
import { OpeningDialog } from './opening-dialog.tsx'

export function FormActs({ form }: { readonly form: FormSummary }) {
  const { role } = useOffice()
  const [dialog, setDialog] = useState<'approval' | 'opening' | null>(null)
  if (role !== 'city-office') return null
  const close = (open: boolean) => {
    if (!open) setDialog(null)
  }
  return (
    <>
      <Button onClick={() => setDialog('approval')}>录入批准信息</Button>
      <Button onClick={() => setDialog('opening')}>设置填报日期</Button>
      {dialog === 'approval' && <ApprovalDialog form={form} onOpenChange={close} />}
      {dialog === 'opening' && <OpeningDialog form={form} onOpenChange={close} />}
    </>
  )
}
