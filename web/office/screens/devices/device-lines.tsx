/** Tablets of one account, each with reporting it lost. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type DeviceSummary, revokeDevice } from '../../../../server/contract/devices.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'

export interface DeviceLinesProps {
  readonly devices: readonly DeviceSummary[] | undefined
  readonly onRevoked: () => void
}

export function DeviceLines({ devices, onRevoked }: DeviceLinesProps) {
  const [asked, setAsked] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const revoke = useMutation({
    mutationFn: (deviceId: string) =>
      call(revokeDevice, { params: { deviceId }, body: { reason: reason.trim() } }),
    onSuccess: () => {
      setAsked(null)
      setReason('')
      onRevoked()
    },
  })
  if (!devices) return <Skeleton lines={2} />
  if (devices.length === 0) {
    return <p className="office-aside">还没有登记。登记后，只收从登记的平板发来的登记资料。</p>
  }
  return (
    <ul className="office-lines">
      {devices.map((device) => (
        <li key={device.deviceId}>
          <span>
            {device.name}，<TimeStamp at={device.enrolledAt} /> 登记
            {device.reportedAt && (
              <>
                ，<TimeStamp at={device.reportedAt} /> 同步
              </>
            )}
          </span>
          {device.revokedAt ? (
            <span className="office-aside">已挂失：{device.revokeReason}</span>
          ) : (
            asked !== device.deviceId && (
              <Button size="small" variant="danger" onClick={() => setAsked(device.deviceId)}>
                挂失
              </Button>
            )
          )}
          {asked === device.deviceId && (
            <div className="office-fields office-band">
              <TextField
                label="挂失原因，如丢失、被盗、损坏送修"
                value={reason}
                onChange={setReason}
                maxLength={200}
                autoFocus
              />
              <div className="office-acts">
                <Button
                  variant="danger"
                  reason={reason.trim() === '' ? '请写明原因，留存备查' : undefined}
                  pending={revoke.isPending}
                  onClick={() => revoke.mutate(device.deviceId)}
                >
                  挂失这台平板
                </Button>
                <Button variant="quiet" onClick={() => setAsked(null)}>
                  取消
                </Button>
              </div>
              {revoke.error && <Failure error={revoke.error} />}
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
