/** Enrolling this tablet: whoever scanned the office's code names the tablet and confirms. */
import { useState } from 'react'
import { enrolDevice } from '../../server/contract/devices.ts'
import { call } from '../api/call.ts'
import { keepDeviceKey, makeDeviceKey } from '../api/device-key.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { ProblemLine } from './problem-line.tsx'
import { SignInFrame } from './sign-in-frame.tsx'
import { useAct } from './use-act.ts'

export function DevicePage({ token }: { readonly token: string }) {
  const [name, setName] = useState('')
  const [done, setDone] = useState<{ who: string; next: string }>()
  const act = useAct()
  const enrol = () =>
    act.run(async () => {
      const { publicKey, privateKey } = await makeDeviceKey()
      const { deviceId, account, next } = await call(enrolDevice, {
        body: { token, name: name.trim(), publicKey },
      })
      await keepDeviceKey({ accountId: account.id, deviceId, name: name.trim(), privateKey })
      await navigator.storage?.persist?.()
      history.replaceState(null, '', location.pathname)
      setDone({ who: account.displayName, next })
    })
  if (!window.isSecureContext) {
    return (
      <SignInFrame title="登记平板">
        <Notice tone="mandatory" title="这个网址不能登记平板">
          须用 https 开头的网址打开。请联系系统管理员。
        </Notice>
      </SignInFrame>
    )
  }
  if (done) {
    return (
      <SignInFrame title="平板已登记">
        <p className="sign-in-text">
          这台平板归{done.who}使用。此后登记资料只从登记的平板接收；平板丢失请立即告诉普查办挂失。
        </p>
        <Button variant="primary" size="large" onClick={() => location.replace(done.next)}>
          继续
        </Button>
      </SignInFrame>
    )
  }
  return (
    <SignInFrame title="登记平板">
      <p className="sign-in-text">
        把这台平板登记给您使用。密钥留在平板里，取不出来。请在您自己要用的平板上操作。
      </p>
      <div className="sign-in-form">
        <TextField
          label="平板名称"
          value={name}
          onChange={setName}
          maxLength={40}
          hint="如设备编号或型号，便于普查办辨认"
        />
        <Button
          variant="primary"
          size="large"
          reason={
            token === ''
              ? '请用平板扫描普查办出示的二维码'
              : name.trim() === ''
                ? '请填写平板名称'
                : undefined
          }
          pending={act.pending}
          onClick={() => void enrol()}
        >
          登记这台平板
        </Button>
      </div>
      <ProblemLine error={act.error} />
    </SignInFrame>
  )
}
