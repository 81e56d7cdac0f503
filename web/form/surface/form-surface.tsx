/**
 * The frame every presentation of a form stands in: cell events, the open code list, the reading
 * aid, the strip that explains the focused indicator, and the polite announcer.
 */
import { type ReactNode, useEffect, useId, useMemo } from 'react'
import { AbsenceLayer } from '../absence/absence-layer.tsx'
import { watchLikely } from '../localise/watch-likely.ts'
import { PickerLayer } from '../picker/picker-layer.tsx'
import { paintSelection } from '../selection/paint-selection.ts'
import { createSelectionEvents } from '../selection/selection-events.ts'
import type { FormSession } from '../session/form-session.ts'
import { Announcer } from './announcer.tsx'
import { createCellEvents } from './cell-events.ts'
import { CellStrip } from './cell-strip.tsx'
import { PasteNote } from './paste-note.tsx'
import { ReadingAidLayer } from './reading-aid-layer.tsx'
import {
  createSurface,
  type PhotoCellProps,
  type Presentation,
  SurfaceProvider,
} from './surface.ts'
import '../styles/surface.css'
import '../styles/table.css'
import '../styles/rows.css'
import '../styles/cells.css'

export function FormSurface(props: {
  readonly session: FormSession
  readonly presentation: Presentation
  readonly renderPhoto?: (props: PhotoCellProps) => ReactNode
  /** Points at the cells most likely wrong; left out: in a form being filled in. */
  readonly locates?: boolean
  readonly children: ReactNode
}): ReactNode {
  const { session, presentation, renderPhoto } = props
  const { locates = !session.readOnly } = props
  const id = useId().replace(/[^\w-]/g, '')
  const surface = useMemo(
    () => createSurface(session, presentation, `jf${id}`, renderPhoto),
    [session, presentation, id, renderPhoto],
  )
  const events = useMemo(
    () => ({ ...createCellEvents(surface), ...createSelectionEvents(surface) }),
    [surface],
  )
  useEffect(() => paintSelection(surface), [surface])
  useEffect(() => {
    if (!locates) return
    return watchLikely(session, surface.likely.set)
  }, [session, surface, locates])
  return (
    <SurfaceProvider value={surface}>
      <div
        className="jf-surface"
        data-presentation={presentation}
        ref={(element) => {
          surface.root = element
        }}
        {...events}
      >
        {props.children}
        <ReadingAidLayer />
        <PickerLayer />
        <AbsenceLayer />
        <PasteNote />
        <CellStrip />
        <Announcer />
      </div>
    </SurfaceProvider>
  )
}
