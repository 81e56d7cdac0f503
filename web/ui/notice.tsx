/**
 * News that stays where it belongs: what happened, what to do, what was kept. A left bar and a sign
 * carry its meaning. `mandatory` interrupts a screen reader; the others wait.
 */
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import type { Severity } from './severity-mark.tsx'
import './notice.css'

export interface NoticeProps {
  readonly tone: Severity
  readonly title: string
  readonly children?: ReactNode
  /** Mostly a button: 重试. */
  readonly action?: ReactNode
}

export function Notice({ tone, title, children, action }: NoticeProps) {
  return (
    <div className="ui-notice" data-tone={tone} role={tone === 'mandatory' ? 'alert' : 'status'}>
      <Icon name={tone} />
      <div className="ui-notice-body">
        <p className="ui-notice-title">{title}</p>
        {children && <div>{children}</div>}
      </div>
      {action && <div className="ui-notice-action">{action}</div>}
    </div>
  )
}
