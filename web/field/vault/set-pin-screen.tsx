/** First time on this device: a PIN of one's own, and the key to one's records made and deposited. */
import { useState } from 'react'
import type { Account } from '../../../server/contract/identity.ts'
import { problemText } from '../../api/problem-text.ts'
import {
  createVault,
  type DataKey,
  newDataKey,
  type VaultDatabase,
} from '../../outbox/vault/vault.ts'
import { hadRecordsHere, noteRecordsHere } from '../../outbox/vault/was-here.ts'
import { Button } from '../../ui/button.tsx'
import { leaveKeyWithServer } from './deposit.ts'
import { pinFault } from './pin-fault.ts'
import { PinField } from './pin-field.tsx'
import './vault.css'

export interface SetPinScreenProps {
  readonly database: VaultDatabase
  readonly account: Account
  /** The key of before, where only the PIN was forgotten. */
  readonly ownKey?: DataKey
  readonly onSet: (key: DataKey) => void
}

export function SetPinScreen({ database, account, ownKey, onSet }: SetPinScreenProps) {
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<string>()
  const [made] = useState(() => ownKey ?? newDataKey())
  const [emptied] = useState(() => !ownKey && hadRecordsHere(account.id))
  const wrong = pinFault(pin)

  const set = async () => {
    setPending(true)
    setFault(undefined)
    try {
      if (!ownKey) await leaveKeyWithServer(made)
      await createVault(database, account, pin, new Date().toISOString(), made)
      noteRecordsHere(account.id)
      onSet(made)
    } catch (error) {
      const text = problemText(error)
      setFault(`${text.what}。${text.remedy}`)
      setPending(false)
    }
  }

  return (
    <main className="vault">
      <p className="vault-name">经普 · 入户登记</p>
      <h1>{ownKey ? '重设本机 PIN' : '设置本机 PIN'}</h1>
      <p>
        {account.displayName}，您在这台平板上填的内容都加密保存，只有用这个 PIN
        才能打开。没有网络时也用它解锁。
      </p>
      {emptied && (
        <p role="alert" className="field-alert">
          这台平板上您原有的数据已被浏览器清掉，多半因为存储空间满了。收到过回执的都在普查办；还没有发送的已不在本机，请告诉普查办并重新登记。
        </p>
      )}
      <form
        className="vault-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!wrong && again === pin && !pending) void set()
        }}
      >
        <PinField
          label="PIN（6 位数字）"
          value={pin}
          onChange={setPin}
          error={pin.length === 6 ? wrong : undefined}
          autoFocus
        />
        <PinField
          label="再输一次"
          value={again}
          onChange={setAgain}
          error={again.length === 6 && again !== pin ? '两次输入不一样' : fault}
        />
        <Button
          type="submit"
          variant="primary"
          size="large"
          pending={pending}
          reason={wrong ?? (again === pin ? undefined : '两次输入须一致')}
          reasonPlace="beside"
          onClick={() => void set()}
        >
          设好并开始
        </Button>
      </form>
      <p className="field-row-note">
        忘记 PIN 时，用新的登录链接登录后可以重设，填过的内容不会丢。
      </p>
    </main>
  )
}
