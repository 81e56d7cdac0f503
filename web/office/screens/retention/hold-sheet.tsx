/** One hold, and lifting it. */
import { useState } from 'react'
import { type Hold, liftHold } from '../../../../server/contract/retention.ts'
import { Button } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { formatFullTime } from '../../../ui/format-time.ts'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'
import { nameOfHeld } from './retention-words.ts'
import { useRetentionAct } from './use-retention-act.ts'

export interface HoldSheetProps {
  readonly hold: Hold
  readonly mayLift: boolean
  readonly onClose: () => void
}

export function HoldSheet({ hold, mayLift, onClose }: HoldSheetProps) {
  const [reason, setReason] = useState('')
  const lift = useRetentionAct(liftHold, '已解除', onClose)
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={`暂停销毁：${nameOfHeld(hold.recordClass)}`}
      description={`${hold.placedBy} ${formatFullTime(hold.placedAt)}`}
      size="medium"
    >
      <Facts
        items={[
          { label: '原因', value: hold.reason },
          {
            label: '解除',
            value: hold.liftedAt
              ? `${hold.liftedBy}　${formatFullTime(hold.liftedAt)}　${hold.liftReason}`
              : '没有解除',
          },
        ]}
      />
      {mayLift && hold.liftedAt === null && (
        <section className="retention-part">
          <h3>解除暂停（须由登记人以外的人办理）</h3>
          <TextField label="原因" lines={2} value={reason} onChange={setReason} maxLength={1000} />
          {lift.error && <Failure error={lift.error} />}
          <div className="retention-acts">
            <Button
              variant="primary"
              pending={lift.isPending}
              reason={reason.trim() === '' ? '请填写原因' : undefined}
              onClick={() => lift.mutate({ params: { holdId: hold.id }, body: { reason } })}
            >
              解除
            </Button>
          </div>
        </section>
      )}
    </Sheet>
  )
}
