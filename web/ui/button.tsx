/**
 * The one button of the product. A button that cannot be used stays reachable and says why:
 * give `reason`, never `disabled`.
 */
import { type ComponentProps, type MouseEvent, type ReactNode, useId, useState } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'
import { Tooltip } from './tooltip.tsx'
import './button.css'

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  /** `primary` at most once per view; `danger` for what cannot be undone. */
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly size?: 'regular' | 'small' | 'large'
  readonly icon?: IconName
  /** Why the button cannot be used now; makes it unusable. */
  readonly reason?: string | undefined
  /** Where the reason stands: on hover, focus and press, or always beside the button. */
  readonly reasonPlace?: 'float' | 'beside'
  /** The act is under way: keeps its width, ignores further presses. */
  readonly pending?: boolean | undefined
  readonly children?: ReactNode
}

export function Button({
  variant = 'plain',
  size = 'regular',
  icon,
  reason,
  reasonPlace = 'float',
  pending = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const reasonId = useId()
  const [reasonOpen, setReasonOpen] = useState(false)
  const unusable = reason !== undefined || pending
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (!unusable) return onClick?.(event)
    event.preventDefault()
    setReasonOpen(true)
  }
  const button = (
    <button
      {...rest}
      type={type}
      className={['ui-button', className].filter(Boolean).join(' ')}
      data-variant={variant}
      data-size={size}
      data-pending={pending || undefined}
      aria-disabled={unusable || undefined}
      aria-busy={pending || undefined}
      aria-describedby={reason === undefined ? rest['aria-describedby'] : reasonId}
      onClick={press}
    >
      {icon && <Icon name={icon} />}
      {children !== undefined && <span className="ui-button-text">{children}</span>}
    </button>
  )
  if (reason === undefined) return button
  return (
    <span className="ui-button-with-reason" data-place={reasonPlace}>
      {reasonPlace === 'beside' ? (
        button
      ) : (
        <Tooltip text={reason} open={reasonOpen} onOpenChange={setReasonOpen}>
          {button}
        </Tooltip>
      )}
      <span id={reasonId} className={reasonPlace === 'beside' ? 'ui-button-reason' : 'ui-unseen'}>
        {reason}
      </span>
    </span>
  )
}
