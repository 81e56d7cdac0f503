/** Under the focused amount: what it comes to in 万元 and 亿元. */
import { type ReactNode, useRef } from 'react'
import { readingAid } from '../../ui/reading-aid.ts'
import { cellAt } from '../form-model.ts'
import { useObservable } from './observable.ts'
import { useSurface } from './surface.ts'
import { useAnchor } from './use-anchor.ts'
import { useCell } from './use-session.ts'

export function ReadingAidLayer(): ReactNode {
  const { focused, selection } = useSurface()
  const path = useObservable(focused)
  const chosen = useObservable(selection)
  return path === null || chosen !== null ? null : <Aid path={path} />
}

function Aid({ path }: { readonly path: string }): ReactNode {
  const surface = useSurface()
  const layer = useRef<HTMLOutputElement>(null)
  const { value } = useCell(surface.session, path)
  const inThousands = cellAt(surface.session.model, path)?.unit === '千元'
  const aid = inThousands && typeof value === 'number' ? readingAid(value) : undefined
  useAnchor(surface, layer, aid === undefined ? null : path, 'end', aid ?? '')
  if (aid === undefined) return null
  return (
    <output ref={layer} className="jf-aid">
      {aid}
    </output>
  )
}
