/** One of a short list, from a popup list. For long code lists use ComboboxField. */
import { Select } from '@base-ui/react/select'
import { type ReactNode, useId } from 'react'
import { describedBy, FieldFrame } from './field-frame.tsx'
import { Icon } from './icon.tsx'
import './popup-list.css'

export interface SelectOption<Value extends string = string> {
  readonly value: Value
  readonly label: string
}

export interface SelectFieldProps<Value extends string = string> {
  readonly label: string
  readonly options: readonly SelectOption<Value>[]
  /** `null`: nothing chosen yet. */
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  readonly labelHidden?: boolean
  readonly optional?: boolean
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly placeholder?: string
  readonly className?: string
}

export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, labelHidden, optional, hint, error, className, options } = props
  const id = useId()
  return (
    <FieldFrame {...{ id, label, labelHidden, optional, hint, error, className }}>
      <Select.Root
        items={options}
        value={props.value}
        onValueChange={(value) => {
          if (value !== null) props.onChange(value)
        }}
      >
        <Select.Trigger
          id={id}
          className="ui-control ui-select"
          data-invalid={error ? '' : undefined}
          aria-describedby={describedBy(id, hint, error)}
        >
          <Select.Value className="ui-select-value" placeholder={props.placeholder ?? '请选择'} />
          <Select.Icon className="ui-select-sign">
            <Icon name="down" />
          </Select.Icon>
        </Select.Trigger>
        <Select.Portal>
          <Select.Positioner className="ui-float" sideOffset={4} alignItemWithTrigger={false}>
            <Select.Popup className="ui-popup">
              <Select.List className="ui-popup-list">
                {options.map((option) => (
                  <Select.Item key={option.value} value={option.value} className="ui-popup-item">
                    <Select.ItemIndicator className="ui-popup-check">
                      <Icon name="check" />
                    </Select.ItemIndicator>
                    <Select.ItemText className="ui-popup-text">{option.label}</Select.ItemText>
                  </Select.Item>
                ))}
              </Select.List>
            </Select.Popup>
          </Select.Positioner>
        </Select.Portal>
      </Select.Root>
    </FieldFrame>
  )
}
