/**
 * The pane a table stands in. One that fits scrolls with the page; one wider than its place
 * scrolls within the pane, its heads and the names of its rows staying in sight. Names stick only
 * once it is scrolled sideways: each of them is a layer's work in every scroll downwards.
 */
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'

export function Sheet(props: {
  readonly label: string
  /** Least width of the table in pixels. */
  readonly width: number
  readonly children: ReactNode
}): ReactNode {
  const pane = useRef<HTMLElement>(null)
  const [wide, setWide] = useState(false)
  const { width } = props

  useLayoutEffect(() => {
    const element = pane.current
    if (element === null) return
    const measure = (): void => setWide(element.clientWidth > 0 && element.clientWidth < width)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    const noteAside = (): void => {
      element.toggleAttribute('data-aside', element.scrollLeft > 0)
    }
    element.addEventListener('scroll', noteAside, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', noteAside)
    }
  }, [width])

  return (
    <section
      ref={pane}
      className="jf-sheet"
      data-wide={wide || undefined}
      aria-label={props.label}
      style={{ ['--jf-sheet-width' as string]: `${width}px` }}
    >
      {props.children}
    </section>
  )
}
