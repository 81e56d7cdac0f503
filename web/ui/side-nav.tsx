/** The places of the office, in groups, with what waits in each. */
import { useEffect, useRef } from 'react'
import { Badge } from './badge.tsx'
import { Link } from './link.tsx'
import './side-nav.css'

export interface SideNavItem {
  readonly href: string
  readonly label: string
  readonly current?: boolean
  readonly count?: number | undefined
  readonly urgent?: boolean
}

export interface SideNavGroup {
  readonly label?: string
  readonly items: readonly SideNavItem[]
}

export interface SideNavProps {
  readonly label?: string
  readonly groups: readonly SideNavGroup[]
  readonly onFollow?: () => void
}

export function SideNav({ label = '主菜单', groups, onFollow }: SideNavProps) {
  const nav = useRef<HTMLElement>(null)
  const current = groups.flatMap(({ items }) => items).find((item) => item.current)?.href
  // On a low screen the place one is in may lie below the edge of the menu.
  useEffect(() => {
    if (current === undefined) return
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <nav ref={nav} className="ui-nav" aria-label={label}>
      {groups.map((group) => (
        <div key={group.label ?? group.items[0]?.href} className="ui-nav-group">
          {group.label && <p className="ui-nav-label">{group.label}</p>}
          <ul>
            {group.items.map((item) => (
              <li key={item.href}>
                <Link
                  href={item.href}
                  className="ui-nav-item"
                  aria-current={item.current ? 'page' : undefined}
                  onClick={onFollow}
                >
                  <span className="ui-nav-text">{item.label}</span>
                  {item.count !== undefined && item.count > 0 && (
                    <Badge count={item.count} tone={item.urgent ? 'urgent' : 'quiet'} />
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
