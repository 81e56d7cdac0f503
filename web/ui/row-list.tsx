/** A list for thumbs: each row one target with a name, a second line and what stands at its end. */
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'
import './row-list.css'

export interface RowListItem {
  readonly id: string
  readonly title: ReactNode
  readonly note?: ReactNode
  /** State or number at the end. */
  readonly end?: ReactNode
  readonly start?: ReactNode
  /** Where it leads, or what it does; with neither it is only read. */
  readonly href?: string
  readonly onOpen?: () => void
  readonly current?: boolean
}

export interface RowListProps {
  readonly label: string
  readonly items: readonly RowListItem[]
}

export function RowList({ label, items }: RowListProps) {
  return (
    <ul className="ui-rows" aria-label={label}>
      {items.map((item) => (
        <li key={item.id}>
          <RowTarget item={item}>
            {item.start && <span className="ui-row-start">{item.start}</span>}
            <span className="ui-row-text">
              <span className="ui-row-title">{item.title}</span>
              {item.note && <span className="ui-row-note">{item.note}</span>}
            </span>
            {item.end && <span className="ui-row-end">{item.end}</span>}
            {(item.href !== undefined || item.onOpen) && <Icon name="right" />}
          </RowTarget>
        </li>
      ))}
    </ul>
  )
}

function RowTarget(props: { readonly item: RowListItem; readonly children: ReactNode }) {
  const { item, children } = props
  if (item.href !== undefined) {
    return (
      <Link href={item.href} className="ui-row" aria-current={item.current ? 'page' : undefined}>
        {children}
      </Link>
    )
  }
  if (!item.onOpen) return <div className="ui-row">{children}</div>
  return (
    <button
      type="button"
      className="ui-row"
      aria-current={item.current || undefined}
      onClick={item.onOpen}
    >
      {children}
    </button>
  )
}
