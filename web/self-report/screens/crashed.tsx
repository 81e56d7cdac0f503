/** The page itself failed: what was typed is in this browser; opening the page again goes on from there. */
import { useEffect } from 'react'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

export function Crashed({ error }: { readonly error: unknown }) {
  useEffect(() => {
    console.error(error)
  }, [error])
  return (
    <main id="main" className="sr-page">
      <EmptyState
        title="页面出现异常"
        action={<Button onClick={() => location.reload()}>重新打开</Button>}
      >
        已填内容存在本机，重新打开后继续。
      </EmptyState>
    </main>
  )
}

export function NoSuchPage() {
  return (
    <main id="main" className="sr-page">
      <EmptyState
        title="没有这个页面"
        action={<Button onClick={() => location.assign('/self-report/')}>返回我的报表</Button>}
      >
        网址可能不完整。
      </EmptyState>
    </main>
  )
}
