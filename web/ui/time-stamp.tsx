/** A time as people say it, with the full stamp on hover. */
import { formatFullTime, formatTime } from './format-time.ts'

export interface TimeStampProps {
  readonly at: string
  /** The moment to compare with; left out, the moment of drawing. */
  readonly now?: Date
}

export function TimeStamp({ at, now }: TimeStampProps) {
  return (
    <time dateTime={at} title={formatFullTime(at)}>
      {formatTime(at, now ?? new Date())}
    </time>
  )
}
