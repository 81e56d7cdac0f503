/** A QR code for the authenticator app, and the first six digits as proof that it holds the secret. */
import { type FormEvent, useEffect, useState } from 'react'
import type { ReplyOf } from '../../server/contract/operation.ts'
import { beginTotp, confirmTotp } from '../../server/contract/sign-in.ts'
import { call } from '../api/call.ts'
import { Button } from '../ui/button.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { TextField } from '../ui/text-field.tsx'
import { ProblemLine } from './problem-line.tsx'
import { useAct } from './use-act.ts'

export interface TotpSetupProps {
  /** The own password, where a session is open already. */
  readonly password?: string
  readonly onDone: (reply: ReplyOf<typeof confirmTotp>) => void
}

export function TotpSetup({ password, onDone }: TotpSetupProps) {
  const [secret, setSecret] = useState<{ secret: string; uri: string }>()
  const [code, setCode] = useState('')
  const act = useAct()
  // biome-ignore lint/correctness/useExhaustiveDependencies: one secret per opening of the page
  useEffect(() => {
    let current = true
    void act.run(async () => {
      const made = await call(beginTotp, { body: password === undefined ? {} : { password } })
      if (current) setSecret(made)
    })
    return () => {
      current = false
    }
  }, [])
  const missing = /^\d{6}$/.test(code.trim()) ? undefined : '请填写验证器上的 6 位数字'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (missing === undefined)
      void act.run(async () => onDone(await call(confirmTotp, { body: { code: code.trim() } })))
  }
  return (
    <>
      {secret && (
        <div className="sign-in-secret">
          <QrCode text={secret.uri} label="验证器二维码" />
          <div>
            <p>不能扫码时，在验证器里手工输入密钥：</p>
            <p className="sign-in-code">{secret.secret.replace(/(.{4})/g, '$1 ').trim()}</p>
          </div>
        </div>
      )}
      <form className="sign-in-form" onSubmit={submit}>
        <TextField
          label="验证器上的 6 位数字"
          value={code}
          onChange={setCode}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={6}
        />
        <Button type="submit" variant="primary" size="large" reason={missing} pending={act.pending}>
          启用
        </Button>
      </form>
      <ProblemLine error={act.error} />
    </>
  )
}
