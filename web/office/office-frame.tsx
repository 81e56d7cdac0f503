/** The frame around every screen of the office: bar, places, keys. */
import { Outlet, useLocation } from '@tanstack/react-router'
import { roleNames } from '../../server/contract/identity.ts'
import { useMessageCounts } from '../shell/messages/use-message-counts.ts'
import { useSession } from '../shell/session.tsx'
import { AppShell } from '../ui/app-shell.tsx'
import { KeyboardHelp, type KeyGroup } from '../ui/keyboard-help.tsx'
import { Notice } from '../ui/notice.tsx'
import { BASE_PATH } from './office-history.ts'
import { placeGroupsOf } from './places.ts'
import { queueHref } from './queue-href.ts'

const keys: readonly KeyGroup[] = [
  {
    title: '列表',
    keys: [
      { press: ['↑', '↓'], does: '上一条、下一条' },
      { press: ['Home', 'End'], does: '第一条、最后一条' },
      { press: ['Enter'], does: '打开' },
    ],
  },
  {
    title: '答卷审核',
    keys: [
      { press: ['j'], does: '下一份' },
      { press: ['k'], does: '上一份' },
    ],
  },
  {
    title: '疑似重复',
    keys: [
      { press: ['j'], does: '下一对' },
      { press: ['k'], does: '上一对' },
      { press: ['m'], does: '合并' },
      { press: ['n'], does: '不是同一家' },
      { press: ['b'], does: '分支机构' },
      { press: ['s'], does: '前后接续' },
      { press: ['u'], does: '撤销判定' },
    ],
  },
  {
    title: '搜索',
    keys: [
      { press: ['Enter'], does: '立即搜索' },
      { press: ['Esc'], does: '清空' },
    ],
  },
]

export function OfficeFrame() {
  const session = useSession()
  const groups = placeGroupsOf(session.account.role)
  const counts = useMessageCounts(
    groups.some(({ places }) => places.some(({ href }) => href === '/messages')),
  )
  const path = useLocation({ select: (location) => location.pathname })
  const place = path.startsWith(BASE_PATH) ? path.slice(BASE_PATH.length) || '/' : path
  return (
    <>
      <AppShell
        bar={{
          app: '普查办',
          homeHref: '/',
          place: session.account.scope.name,
          user: { name: session.account.displayName, role: roleNames[session.account.role] },
          accountHref: '/sign-in/account',
          onSignOut: () => void session.signOut(),
        }}
        nav={groups.map(({ label, places }) => ({
          ...(label !== undefined && { label }),
          items: places.map(({ href, label }) => ({
            href: href === '/review' ? queueHref(session.account.role) : href,
            label,
            ...(href === '/messages' && { count: counts?.unread }),
            current: place === href || (href !== '/' && place.startsWith(`${href}/`)),
          })),
        }))}
      >
        {!session.confirmed && (
          <Notice tone="verify" title="未连上服务器">
            显示的是上次读到的内容，审核和导入要等网络恢复
          </Notice>
        )}
        <Outlet />
      </AppShell>
      <KeyboardHelp groups={keys} />
    </>
  )
}
