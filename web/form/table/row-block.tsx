/**
 * Some rows of a table, drawn only while they are near the window or asked for, so that a table
 * of five hundred rows costs what one of fifty does.
 */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useSurface } from '../surface/surface.ts'

/** Rows of one block. */
export const BLOCK = 10

export function RowBlock(props: {
  readonly rows: number
  /** Cells of one row, which stand below each other on a phone. */
  readonly cells: number
  /** Always drawn: a table of a few rows is whole for find-in-page and for screen readers. */
  readonly first: boolean
  readonly holds: (path: string) => boolean
  readonly children: ReactNode
}): ReactNode {
  const { wanted } = useSurface()
  const body = useRef<HTMLTableSectionElement>(null)
  const [near, setNear] = useState(props.first)
  const height = useRef(0)
  const { holds, first } = props

  useEffect(() => {
    const element = body.current
    if (element === null || first) return
    const watch = new IntersectionObserver(
      (entries) => {
        const seen = entries.at(-1)?.isIntersecting ?? false
        const path = wanted.get()
        // Asked for and not entered yet: taken away now, it would take the focus with it.
        const inUse = element.contains(document.activeElement) || (path !== null && holds(path))
        if (!seen && !inUse) height.current = element.offsetHeight
        setNear(seen || inUse)
      },
      // Nested panes are named apart from the window.
      { rootMargin: '500px 0px', scrollMargin: '500px 0px' } as IntersectionObserverInit,
    )
    watch.observe(element)
    return () => watch.disconnect()
  }, [first, wanted, holds])

  useEffect(() => {
    const look = (): void => {
      const path = wanted.get()
      if (path !== null && holds(path)) setNear(true)
    }
    look()
    return wanted.subscribe(look)
  }, [wanted, holds])

  const away = height.current > 0 ? { height: `${height.current}px` } : undefined
  return (
    <tbody
      ref={body}
      className={near ? undefined : 'jf-block-away'}
      style={
        near
          ? undefined
          : { ['--jf-rows' as string]: props.rows, ['--jf-cells' as string]: props.cells, ...away }
      }
    >
      {near ? props.children : null}
    </tbody>
  )
}
