/** Whether this browser knows passkeys, and what happened when it was asked for one. */
import { browserSupportsWebAuthn } from '@simplewebauthn/browser'
import { CallFailure } from '../api/call.ts'
import { ProblemLine } from './problem-line.tsx'
import { type Act, useAct } from './use-act.ts'

export function usePasskeys(): Act & { readonly supported: boolean } {
  return { ...useAct(), supported: browserSupportsWebAuthn() }
}

export function PasskeyProblem({ error }: { readonly error: unknown }) {
  if (error === null || error === undefined || error instanceof CallFailure) {
    return <ProblemLine error={error} />
  }
  return (
    <div role="alert" className="sign-in-problem">
      <strong>没有完成</strong>
      <span>已取消、超时，或这台设备没有本系统的通行密钥。请再试一次，或用口令登录</span>
    </div>
  )
}
