/** The text of a check with line numbers; its errors stand below, each leads to its place. */
import { useId, useRef } from 'react'
import type { LanguageError } from '../../../../forms/engine/language/source.ts'

export interface RuleFieldProps {
  readonly value: string
  readonly onChange: (text: string) => void
  readonly errors: readonly LanguageError[]
  readonly readOnly: boolean
}

export function RuleField({ value, onChange, errors, readOnly }: RuleFieldProps) {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const lines = value.split('\n')
  const goTo = ({ line, column }: LanguageError) => {
    const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
    const characters = Array.from(lines[line - 1] ?? '').slice(0, column - 1)
    const offset = before + characters.join('').length
    area.current?.focus()
    area.current?.setSelectionRange(offset, offset)
  }
  const wrong = new Set(errors.map((error) => error.line))
  return (
    <div className="office-rule">
      <label className="ui-field-label" htmlFor={id}>
        审核关系正文
      </label>
      <div className="office-rule-frame" data-read-only={readOnly || undefined}>
        <ol className="office-rule-lines" aria-hidden="true">
          {lines.map((_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has only its place
            <li key={index} data-wrong={wrong.has(index + 1) || undefined}>
              {index + 1}
            </li>
          ))}
        </ol>
        <textarea
          ref={area}
          id={id}
          className="office-rule-text"
          value={value}
          rows={Math.max(10, lines.length + 1)}
          wrap="off"
          spellCheck={false}
          readOnly={readOnly}
          aria-invalid={errors.length > 0 || undefined}
          aria-describedby={`${id}-errors`}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      <ul id={`${id}-errors`} className="office-rule-errors" aria-live="polite">
        {errors.map((error) => (
          <li key={`${error.line}:${error.column}:${error.message}`}>
            <button type="button" className="office-rule-error" onClick={() => goTo(error)}>
              第 {error.line} 行第 {error.column} 列
            </button>
            ：{error.message}
            {error.suggestion !== null && `，是否想写“${error.suggestion}”`}
          </li>
        ))}
      </ul>
    </div>
  )
}
