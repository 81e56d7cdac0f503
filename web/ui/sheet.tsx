/**
 * More about something, from the edge: at the right on wide screens, from below on narrow ones.
 * The page stays where it was.
 */
import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import { FloatClose, FloatHead } from './dialog.tsx'
import './sheet.css'

export interface SheetProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  readonly description?: ReactNode
  /** `left` is for navigation. */
  readonly side?: 'right' | 'left'
  readonly size?: 'small' | 'medium'
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

export function Sheet(props: SheetProps) {
  const { side = 'right', size = 'small' } = props
  return (
    <Base.Root open={props.open} onOpenChange={(next) => props.onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="ui-veil" />
        <Base.Popup className="ui-sheet" data-side={side} data-size={size}>
          <FloatHead title={props.title} description={props.description} />
          <div className="ui-float-body">{props.children}</div>
          {props.actions && <div className="ui-float-foot">{props.actions}</div>}
          <FloatClose />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
