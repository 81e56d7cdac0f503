/**
 * 核实说明 beside its finding: a coded reason and words. A refused explanation says why and
 * keeps the text. Nothing is judged while an input method is composing.
 */
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react'
import type { CodeItem } from '../../../forms/engine/types.ts'
import { SHORTEST_EXPLANATION } from '../../../server/contract/explanation-rules.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { NumberedFinding } from '../session/number-findings.ts'
import { useSurface } from '../surface/surface.ts'
import { useExplanations } from '../surface/use-session.ts'

export function Explanation(props: {
  readonly numbered: NumberedFinding
  readonly reasons: readonly CodeItem[]
}): ReactNode {
  const { session } = useSurface()
  const given = useExplanations(session).get(props.numbered.key)
  const [editing, setEditing] = useState(false)
  if (editing) {
    return <Editor {...props} onDone={() => setEditing(false)} />
  }
  if (given === undefined) {
    if (session.readOnly) return <p className="jf-explained jf-unexplained">尚无说明</p>
    return (
      <button type="button" className="jf-explain" onClick={() => setEditing(true)}>
        数据属实，写说明
      </button>
    )
  }
  const reason = props.reasons.find((item) => item.code === given.reason)?.name ?? given.reason
  return (
    <div className="jf-explained">
      <p>
        <Icon name="accepted" /> 已说明：{reason}
      </p>
      <p className="jf-explained-text">{given.text}</p>
      {!session.readOnly && (
        <p className="jf-explained-acts">
          <button type="button" className="jf-link" onClick={() => setEditing(true)}>
            修改
          </button>
          <button
            type="button"
            className="jf-link"
            onClick={() => session.withdrawExplanation(props.numbered.finding)}
          >
            撤回
          </button>
        </p>
      )}
    </div>
  )
}

function Editor(props: {
  readonly numbered: NumberedFinding
  readonly reasons: readonly CodeItem[]
  readonly onDone: () => void
}): ReactNode {
  const { session } = useSurface()
  const { key, finding, number } = props.numbered
  const given = session.explanations().get(key)
  const [reason, setReason] = useState(given?.reason ?? '')
  const [refusal, setRefusal] = useState<string | null>(null)
  const text = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const note = props.reasons.find((item) => item.code === reason)?.note

  const save = (event: FormEvent): void => {
    event.preventDefault()
    const refused = session.explain(finding, { reason, text: text.current?.value ?? '' })
    setRefusal(refused)
    if (refused === null) props.onDone()
    else text.current?.focus()
  }

  return (
    <form className="jf-editor" onSubmit={save} aria-label={`第 ${number} 条的说明`}>
      <label htmlFor={`${id}-reason`}>原因</label>
      <select
        id={`${id}-reason`}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      >
        <option value="">请选择</option>
        {props.reasons.map((item) => (
          <option key={item.code} value={item.code}>
            {item.name}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-text`}>具体情况（不少于 {SHORTEST_EXPLANATION} 个字）</label>
      <textarea
        id={`${id}-text`}
        ref={text}
        rows={3}
        maxLength={2000}
        defaultValue={given?.text ?? ''}
        placeholder={note}
        aria-invalid={refusal !== null}
        aria-describedby={`${id}-refusal`}
      />
      <p id={`${id}-refusal`} className="jf-refusal" role="alert">
        {refusal}
      </p>
      <div className="jf-editor-acts">
        <Button type="submit" variant="primary" size="small">
          保存说明
        </Button>
        <Button size="small" onClick={props.onDone}>
          取消
        </Button>
      </div>
    </form>
  )
}
