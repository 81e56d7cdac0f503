/** The line at the top of every app: product, app, place, what the app adds, user, sign-out. */
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { Link } from './link.tsx'
import './app-bar.css'

export interface AppBarProps {
  /** Name of the app, e.g. 普查办, 采集端, 网上填报. */
  readonly app: string
  readonly homeHref?: string
  /** Where the work is, e.g. 朔州市 朔城区. */
  readonly place?: string | undefined
  readonly user?: { readonly name: string; readonly role?: string } | undefined
  /** Page of the user's own account; outside the app, hence a plain address. */
  readonly accountHref?: string | undefined
  readonly onSignOut?: (() => void) | undefined
  /** Opens the navigation on narrow screens; AppShell sets it. */
  readonly onMenu?: (() => void) | undefined
  /** Status and acts of the app, at the right before the user. */
  readonly children?: ReactNode
}

export function AppBar(props: AppBarProps) {
  const { app, homeHref = '/', place, user, accountHref, onSignOut, onMenu, children } = props
  return (
    <header className="ui-bar">
      {onMenu && (
        <span className="ui-bar-menu">
          <IconButton icon="menu" label="打开菜单" onClick={onMenu} />
        </span>
      )}
      <Link href={homeHref} className="ui-bar-product">
        <svg className="ui-bar-mark" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
          <path d="M2 2h16v16H2zM2 7.5h16M8 7.5V18M8 12.75h10" />
        </svg>
        <span className="ui-bar-name">经普</span>
        <span className="ui-bar-app">{app}</span>
      </Link>
      {place && <span className="ui-bar-place">{place}</span>}
      <div className="ui-bar-middle">{children}</div>
      {user && (
        <span className="ui-bar-user">
          {accountHref ? (
            <a className="ui-bar-user-name" href={accountHref} title="我的账号与登录方式">
              {user.name}
            </a>
          ) : (
            <span className="ui-bar-user-name">{user.name}</span>
          )}
          {user.role && <span className="ui-bar-role">{user.role}</span>}
        </span>
      )}
      {onSignOut && (
        <span className="ui-bar-out">
          <Button variant="quiet" icon="sign-out" aria-label="退出登录" onClick={onSignOut}>
            <span className="ui-bar-out-word">退出</span>
          </Button>
        </span>
      )}
    </header>
  )
}
