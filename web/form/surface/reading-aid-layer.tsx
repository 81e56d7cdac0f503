/** Under the focused amount: what it comes to in 万元 and 亿元. */
import { type ReactNode, useRef } from 'react'
import { cellAt } from '../form-model.ts'
import { readingAid } from '../reading-aid.ts'
import { useObservable } from './observable.ts'
import { useSurface } from './surface.ts'
import { useAnchor } from './use-anchor.ts'
import { useCell } from './use-session.ts'

export function ReadingAidLayer(): ReactNode {
  const path = useObservable(useSurface().focused)
  return path === null ? null : <Aid path={path} />
}

function Aid({ path }: { readonly path: string }): ReactNode {
  const surface = useSurface()
  const layer = useRef<HTMLOutputElement>(null)
  const { value } = useCell(surface.session, path)
  const aid = readingAid(cellAt(surface.session.model, path)?.unit ?? null, value)
  useAnchor(surface, layer, aid === null ? null : path, 'end')
  if (aid === null) return null
  return (
    <output ref={layer} className="jf-aid">
      {aid}
    </output>
  )
}
