/** The first page: login name and password, or a passkey; the ways for those who have neither. */
import { startAuthentication } from '@simplewebauthn/browser'
import { type FormEvent, useState } from 'react'
import type { SignInReply } from '../../server/contract/identity.ts'
import { beginPasskeySignIn, finishPasskeySignIn, signIn } from '../../server/contract/sign-in.ts'
import { call } from '../api/call.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { PasskeyProblem, usePasskeys } from './passkey-support.tsx'
import { ProblemLine } from './problem-line.tsx'
import { SignInFrame } from './sign-in-frame.tsx'
import { useAct } from './use-act.ts'

export interface EntryProps {
  readonly onDone: (reply: Pick<SignInReply, 'home' | 'steps'>) => Promise<void>
}

export function PasswordEntry({ onDone }: EntryProps) {
  const [loginName, setLoginName] = useState('')
  const [password, setPassword] = useState('')
  const act = useAct()
  const passkeys = usePasskeys()
  const missing =
    loginName.trim() === '' ? '请填写登录名' : password === '' ? '请填写口令' : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (missing === undefined)
      void act.run(async () => onDone(await call(signIn, { body: { loginName, password } })))
  }
  return (
    <SignInFrame title="登录">
      <form className="sign-in-form" onSubmit={submit}>
        <TextField
          label="登录名"
          name="username"
          value={loginName}
          onChange={setLoginName}
          autoComplete="username webauthn"
          maxLength={60}
          autoFocus
        />
        <TextField
          label="口令"
          name="password"
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
          maxLength={128}
        />
        <Button type="submit" variant="primary" size="large" reason={missing} pending={act.pending}>
          登录
        </Button>
      </form>
      <ProblemLine error={act.error} />
      {passkeys.supported && (
        <div className="sign-in-other">
          <Button
            pending={passkeys.pending}
            onClick={() => void passkeys.run(async () => onDone(await signInWithPasskey()))}
          >
            用通行密钥登录
          </Button>
          <PasskeyProblem error={passkeys.error} />
        </div>
      )}
      <dl className="sign-in-ways">
        <div>
          <dt>企业和其他单位，收到普查告知书</dt>
          <dd>
            <a href="/sign-in/activate">用信用代码和激活码启用账号</a>
          </dd>
        </div>
        <div>
          <dt>收到一次性登录链接</dt>
          <dd>从消息中完整打开链接，按提示设置口令</dd>
        </div>
        <div>
          <dt>忘记口令，或验证器、平板丢失</dt>
          <dd>请联系给您开账号的普查办，由其重新发链接</dd>
        </div>
      </dl>
    </SignInFrame>
  )
}

export async function signInWithPasskey(): Promise<SignInReply> {
  const { challengeId, options } = await call(beginPasskeySignIn, {})
  const response = await startAuthentication({
    // Made by the server with the same library.
    optionsJSON: options as unknown as Parameters<typeof startAuthentication>[0]['optionsJSON'],
  })
  return call(finishPasskeySignIn, { body: { challengeId, response: { ...response } } })
}
