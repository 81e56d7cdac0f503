/** The locked device: who, and the PIN. People who share the tablet each open only their own records. */
import { useState } from 'react'
import type { Account } from '../../../server/contract/identity.ts'
import { problemText } from '../../api/problem-text.ts'
import {
  type DataKey,
  PIN_DIGITS,
  unlockVault,
  type Vault,
  type VaultDatabase,
} from '../../outbox/vault/vault.ts'
import { Button } from '../../ui/button.tsx'
import { fetchOwnKey } from './deposit.ts'
import { PinField } from './pin-field.tsx'
import { SetPinScreen } from './set-pin-screen.tsx'
import './vault.css'

export interface LockScreenProps {
  readonly database: VaultDatabase
  readonly vaults: readonly Vault[]
  /** Whom the server knows here; null without a session or a network. */
  readonly signedInAs: string | null
  readonly onOpen: (account: Account, key: DataKey) => void
}

export function LockScreen({ database, vaults, signedInAs, onOpen }: LockScreenProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const [pin, setPin] = useState('')
  const [fault, setFault] = useState<string>()
  const [pending, setPending] = useState(false)
  const [ownKey, setOwnKey] = useState<DataKey>()
  const last = [...vaults].sort((a, b) => b.createdAt.localeCompare(a.createdAt))[0]!
  const current = vaults.find(({ accountId }) => accountId === (chosen ?? signedInAs)) ?? last

  const open = async (digits: string) => {
    setPending(true)
    setFault(undefined)
    const result = await unlockVault(database, current.accountId, digits, Date.now()).catch(
      () => null,
    )
    setPending(false)
    if (!result) {
      setPin('')
      return setFault('读写本机数据没有成功，请删除平板上不用的照片、视频，重新打开本页再试')
    }
    if (result.kind === 'open') return onOpen(result.account, result.key)
    setPin('')
    setFault(
      result.kind === 'wrong-pin'
        ? `PIN 不对（已错 ${result.failures} 次）`
        : `错误次数太多，请在 ${waitWords(result.untilMs - Date.now())}后再试`,
    )
  }
  const type = (digits: string) => {
    setPin(digits)
    if (digits.length === PIN_DIGITS && !pending) void open(digits)
  }
  const forgot = async () => {
    try {
      setOwnKey(await fetchOwnKey(current.keyId))
    } catch (error) {
      const text = problemText(error)
      setFault(`${text.what}。${text.remedy}`)
    }
  }

  if (ownKey) {
    return (
      <SetPinScreen
        database={database}
        account={current.account}
        ownKey={ownKey}
        onSet={(key) => onOpen(current.account, key)}
      />
    )
  }
  return (
    <main className="vault">
      <p className="vault-name">经普 · 入户登记</p>
      <h1>{current.account.displayName}</h1>
      <p>本机已锁定。输入 PIN 继续，没有网络也可以。</p>
      <form
        className="vault-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (pin.length === PIN_DIGITS && !pending) void open(pin)
        }}
      >
        <PinField
          key={current.accountId}
          label="PIN"
          value={pin}
          onChange={type}
          error={fault}
          autoFocus
        />
        <Button
          type="submit"
          variant="primary"
          size="large"
          pending={pending}
          onClick={() => void open(pin)}
        >
          解锁
        </Button>
      </form>
      {vaults.length > 1 && (
        <section aria-label="换人" className="vault-others">
          {vaults
            .filter(({ accountId }) => accountId !== current.accountId)
            .map(({ accountId, account }) => (
              <Button
                key={accountId}
                icon="user"
                onClick={() => {
                  setChosen(accountId)
                  setPin('')
                  setFault(undefined)
                }}
              >
                {`换成 ${account.displayName}`}
              </Button>
            ))}
        </section>
      )}
      <p className="field-row-note">
        {signedInAs === current.accountId ? (
          <button type="button" className="vault-link" onClick={() => void forgot()}>
            忘记 PIN，重新设置
          </button>
        ) : (
          '忘记 PIN：联网并用自己的登录链接登录后，可以在这里重设。'
        )}
      </p>
    </main>
  )
}

function waitWords(ms: number): string {
  return ms < 60_000 ? `${Math.ceil(ms / 1000)} 秒` : `${Math.ceil(ms / 60_000)} 分钟`
}
