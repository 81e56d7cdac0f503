/** The frame around every screen of the office: bar, places, keys. */
import { Outlet, useLocation } from '@tanstack/react-router'
import { roleNames } from '../../server/contract/identity.ts'
import { useSession } from '../shell/session.tsx'
import { AppShell } from '../ui/app-shell.tsx'
import { KeyboardHelp, type KeyGroup } from '../ui/keyboard-help.tsx'
import { Notice } from '../ui/notice.tsx'
import { BASE_PATH } from './office-history.ts'
import { queueHref } from './queue-href.ts'

const places = [
  { href: '/', label: '工作台' },
  { href: '/frame', label: '底册' },
  { href: '/units', label: '单位' },
  { href: '/review', label: '答卷审核' },
  { href: '/blocks', label: '普查小区' },
  { href: '/quarantine', label: '隔离件' },
  { href: '/hand-ins', label: '外业数据' },
  { href: '/forms', label: '普查表' },
  { href: '/checks', label: '审核关系' },
] as const

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
    title: '搜索',
    keys: [
      { press: ['Enter'], does: '立即搜索' },
      { press: ['Esc'], does: '清空' },
    ],
  },
]

export function OfficeFrame() {
  const session = useSession()
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
          onSignOut: () => void session.signOut(),
        }}
        nav={[
          {
            items: places.map(({ href, label }) => ({
              href: href === '/review' ? queueHref(session.account.role) : href,
              label,
              current: href === '/' ? place === '/' : place.startsWith(href),
            })),
          },
        ]}
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
