/** What stands where nothing is: what this place is for and what to do next. */
import type { ReactNode } from 'react'
import './empty-state.css'

export interface EmptyStateProps {
  readonly title: string
  /** What to do next, one sentence. */
  readonly children?: ReactNode
  readonly action?: ReactNode
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="ui-empty">
      <p className="ui-empty-title">{title}</p>
      {children && <p className="ui-empty-text">{children}</p>}
      {action && <div className="ui-empty-action">{action}</div>}
    </div>
  )
}
