/**
 * Grey lines where content will stand. Appears only after 400 ms, so quick answers never flicker,
 * and keeps the height of what it stands for.
 */
import './skeleton.css'

export interface SkeletonProps {
  readonly lines?: number
  /** What is being fetched, for screen readers. */
  readonly label?: string
}

export function Skeleton({ lines = 3, label = '正在读取' }: SkeletonProps) {
  return (
    <div className="ui-skeleton" role="status">
      <span className="ui-unseen">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have nothing but their place
        <span key={line} className="ui-skeleton-line" aria-hidden="true" />
      ))}
    </div>
  )
}
