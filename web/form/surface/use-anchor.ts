/** Keeps a floating layer beside a cell: below it, or above where the room is. */
import { type RefObject, useLayoutEffect } from 'react'
import { findCell, type Surface } from './surface.ts'

/** Placed through element.style, which a strict content policy allows. */
export function useAnchor(
  surface: Surface,
  layer: RefObject<HTMLElement | null>,
  path: string | null,
  align: 'start' | 'end',
): void {
  useLayoutEffect(() => {
    if (path === null) return
    const place = (): void => {
      const element = layer.current
      const input = findCell(surface.root, path)
      const anchor = input?.closest('.jf-cell') ?? input
      if (element === null || !anchor) return
      const cell = anchor.getBoundingClientRect()
      const { offsetHeight, offsetWidth } = element
      const below = window.innerHeight - cell.bottom
      const above = below < offsetHeight && cell.top > below
      const left = align === 'start' ? cell.left : cell.right - offsetWidth
      const most = window.innerWidth - offsetWidth - 8
      element.style.top = `${above ? cell.top - offsetHeight : cell.bottom}px`
      element.style.left = `${Math.max(8, Math.min(left, most))}px`
      element.style.setProperty('--jf-anchor-width', `${cell.width}px`)
      element.dataset.above = String(above)
    }
    place()
    window.addEventListener('scroll', place, { capture: true, passive: true })
    window.addEventListener('resize', place)
    return () => {
      window.removeEventListener('scroll', place, { capture: true })
      window.removeEventListener('resize', place)
    }
  })
}
