/** 是 / 否 and other short choices side by side. */
import { memo, type ReactNode, useEffect, useSyncExternalStore } from 'react'
import type { AnswerValue } from '../../../forms/engine/types.ts'
import { useSurface } from '../surface/surface.ts'
import { useCell } from '../surface/use-session.ts'
import type { CellProps } from './cell.tsx'
import { CellFrame, describeCell } from './cell-frame.tsx'

interface Choice {
  readonly value: AnswerValue
  readonly name: string
}

const truths: readonly Choice[] = [
  { value: true, name: '是' },
  { value: false, name: '否' },
]

export const ChoiceCell = memo(function ChoiceCell({ cell, path, column }: CellProps): ReactNode {
  const surface = useSurface()
  const { session } = surface
  const { codeLists } = session
  const view = useCell(session, path)
  const list = cell.kind === 'options' ? cell.codeList : null
  const index = useSyncExternalStore(codeLists.subscribe, () =>
    list === null ? undefined : codeLists.index(list),
  )
  const mayFill = session.mayFill(path)
  const descriptionId = `${surface.id}-about-${path}`

  useEffect(() => {
    if (list !== null) void codeLists.request(list)
  }, [codeLists, list])

  const choices: readonly Choice[] =
    cell.kind === 'truth'
      ? truths
      : (cell.schema.enum ?? []).map((code) => {
          const name = index?.byCode.get(String(code))?.name
          return { value: code, name: name === undefined ? String(code) : `${code} ${name}` }
        })
  const chosen = choices.findIndex((choice) => choice.value === view.value)
  const unknown = chosen < 0 && view.text !== ''

  if (!mayFill) {
    return (
      <CellFrame cell={cell} view={view} mayFill={false} descriptionId={descriptionId}>
        <output className="jf-input jf-chosen" aria-label={surface.cellName(cell, path, column)}>
          {choices[chosen]?.name ?? view.text}
        </output>
      </CellFrame>
    )
  }

  return (
    <CellFrame cell={cell} view={view} mayFill={mayFill} descriptionId={descriptionId}>
      <div
        className="jf-choices"
        role="radiogroup"
        aria-label={surface.cellName(cell, path, column)}
        aria-describedby={describeCell(view) === '' ? undefined : descriptionId}
      >
        {choices.map((choice, position) => (
          <label key={choice.name} className="jf-choice">
            <input
              type="radio"
              name={`${surface.id}-${path}`}
              checked={position === chosen}
              // One stop for the group, so that a path names one element.
              data-path={position === Math.max(chosen, 0) ? path : undefined}
              data-of={path}
              onChange={() => session.choose(path, choice.value)}
            />
            <span>{choice.name}</span>
          </label>
        ))}
        {chosen >= 0 && (
          <button
            type="button"
            className="jf-clear"
            tabIndex={-1}
            aria-label={`清除${cell.title}`}
            onClick={() => session.choose(path, undefined)}
          >
            清除
          </button>
        )}
        {unknown && <span className="jf-unknown">{view.text}</span>}
      </div>
    </CellFrame>
  )
})
