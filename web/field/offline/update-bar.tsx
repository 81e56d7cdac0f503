/** A newer build is here: offered between forms, never while one is being filled in. */
import { useLocation } from '@tanstack/react-router'
import { useState, useSyncExternalStore } from 'react'
import { Button } from '../../ui/button.tsx'
import { subscribeToUpdates, takeOver, updateState } from './register-worker.ts'

export function UpdateBar() {
  const state = useSyncExternalStore(subscribeToUpdates, updateState)
  const { pathname } = useLocation()
  const [later, setLater] = useState(false)
  const [pending, setPending] = useState(false)
  const typing = pathname.includes('/responses/') || pathname.endsWith('/new')
  if (state === 'none' || later || typing) return null
  return (
    <aside className="field-update" aria-label="应用更新">
      <span>新版本已下载好。草稿和未发送的内容都在本机，更新后要重新输入 PIN。</span>
      <span className="field-row-actions">
        <Button
          variant="primary"
          pending={pending}
          onClick={() => {
            setPending(true)
            takeOver()
          }}
        >
          现在更新
        </Button>
        <Button onClick={() => setLater(true)}>稍后</Button>
      </span>
    </aside>
  )
}
