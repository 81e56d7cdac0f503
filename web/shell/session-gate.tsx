/** Lets the application through once someone is signed in, and says what to do until then. */
import type { ReactNode } from 'react'
import { homeOf, type Role } from '../../server/contract/identity.ts'
import { problemText } from '../api/problem-text.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { SessionProvider, useSessionState } from './session.tsx'

export interface SessionGateProps {
  /** Path of this application; who belongs elsewhere is shown the way. */
  readonly home: ReturnType<typeof homeOf>
  readonly children: ReactNode
}

export function SessionGate({ home, children }: SessionGateProps) {
  const state = useSessionState()
  switch (state.kind) {
    case 'asking':
      return <main className="shell-gate" aria-busy="true" />
    case 'signed-out':
      return (
        <main className="shell-gate">
          <EmptyState title="请先登录" action={<a href="/sign-in/">前往登录</a>}>
            登录已结束或还没有登录。已填的内容仍在本机，登录后接着用。
          </EmptyState>
        </main>
      )
    case 'failed': {
      const text = problemText(state.error)
      return (
        <main className="shell-gate">
          <EmptyState title={text.what} action={<Button onClick={state.retry}>再试一次</Button>}>
            {text.remedy}
          </EmptyState>
        </main>
      )
    }
    case 'signed-in':
      if (homeOf(state.session.account.role) !== home) {
        return <Elsewhere role={state.session.account.role} />
      }
      return <SessionProvider session={state.session}>{children}</SessionProvider>
  }
}

function Elsewhere({ role }: { role: Role }) {
  const home = homeOf(role)
  return (
    <main className="shell-gate">
      <EmptyState title="这里不是您的工作页面" action={<a href={home}>前往您的工作页面</a>}>
        您当前登录的岗位在另一个页面工作。
      </EmptyState>
    </main>
  )
}
