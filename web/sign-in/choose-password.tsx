/** Choosing the password at first sign-in, or anew after a link from the office. */
import { type FormEvent, useState } from 'react'
import { type Role, roleNames } from '../../server/contract/identity.ts'
import { choosePassword, PASSWORD_LENGTH } from '../../server/contract/sign-in.ts'
import { call } from '../api/call.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { EntryProps } from './password-entry.tsx'
import { ProblemLine } from './problem-line.tsx'
import { SignInFrame } from './sign-in-frame.tsx'
import { useAct } from './use-act.ts'

export const passwordHint = `至少 ${PASSWORD_LENGTH} 个字符，字母、数字、符号至少两类；不用姓名、生日、连号，不与别处相同`

export function ChoosePassword({
  who,
  onDone,
}: EntryProps & {
  readonly who: { displayName: string; loginName: string | null; role: Role }
}) {
  const [loginName, setLoginName] = useState(who.loginName ?? '')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const act = useAct()
  const missing = refusalOf(loginName, password, again)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (missing === undefined)
      void act.run(async () =>
        onDone(await call(choosePassword, { body: { loginName, password } })),
      )
  }
  return (
    <SignInFrame title="设置口令">
      <p className="sign-in-text">
        {who.displayName}（{roleNames[who.role]}），以后用登录名和口令登录。
      </p>
      <form className="sign-in-form" onSubmit={submit}>
        <TextField
          label="登录名"
          name="username"
          value={loginName}
          onChange={setLoginName}
          readOnly={who.loginName !== null}
          autoComplete="username"
          maxLength={60}
          hint={who.loginName === null ? '字母或数字开头，3 位以上，可用手机号' : '请记下登录名'}
        />
        <NewPassword {...{ password, setPassword, again, setAgain }} />
        <Button type="submit" variant="primary" size="large" reason={missing} pending={act.pending}>
          保存口令
        </Button>
      </form>
      <ProblemLine error={act.error} />
    </SignInFrame>
  )
}

export interface NewPasswordProps {
  readonly password: string
  readonly setPassword: (value: string) => void
  readonly again: string
  readonly setAgain: (value: string) => void
}

export function NewPassword({ password, setPassword, again, setAgain }: NewPasswordProps) {
  return (
    <>
      <TextField
        label="新口令"
        name="new-password"
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
        maxLength={128}
        hint={passwordHint}
      />
      <TextField
        label="再输一遍新口令"
        name="new-password-again"
        type="password"
        value={again}
        onChange={setAgain}
        autoComplete="new-password"
        maxLength={128}
        error={again !== '' && again !== password ? '两次输入不一样' : undefined}
      />
    </>
  )
}

/** Why it cannot be saved yet. What the server knows better, whether it leaked, it says itself. */
export function refusalOf(loginName: string, password: string, again: string): string | undefined {
  if (!/^[A-Za-z0-9][A-Za-z0-9_.@-]{2,59}$/.test(loginName.trim())) return '请填写登录名'
  if (password.length < PASSWORD_LENGTH) return `口令至少 ${PASSWORD_LENGTH} 个字符`
  return again === password ? undefined : '请把口令再输一遍'
}
