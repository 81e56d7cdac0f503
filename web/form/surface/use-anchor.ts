/** Keeps a floating layer beside a cell: below it, or above where the room is. */
import { type RefObject, useLayoutEffect } from 'react'
import { findCell, type Surface } from './surface.ts'

/** Height a list likes to have, and the least it is of use with. */
const WANTED = 360
const LEAST = 120

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
      // The keyboard of a tablet covers the page without making it smaller.
      const seen = window.visualViewport
      const floor = seen === null ? window.innerHeight : seen.offsetTop + seen.height
      const below = floor - cell.bottom
      element.style.setProperty('--jf-anchor-room', `${WANTED}px`)
      const above = below < element.offsetHeight && cell.top > below
      const room = Math.max(LEAST, (above ? cell.top : below) - 8)
      element.style.setProperty('--jf-anchor-room', `${room}px`)
      const { offsetHeight, offsetWidth } = element
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
    window.visualViewport?.addEventListener('resize', place)
    return () => {
      window.removeEventListener('scroll', place, { capture: true })
      window.removeEventListener('resize', place)
      window.visualViewport?.removeEventListener('resize', place)
    }
  })
}
