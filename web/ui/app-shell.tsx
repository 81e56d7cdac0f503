/**
 * The frame of an app: bar above, navigation at the left when there is one, the page in the rest.
 * On narrow screens the navigation opens from the bar.
 */
import { type ReactNode, useState } from 'react'
import { AppBar, type AppBarProps } from './app-bar.tsx'
import { Sheet } from './sheet.tsx'
import { SideNav, type SideNavGroup } from './side-nav.tsx'
import './app-shell.css'

export interface AppShellProps {
  readonly bar: AppBarProps
  readonly nav?: readonly SideNavGroup[]
  /** Held to the bottom, e.g. the main acts on a tablet. */
  readonly foot?: ReactNode
  readonly children: ReactNode
}

export function AppShell({ bar, nav, foot, children }: AppShellProps) {
  const [menuOpen, setMenuOpen] = useState(false)
  return (
    <div className="ui-shell" data-nav={nav ? '' : undefined}>
      <a className="ui-skip" href="#main">
        跳到正文
      </a>
      <AppBar {...bar} onMenu={nav && (() => setMenuOpen(true))} />
      {nav && (
        <>
          <aside className="ui-shell-nav">
            <SideNav groups={nav} />
          </aside>
          <Sheet open={menuOpen} onOpenChange={setMenuOpen} title="菜单" side="left">
            <SideNav groups={nav} onFollow={() => setMenuOpen(false)} />
          </Sheet>
        </>
      )}
      <main id="main" className="ui-shell-main" tabIndex={-1}>
        {children}
      </main>
      {foot && <div className="ui-shell-foot">{foot}</div>}
    </div>
  )
}
