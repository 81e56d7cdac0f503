/** A number beside a name: how many wait there. `urgent` is for what blocks the next step. */
import './badge.css'

export interface BadgeProps {
  readonly count: number
  readonly tone?: 'quiet' | 'urgent'
  /** What is counted, for screen readers, e.g. 条待判. */
  readonly label?: string
}

export function Badge({ count, tone = 'quiet', label }: BadgeProps) {
  return (
    <span className="ui-badge" data-tone={tone}>
      {count.toLocaleString('zh-CN')}
      {label && <span className="ui-unseen">{label}</span>}
    </span>
  )
}
