/** A button that is only a sign; its name shows on hover and is read aloud. */
import type { ComponentProps } from 'react'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'
import { Tooltip } from './tooltip.tsx'
import './icon-button.css'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'disabled'> {
  readonly icon: IconName
  readonly label: string
  /** Why it cannot be used now; shown in place of the name. */
  readonly reason?: string | undefined
}

export function IconButton({ icon, label, reason, className, onClick, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={reason ?? label}>
      <button
        type="button"
        {...rest}
        className={['ui-icon-button', className].filter(Boolean).join(' ')}
        aria-label={reason === undefined ? label : `${label}（${reason}）`}
        aria-disabled={reason !== undefined || undefined}
        onClick={(event) => {
          if (reason === undefined) onClick?.(event)
        }}
      >
        <Icon name={icon} />
      </button>
    </Tooltip>
  )
}
