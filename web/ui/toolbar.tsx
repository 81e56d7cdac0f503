/** One row of filters and acts above a list; fields keep their names for screen readers. */
import type { ReactNode } from 'react'
import './toolbar.css'

export interface ToolbarProps {
  readonly label: string
  readonly children: ReactNode
  /** Stands at the right, e.g. 导出. */
  readonly end?: ReactNode
}

export function Toolbar({ label, children, end }: ToolbarProps) {
  return (
    <search className="ui-toolbar" aria-label={label}>
      {children}
      {end && <div className="ui-toolbar-end">{end}</div>}
    </search>
  )
}
