/**
 * One code of a long list: type part of the code or of the name. Codes that begin with the text come
 * first. Lists the first 50 matches; the rest is reached by typing on.
 */
import { Combobox } from '@base-ui/react/combobox'
import { type ReactNode, useId, useMemo, useState } from 'react'
import { answersTo, type CodeOption, labelOf } from './code-option.ts'
import { describedBy, FieldFrame } from './field-frame.tsx'
import { Icon } from './icon.tsx'
import './popup-list.css'
import './combobox-field.css'

export interface ComboboxFieldProps {
  readonly label: string
  readonly options: readonly CodeOption[]
  /** Code of the chosen option. */
  readonly value: string | null
  readonly onChange: (code: string | null) => void
  readonly labelHidden?: boolean
  readonly optional?: boolean
  readonly hint?: ReactNode
  readonly error?: string | undefined
  readonly placeholder?: string
  readonly className?: string
}

export function ComboboxField(props: ComboboxFieldProps) {
  const { label, labelHidden, optional, hint, error, className, options } = props
  const id = useId()
  const [text, setText] = useState('')
  const answers = useMemo(() => answersTo(options, text, 50), [options, text])
  const chosen = options.find((option) => option.code === props.value) ?? null
  return (
    <FieldFrame {...{ id, label, labelHidden, optional, hint, error, className }}>
      <Combobox.Root
        items={options}
        value={chosen}
        onValueChange={(option: CodeOption | null) => props.onChange(option?.code ?? null)}
        itemToStringLabel={labelOf}
        isItemEqualToValue={(a: CodeOption, b: CodeOption) => a.code === b.code}
        filteredItems={answers}
        onInputValueChange={(next, { reason }) => {
          setText(reason === 'input-change' ? next : '')
        }}
        autoHighlight
      >
        <Combobox.InputGroup
          className="ui-control ui-combobox"
          data-invalid={error ? '' : undefined}
        >
          <Combobox.Input
            id={id}
            placeholder={props.placeholder ?? '输入代码或名称'}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy(id, hint, error)}
          />
          <Combobox.Clear className="ui-combobox-sign" aria-label="清空">
            <Icon name="close" />
          </Combobox.Clear>
          <Combobox.Trigger className="ui-combobox-sign" aria-label="打开列表">
            <Icon name="down" />
          </Combobox.Trigger>
        </Combobox.InputGroup>
        <Combobox.Portal>
          <Combobox.Positioner className="ui-float" sideOffset={4}>
            <Combobox.Popup className="ui-popup">
              <Combobox.Empty className="ui-popup-empty">没有这样的代码或名称</Combobox.Empty>
              <Combobox.List className="ui-popup-list">
                {(option: CodeOption) => (
                  <Combobox.Item key={option.code} value={option} className="ui-popup-item">
                    <Combobox.ItemIndicator className="ui-popup-check">
                      <Icon name="check" />
                    </Combobox.ItemIndicator>
                    <span className="ui-popup-text">
                      <span className="ui-combobox-code">{option.code}</span>
                      {option.name}
                    </span>
                    {option.path && <span className="ui-popup-note">{option.path}</span>}
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
    </FieldFrame>
  )
}
