/** A photograph: taking and keeping it is the app's; here it only has its place. */
import { memo, type ReactNode } from 'react'
import { useSurface } from '../surface/surface.ts'
import { useCell } from '../surface/use-session.ts'
import type { CellProps } from './cell.tsx'
import { CellFrame } from './cell-frame.tsx'

export const PhotoCell = memo(function PhotoCell({ cell, path, column }: CellProps): ReactNode {
  const surface = useSurface()
  const { session, renderPhoto } = surface
  const view = useCell(session, path)
  const mayFill = session.mayFill(path) && renderPhoto !== undefined
  return (
    <CellFrame
      cell={cell}
      view={view}
      mayFill={mayFill}
      descriptionId={`${surface.id}-about-${path}`}
    >
      {renderPhoto === undefined ? (
        <output className="jf-device-value">{view.text === '' ? '' : '已拍照'}</output>
      ) : (
        renderPhoto({
          path,
          value: typeof view.value === 'string' ? view.value : undefined,
          label: surface.cellName(cell, path, column),
          readOnly: !mayFill,
          onValue: (value) => session.choose(path, value),
        })
      )}
    </CellFrame>
  )
})
