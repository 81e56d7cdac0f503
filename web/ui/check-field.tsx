/** A box to tick with its words; the whole line is the target. */
import type { ReactNode } from 'react'
import './check-field.css'

export interface CheckFieldProps {
  readonly label: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly hint?: ReactNode
}

export function CheckField({ label, checked, onChange, hint }: CheckFieldProps) {
  return (
    <label className="ui-check">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {hint && <span className="ui-check-hint">{hint}</span>}
      </span>
    </label>
  )
}
