/** Label above, control, then hint and error below. Shared by every labelled control of the kit. */
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import './field.css'

export interface FieldFrameProps {
  readonly id: string
  readonly label: string
  /** Keeps the name for screen readers only, e.g. in a filter row. */
  readonly labelHidden?: boolean | undefined
  readonly optional?: boolean | undefined
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly className?: string | undefined
  readonly children: ReactNode
}

export function FieldFrame(props: FieldFrameProps) {
  const { id, label, labelHidden, optional, hint, error, className, children } = props
  return (
    <div className={['ui-field', className].filter(Boolean).join(' ')}>
      <label htmlFor={id} className={labelHidden ? 'ui-unseen' : 'ui-field-label'}>
        {label}
        {optional && <span className="ui-field-optional">可不填</span>}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="ui-field-hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="ui-field-error">
          <Icon name="mandatory" />
          {error}
        </p>
      )}
    </div>
  )
}

/** Ids for aria-describedby of the control inside. */
export function describedBy(id: string, hint: ReactNode, error: string | undefined) {
  return [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined
}
