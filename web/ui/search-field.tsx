/**
 * Searches while typing, 300 ms after the last key, never while an input method is composing;
 * Enter searches at once, Escape empties.
 */
import { useEffect, useId, useRef, useState } from 'react'
import { FieldFrame } from './field-frame.tsx'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'

export interface SearchFieldProps {
  /** What is searched, e.g. 单位名称或信用代码. */
  readonly label: string
  /** What was searched last; a change from outside replaces the text. */
  readonly value: string
  readonly onSearch: (value: string) => void
  readonly labelHidden?: boolean
  readonly placeholder?: string
}

export function SearchField(props: SearchFieldProps) {
  const { label, labelHidden = true, value, onSearch } = props
  const id = useId()
  const [text, setText] = useState(value)
  const [seen, setSeen] = useState(value)
  const composing = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  if (seen !== value) {
    setSeen(value)
    setText(value)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  const search = (next: string) => {
    clearTimeout(timer.current)
    if (next.trim() !== value) onSearch(next.trim())
  }
  const later = (next: string) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => search(next), 300)
  }
  const empty = () => {
    setText('')
    search('')
  }
  return (
    <FieldFrame id={id} label={label} labelHidden={labelHidden} className="ui-search">
      <div className="ui-control">
        <span className="ui-control-icon">
          <Icon name="search" />
        </span>
        <input
          id={id}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          placeholder={props.placeholder ?? label}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            if (!composing.current) later(event.target.value)
          }}
          onCompositionStart={() => {
            composing.current = true
            clearTimeout(timer.current)
          }}
          onCompositionEnd={(event) => {
            composing.current = false
            later(event.currentTarget.value)
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter') search(text)
            else if (event.key === 'Escape' && text !== '') {
              event.stopPropagation()
              empty()
            }
          }}
        />
        {text !== '' && <IconButton icon="close" label="清空" onClick={empty} />}
      </div>
    </FieldFrame>
  )
}
