/** The frame of every screen: the product, who works here, sign-out. */
import { Outlet } from '@tanstack/react-router'
import { positionNames } from '../../../server/contract/identity.ts'
import { useMessageCounts } from '../../shell/messages/use-message-counts.ts'
import { useSession } from '../../shell/session.tsx'
import { AppBar } from '../../ui/app-bar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Link } from '../../ui/link.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { UnitSwitch } from './unit-switch.tsx'
import '../../ui/app-shell.css'

export function AppFrame() {
  const { account, demonstration, confirmed, units, signOut } = useSession()
  const counts = useMessageCounts()
  return (
    <div className="sr-frame">
      <a className="ui-skip" href="#main">
        跳到正文
      </a>
      <AppBar
        app="网上填报"
        place={units.length > 1 ? undefined : account.scope.name}
        user={{
          name: account.displayName,
          role: positionNames[account.position ?? 'preparer'],
        }}
        accountHref="/sign-in/account"
        onSignOut={() => void signOut()}
      >
        {units.length > 1 && <UnitSwitch units={units} current={account.scope} />}
        {units.length > 1 && <Link href="/units">各单位报表</Link>}
        <Link href="/messages" className="sr-bar-messages">
          留言
          {counts !== undefined && counts.unread > 0 && (
            <Badge count={counts.unread} tone="urgent" label="条未读" />
          )}
        </Link>
        <Link href="/people">人员</Link>
        {demonstration && <span className="sr-demo">演示</span>}
        {!confirmed && <StatusTag tone="waiting">未连上服务器</StatusTag>}
      </AppBar>
      <Outlet />
    </div>
  )
}
