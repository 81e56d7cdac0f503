/** The frame of every screen: where one is, what is unsent, sunlight, sign-out. */
import { Link, Outlet } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useSession } from '../../shell/session.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { connectionWords } from '../device/connection-words.ts'
import { useSenderState } from '../device/device.tsx'
import type { SenderState } from '../device/sender.ts'
import { useUnsent } from '../device/use-unsent.ts'
import { UpdateBar } from '../offline/update-bar.tsx'
import { useUnlocked } from '../vault/unlocked.tsx'

export function FieldFrame() {
  const { account, demonstration } = useSession()
  const { lock } = useUnlocked()
  const [sunlight, setSunlight] = useState(() => localStorage.getItem('jingpu-sunlight') === 'on')
  useEffect(() => {
    document.documentElement.toggleAttribute('data-sunlight', sunlight)
    localStorage.setItem('jingpu-sunlight', sunlight ? 'on' : 'off')
  }, [sunlight])

  return (
    <div className="field-frame">
      <header className="field-bar">
        <Link to="/" className="field-name">
          经普
        </Link>
        <span className="field-place">
          {account.scope.name} · {account.displayName}
          {demonstration && <span className="field-demo">演示</span>}
        </span>
        <SyncLink />
        <IconButton
          icon="sunlight"
          label={sunlight ? '退出强光模式' : '强光模式'}
          aria-pressed={sunlight}
          onClick={() => setSunlight(!sunlight)}
        />
        <IconButton icon="lock" label="锁定" onClick={lock} />
      </header>
      <UpdateBar />
      <Outlet />
    </div>
  )
}

function SyncLink() {
  const { waiting, stuck } = useUnsent()
  const { kind, connection } = useSenderState()
  const words = syncWords(waiting + stuck, kind, connection)
  return (
    <Link
      to="/sync"
      className="field-sync"
      data-urgent={stuck > 0 || kind === 'sign-in-needed' || undefined}
    >
      <Icon name="sync" />
      <span aria-live="polite">{words}</span>
    </Link>
  )
}

function syncWords(
  unsent: number,
  kind: SenderState['kind'],
  connection: SenderState['connection'],
): string {
  if (kind === 'sign-in-needed') return unsent > 0 ? `需登录 · 未发送 ${unsent}` : '需重新登录'
  if (unsent > 0) return `未发送 ${unsent}`
  if (connection === null || connection.kind === 'open') return '已全部发送'
  return connectionWords(connection).about === 'network' ? '无网络' : '服务器出错'
}
