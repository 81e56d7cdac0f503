/** Text, numbers, codes, dates: an uncontrolled input; the session owns what it means. */
import { memo, type ReactNode, useLayoutEffect, useRef } from 'react'
import { keyboardFor } from '../field-kind.ts'
import { LikelyMark } from '../localise/likely-note.tsx'
import { useSurface } from '../surface/surface.ts'
import { useCell } from '../surface/use-session.ts'
import type { CellProps } from './cell.tsx'
import { CellFrame, describeCell, worstMark } from './cell-frame.tsx'

function placeholderOf(cell: CellProps['cell']): string | undefined {
  if (cell.kind === 'date') return '如 2024-03-15'
  const { maxLength } = cell.schema
  return cell.kind === 'credit-code' && maxLength !== undefined
    ? `填 ${maxLength} 位代码`
    : undefined
}

/** Letters the narrowest cell for words shows in its one line. */
const FITS = 15
/** As many as two lines of the widest such cell hold. */
const SHOWN_WHOLE = 80

export const TypedCell = memo(function TypedCell({
  cell,
  path,
  column,
  suffix,
  sample,
}: CellProps): ReactNode {
  const surface = useSurface()
  const view = useCell(surface.session, path)
  const input = useRef<HTMLInputElement>(null)
  const mayFill = surface.session.mayFill(path)
  const descriptionId = `${surface.id}-about-${path}`
  const description = describeCell(view)
  const invalid = worstMark(view.marks)?.severity === 'mandatory'

  useLayoutEffect(() => {
    const element = input.current
    if (surface.composing === path) return
    if (element !== null && element.value !== view.text) element.value = view.text
  }, [view, surface, path])

  // Called: one component less for each of hundreds of cells.
  return CellFrame({
    ...{ cell, view, mayFill, descriptionId },
    before: view.marks.length > 0 && <LikelyMark path={path} />,
    after: (
      <>
        {cell.kind === 'text' && view.text.length > FITS && (
          <span className="jf-whole-text" aria-hidden="true">
            {view.text.slice(0, SHOWN_WHOLE)}
          </span>
        )}
        {suffix !== undefined && <span className="jf-suffix">{suffix}</span>}
      </>
    ),
    children: (
      <input
        ref={input}
        className="jf-input"
        type="text"
        data-path={path}
        defaultValue={view.text}
        readOnly={!mayFill}
        tabIndex={mayFill ? 0 : -1}
        inputMode={keyboardFor(cell.kind, cell.schema)}
        autoComplete="off"
        spellCheck={false}
        aria-label={surface.cellName(cell, path, column)}
        aria-invalid={invalid || undefined}
        aria-describedby={description === '' ? undefined : descriptionId}
        placeholder={mayFill ? (sample ?? placeholderOf(cell)) : undefined}
      />
    ),
  })
})
