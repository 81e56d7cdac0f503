/** 交回平板: one's records leave the device, once every one of them was received. */
import { useState } from 'react'
import { isNothingLeft, type LeftOver, leftOnDevice, wipeDevice } from '../../outbox/vault/wipe.ts'
import { useSession } from '../../shell/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useDevice, useDeviceData } from '../device/device.tsx'
import { useUnlocked } from '../vault/unlocked.tsx'

export interface HandBackDialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
}

const names: Readonly<Record<keyof LeftOver, string>> = {
  revisions: '未发送的答卷',
  acts: '未发送的核查记录',
  photos: '未发送的照片',
  drafts: '没有报送的草稿',
  parcels: '代收的同事数据',
}

export function HandBackDialog({ open, onOpenChange }: HandBackDialogProps) {
  const { database } = useDevice()
  const { account, signOut } = useSession()
  const { vaults } = useUnlocked()
  const left = useDeviceData(leftOnDevice)
  const [pending, setPending] = useState(false)
  const nothing = left !== undefined && isNothingLeft(left)

  const wipe = async () => {
    setPending(true)
    await wipeDevice(database, vaults, account.id)
    await signOut().catch(() => undefined)
    location.replace('/field/')
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="交回平板"
      actions={
        <Button
          variant="danger"
          size="large"
          pending={pending}
          reason={nothing ? undefined : '还有内容没有上报'}
          reasonPlace="beside"
          onClick={() => void wipe()}
        >
          清除本机上我的全部数据
        </Button>
      }
    >
      {nothing ? (
        <p>
          您的内容都已上报并收到回执。清除后，本机不再留有您填的任何数据和登记的密钥，再用要由普查办重新登记并登录。
        </p>
      ) : (
        <>
          <p>以下内容只在本机，先发送或导出后才能清除：</p>
          <ul className="field-blockers">
            {left &&
              (Object.keys(names) as (keyof LeftOver)[])
                .filter((kind) => left[kind] > 0)
                .map((kind) => (
                  <li key={kind}>
                    {names[kind]} {left[kind]} 件
                  </li>
                ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}
