/**
 * Signing in, step by step: name and password or a one-time link or a passkey; then whatever the
 * server says is still owed. Ends in the application of the role.
 */
import { useEffect, useState } from 'react'
import {
  getSession,
  homeOf,
  redeemSignInLink,
  type SignInReply,
} from '../../server/contract/identity.ts'
import type { ReplyOf } from '../../server/contract/operation.ts'
import { call } from '../api/call.ts'
import { Button } from '../ui/button.tsx'
import { ChoosePassword } from './choose-password.tsx'
import { EnrolFactor } from './enrol-factor.tsx'
import { FactorEntry } from './factor-entry.tsx'
import { PasswordEntry } from './password-entry.tsx'
import { ProblemLine } from './problem-line.tsx'
import { SignInFrame } from './sign-in-frame.tsx'
import { useAct } from './use-act.ts'

type Pending = NonNullable<ReplyOf<typeof getSession>['pending']>
type Stage =
  | { readonly kind: 'asking' | 'start' }
  | { readonly kind: 'link'; readonly token: string }
  | { readonly kind: 'signed-in'; readonly home: string }
  | { readonly kind: 'step'; readonly pending: Pending }

export function SignInPage({ token }: { readonly token: string }) {
  const [stage, setStage] = useState<Stage>(
    token === '' ? { kind: 'asking' } : { kind: 'link', token },
  )

  const look = async (): Promise<void> => {
    const { account, pending } = await call(getSession, {})
    if (pending) setStage({ kind: 'step', pending })
    else if (account) setStage({ kind: 'signed-in', home: homeOf(account.role) })
    else setStage({ kind: 'start' })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the page opens without a link
  useEffect(() => {
    if (token === '') look().catch(() => setStage({ kind: 'start' }))
  }, [token])

  const goOn = async (reply: Pick<SignInReply, 'home' | 'steps'>): Promise<void> => {
    if (reply.home === null) return look()
    location.replace(reply.home)
  }

  switch (stage.kind) {
    case 'asking':
      return <main className="sign-in" aria-busy="true" />
    case 'start':
      return <PasswordEntry onDone={goOn} />
    case 'link':
      return <LinkEntry token={stage.token} onDone={goOn} />
    case 'signed-in':
      return (
        <SignInFrame title="您已登录">
          <p className="sign-in-text">
            <a href={stage.home}>前往工作页面</a>
          </p>
          <p>
            <a href="/sign-in/account">我的账号与登录方式</a>
          </p>
        </SignInFrame>
      )
    case 'step':
      return <StepEntry pending={stage.pending} onDone={goOn} />
  }
}

function StepEntry(props: {
  readonly pending: Pending
  readonly onDone: (reply: Pick<SignInReply, 'home' | 'steps'>) => Promise<void>
}) {
  const { pending, onDone } = props
  switch (pending.steps[0]) {
    case 'factor':
      return <FactorEntry factors={pending.factors} onDone={onDone} />
    case 'password':
      return <ChoosePassword who={pending} onDone={onDone} />
    default:
      return <EnrolFactor onDone={onDone} />
  }
}

/** Asks for one press before it spends the link, so that a preview in a chat does not use it up. */
function LinkEntry(props: {
  readonly token: string
  readonly onDone: (reply: SignInReply) => Promise<void>
}) {
  const act = useAct()
  const signIn = () =>
    act.run(async () => {
      const reply = await call(redeemSignInLink, { body: { token: props.token } })
      history.replaceState(null, '', location.pathname)
      await props.onDone(reply)
    })
  return (
    <SignInFrame title="一次性登录链接">
      <p className="sign-in-text">登录后链接即失效。请在您自己使用的设备上登录。</p>
      <Button variant="primary" size="large" pending={act.pending} onClick={() => void signIn()}>
        登录
      </Button>
      <ProblemLine error={act.error} />
    </SignInFrame>
  )
}
