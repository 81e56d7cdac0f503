/**
 * Where something stands, in one word. Colour only repeats what word and dot already say:
 * hollow = not begun, half = under way, full = done, bar = sent back.
 */
import type { ReactNode } from 'react'
import './status-tag.css'

export type StatusTone = 'waiting' | 'underway' | 'sent' | 'accepted' | 'returned' | 'closed'

export interface StatusTagProps {
  readonly tone: StatusTone
  readonly children: ReactNode
}

export function StatusTag({ tone, children }: StatusTagProps) {
  return (
    <span className="ui-status" data-tone={tone}>
      <svg className="ui-status-sign" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
        <path d={signs[tone]} />
      </svg>
      {children}
    </span>
  )
}

const ring = 'M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8zm0 1.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z'
const signs: Readonly<Record<StatusTone, string>> = {
  waiting: ring,
  underway: `${ring}M5 8.5a3.5 3.5 0 0 0 0-7z`,
  sent: 'M5 1a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  accepted: 'M1 5.2 2.1 4 4 5.9 8 1.8l1 1.1L4 8.2z',
  returned: 'M4.5 1.2 1 5l3.5 3.8V6.2H9V3.8H4.5z',
  closed: 'M1 4h8v2H1z',
}
