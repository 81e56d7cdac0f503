/**
 * A labelled line of text, or several lines. Says nothing and changes nothing while an input method
 * is composing; `onSettle` comes once, at Enter or on leaving.
 */
import {
  type ComponentProps,
  type CompositionEvent,
  type KeyboardEvent,
  type ReactNode,
  useId,
} from 'react'
import { describedBy, FieldFrame } from './field-frame.tsx'

export interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange?: (value: string) => void
  readonly onSettle?: (value: string) => void
  /** An input method began or ended composing: what `onChange` tells meanwhile is no word yet. */
  readonly onComposing?: (composing: boolean, value: string) => void
  readonly labelHidden?: boolean
  readonly optional?: boolean
  readonly hint?: ReactNode
  readonly error?: string | undefined
  /** Unit of measurement at the right, e.g. 千元. */
  readonly suffix?: string
  readonly align?: 'start' | 'end'
  /** Number of lines; more than one makes it a text area. */
  readonly lines?: number
  readonly type?: 'text' | 'password' | 'tel' | 'date'
  readonly inputMode?: ComponentProps<'input'>['inputMode']
  readonly placeholder?: string
  readonly maxLength?: number
  readonly autoComplete?: string
  readonly autoFocus?: boolean
  readonly readOnly?: boolean
  readonly name?: string
  readonly className?: string
}

type Composition = CompositionEvent<HTMLInputElement | HTMLTextAreaElement>

export function TextField(props: TextFieldProps) {
  const { label, labelHidden, optional, hint, error, className, lines = 1 } = props
  const id = useId()
  const settle = (value: string) => props.onSettle?.(value)
  const shared = {
    id,
    value: props.value,
    name: props.name,
    placeholder: props.placeholder,
    maxLength: props.maxLength,
    readOnly: props.readOnly,
    autoFocus: props.autoFocus,
    autoComplete: props.autoComplete ?? 'off',
    spellCheck: false,
    onCompositionStart: (event: Composition) => {
      props.onComposing?.(true, event.currentTarget.value)
    },
    onCompositionEnd: (event: Composition) => {
      props.onComposing?.(false, event.currentTarget.value)
    },
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy(id, hint, error),
  } as const
  return (
    <FieldFrame {...{ id, label, labelHidden, optional, hint, error, className }}>
      <div
        className="ui-control"
        data-invalid={error ? '' : undefined}
        data-read-only={props.readOnly ? '' : undefined}
        data-multiline={lines > 1 ? '' : undefined}
      >
        {lines > 1 ? (
          <textarea
            {...shared}
            rows={lines}
            onChange={(event) => props.onChange?.(event.target.value)}
            onBlur={(event) => settle(event.target.value)}
          />
        ) : (
          <input
            {...shared}
            type={props.type ?? 'text'}
            inputMode={props.inputMode}
            data-align={props.align}
            onChange={(event) => props.onChange?.(event.target.value)}
            onBlur={(event) => settle(event.target.value)}
            onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing)
                settle(event.currentTarget.value)
            }}
          />
        )}
        {props.suffix && <span className="ui-control-suffix">{props.suffix}</span>}
      </div>
    </FieldFrame>
  )
}
