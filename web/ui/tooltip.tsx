/**
 * A short text beside a control on hover, focus or (when asked) press.
 * Never the only place where something needed is said.
 */
import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement, ReactNode } from 'react'
import './tooltip.css'

export interface TooltipProps {
  readonly text: ReactNode
  /** The control it belongs to. */
  readonly children: ReactElement<Record<string, unknown>>
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
}

export function Tooltip({ text, children, side = 'top', open, onOpenChange }: TooltipProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={children} delay={400} closeOnClick={false} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="ui-float">
          <Base.Popup className="ui-tooltip">{text}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
