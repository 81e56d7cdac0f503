/**
 * A list at the left, the chosen thing at the right, each with its own scroll.
 * On narrow screens one at a time: the list, then the detail with a way back.
 */
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import './split-view.css'

export interface SplitViewProps {
  readonly list: ReactNode
  readonly listLabel: string
  /** Width of the list on wide screens, in px. */
  readonly listWidth?: number
  /** What stands at the right while nothing is chosen goes here too. */
  readonly detail: ReactNode
  readonly detailLabel: string
  /** Whether something is chosen: decides what a narrow screen shows. */
  readonly detailOpen: boolean
  readonly onBack: () => void
}

export function SplitView(props: SplitViewProps) {
  return (
    <div
      className="ui-split"
      data-detail={props.detailOpen || undefined}
      style={{ ['--list-width' as string]: `${props.listWidth ?? 360}px` }}
    >
      <section className="ui-split-list" aria-label={props.listLabel}>
        {props.list}
      </section>
      <section className="ui-split-detail" aria-label={props.detailLabel}>
        <div className="ui-split-back">
          <Button variant="quiet" icon="back" onClick={props.onBack}>
            {props.listLabel}
          </Button>
        </div>
        {props.detail}
      </section>
    </div>
  )
}
