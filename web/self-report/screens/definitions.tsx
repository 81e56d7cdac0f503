/** What the form is about, how it is filled in, and what each indicator means; the focused one first. */
import { useEffect, useState } from 'react'
import { cellAt } from '../../form/form-model.ts'
import { useObservable } from '../../form/surface/observable.ts'
import { useSurface } from '../../form/surface/surface.ts'
import { TextField } from '../../ui/text-field.tsx'
import { searchDefinitions } from '../sheet/search-definitions.ts'

export function Definitions() {
  const surface = useSurface()
  const { model } = surface.session
  const focused = useObservable(surface.focused)
  const [last, setLast] = useState(surface.visited)
  const [query, setQuery] = useState('')
  useEffect(() => {
    if (focused !== null) setLast(focused)
  }, [focused])
  const current = last === null ? undefined : cellAt(model, last)
  const { about, howToFill, reporting } = model.form.texts.form
  const found = searchDefinitions(model, query)

  return (
    <div className="sr-definitions">
      {current && (
        <section className="sr-definition-now" aria-label="当前指标">
          <h3>
            {current.title}
            {current.unit && <small>（{current.unit}）</small>}
          </h3>
          <p>{current.definition ?? '本指标没有另外的解释，按字面填写。'}</p>
          {current.hint && <p className="sr-definition-hint">{current.hint}</p>}
        </section>
      )}
      <details className="sr-definition-form" open={!current}>
        <summary>填表说明</summary>
        <p>{about}</p>
        <ol>
          {howToFill.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <p>{reporting}</p>
      </details>
      <TextField
        label="查找指标"
        labelHidden
        placeholder="查找指标"
        value={query}
        onChange={setQuery}
      />
      <dl className="sr-definition-list">
        {found.map((cell) => (
          <div key={`${cell.table ?? ''}.${cell.key}`}>
            <dt>
              <button
                type="button"
                className="jf-link"
                onClick={() =>
                  surface.jump(cell.table === null ? cell.key : `${cell.table}[0].${cell.key}`)
                }
              >
                {cell.title}
              </button>
              <small>{cell.code}</small>
            </dt>
            <dd>{cell.definition}</dd>
          </div>
        ))}
      </dl>
      {found.length === 0 && <p>没有名称或代码含“{query}”的指标</p>}
    </div>
  )
}
