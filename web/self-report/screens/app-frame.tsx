/** The frame of every screen: the product, who works here, sign-out. */
import { Outlet } from '@tanstack/react-router'
import { useSession } from '../../shell/session.tsx'
import { AppBar } from '../../ui/app-bar.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import '../../ui/app-shell.css'

export function AppFrame() {
  const { account, demonstration, confirmed, signOut } = useSession()
  return (
    <div className="sr-frame">
      <a className="ui-skip" href="#main">
        跳到正文
      </a>
      <AppBar
        app="网上填报"
        place={account.scope.name}
        user={{ name: account.displayName, role: '填表人' }}
        onSignOut={() => void signOut()}
      >
        {demonstration && <span className="sr-demo">演示</span>}
        {!confirmed && <StatusTag tone="waiting">未连上服务器</StatusTag>}
      </AppBar>
      <Outlet />
    </div>
  )
}
