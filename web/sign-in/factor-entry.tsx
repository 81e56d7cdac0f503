/** The second factor: six digits of the authenticator app, a passkey, or a recovery code. */
import { type FormEvent, useState } from 'react'
import { presentFactor } from '../../server/contract/sign-in.ts'
import { call } from '../api/call.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { PasskeyProblem, usePasskeys } from './passkey-support.tsx'
import { type EntryProps, signInWithPasskey } from './password-entry.tsx'
import { ProblemLine } from './problem-line.tsx'
import { SignInFrame } from './sign-in-frame.tsx'
import { useAct } from './use-act.ts'

export function FactorEntry({
  factors,
  onDone,
}: EntryProps & { readonly factors: readonly ('totp' | 'passkey')[] }) {
  const [recovering, setRecovering] = useState(!factors.includes('totp'))
  const [code, setCode] = useState('')
  const act = useAct()
  const passkeys = usePasskeys()
  const missing =
    code.trim().length < 6 ? (recovering ? '请填写恢复码' : '请填写 6 位数字') : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (missing === undefined)
      void act.run(async () => onDone(await call(presentFactor, { body: { code } })))
  }
  return (
    <SignInFrame title="第二重验证">
      {factors.includes('passkey') && passkeys.supported && (
        <div className="sign-in-other">
          <Button
            variant={recovering ? 'primary' : 'plain'}
            size="large"
            pending={passkeys.pending}
            onClick={() => void passkeys.run(async () => onDone(await signInWithPasskey()))}
          >
            用通行密钥验证
          </Button>
          <PasskeyProblem error={passkeys.error} />
        </div>
      )}
      <form className="sign-in-form" onSubmit={submit}>
        <TextField
          key={recovering ? 'recovery' : 'totp'}
          label={recovering ? '恢复码' : '验证器上的 6 位数字'}
          value={code}
          onChange={setCode}
          inputMode={recovering ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          maxLength={30}
          autoFocus
          hint={recovering ? '启用第二重验证时抄下的恢复码，每个只能用一次' : undefined}
        />
        <Button
          type="submit"
          variant={recovering ? 'plain' : 'primary'}
          size="large"
          reason={missing}
          pending={act.pending}
        >
          验证
        </Button>
      </form>
      <ProblemLine error={act.error} />
      {factors.includes('totp') && (
        <Button
          variant="quiet"
          onClick={() => {
            setRecovering(!recovering)
            setCode('')
          }}
        >
          {recovering ? '改用验证器' : '验证器不在身边，用恢复码'}
        </Button>
      )}
    </SignInFrame>
  )
}
