/**
 * A question that must be answered before going on. Escape and the cross close it; focus goes in and
 * comes back. What can be undone needs no dialog.
 */
import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import './dialog.css'
import './icon-button.css'

export interface DialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  readonly description?: ReactNode
  readonly size?: 'small' | 'medium' | 'large'
  /** Buttons at the right of the foot, the main act last. */
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, size = 'small', actions, children } = props
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="ui-veil" />
        <Base.Popup className="ui-dialog" data-size={size}>
          <FloatHead title={title} description={description} />
          {children && <div className="ui-float-body">{children}</div>}
          {actions && <div className="ui-float-foot">{actions}</div>}
          <FloatClose />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** Title and description of a dialog or sheet. */
export function FloatHead(props: { readonly title: string; readonly description?: ReactNode }) {
  return (
    <div className="ui-float-head">
      <Base.Title className="ui-float-title">{props.title}</Base.Title>
      {props.description && (
        <Base.Description className="ui-float-description">{props.description}</Base.Description>
      )}
    </div>
  )
}

/** The cross; last in order, so that focus begins in the content. */
export function FloatClose() {
  return (
    <Base.Close className="ui-icon-button ui-float-close" aria-label="关闭">
      <Icon name="close" />
    </Base.Close>
  )
}
