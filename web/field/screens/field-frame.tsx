/** The frame of every screen: where one is, what is unsent, sunlight, sign-out. */
import { Link, Outlet } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useSession } from '../../shell/session.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useSenderState } from '../device/device.tsx'
import { useUnsent } from '../device/use-unsent.ts'

export function FieldFrame() {
  const { account, confirmed, demonstration, signOut } = useSession()
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
        <SyncLink confirmed={confirmed} />
        <IconButton
          icon="sunlight"
          label={sunlight ? '退出强光模式' : '强光模式'}
          aria-pressed={sunlight}
          onClick={() => setSunlight(!sunlight)}
        />
        <IconButton icon="sign-out" label="退出登录" onClick={() => void signOut()} />
      </header>
      <Outlet />
    </div>
  )
}

function SyncLink({ confirmed }: { confirmed: boolean }) {
  const { waiting, stuck } = useUnsent()
  const { kind } = useSenderState()
  const words = syncWords(waiting + stuck, kind, confirmed)
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

function syncWords(unsent: number, kind: string, confirmed: boolean): string {
  if (kind === 'sign-in-needed') return '需重新登录'
  if (unsent > 0) return `未发送 ${unsent}`
  return confirmed ? '已全部发送' : '无网络'
}
