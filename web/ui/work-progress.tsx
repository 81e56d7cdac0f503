/** Long work in counts: how many of how many, read aloud politely, with what can be done meanwhile. */
import type { ReactNode } from 'react'
import { formatNumber } from './format-number.ts'
import './work-progress.css'

export interface WorkProgressProps {
  /** What is being done, e.g. 正在匹配底册. */
  readonly label: string
  readonly done: number
  readonly whole: number
  readonly unit?: string
  readonly children?: ReactNode
}

export function WorkProgress({ label, done, whole, unit = '条', children }: WorkProgressProps) {
  return (
    <div className="ui-work">
      <p className="ui-work-line">
        <span>{label}</span>
        <span>
          {formatNumber(done)} / {formatNumber(whole)} {unit}
        </span>
      </p>
      <progress className="ui-work-bar" aria-label={label} value={done} max={Math.max(whole, 1)} />
      {children && <p className="ui-field-hint">{children}</p>}
    </div>
  )
}
