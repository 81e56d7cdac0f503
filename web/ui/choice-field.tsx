/** One of a few, all in sight: native radios, one line each or side by side. */
import { type ReactNode, useId } from 'react'
import { Icon } from './icon.tsx'
import './check-field.css'
import './field.css'

export interface ChoiceFieldProps<Value extends string = string> {
  readonly label: string
  readonly options: readonly {
    readonly value: Value
    readonly label: ReactNode
    readonly hint?: ReactNode
  }[]
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly labelHidden?: boolean
  readonly inline?: boolean
  readonly error?: string | undefined
}

export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const name = useId()
  return (
    <fieldset className="ui-choice" data-inline={props.inline || undefined}>
      <legend className={props.labelHidden ? 'ui-unseen' : 'ui-field-label'}>{props.label}</legend>
      <div className="ui-choice-options">
        {props.options.map((option) => (
          <label key={option.value} className="ui-check">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={props.value === option.value}
              onChange={() => props.onChange(option.value)}
            />
            <span>
              {option.label}
              {option.hint && <span className="ui-check-hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
      {props.error && (
        <p className="ui-field-error">
          <Icon name="mandatory" />
          {props.error}
        </p>
      )}
    </fieldset>
  )
}
