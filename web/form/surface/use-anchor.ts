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
  /** The layer is placed anew when this changes: its measure does. */
  measure: string,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: placed anew for another measure
  useLayoutEffect(() => {
    if (path === null) return
    const place = (): void => {
      const element = layer.current
      const input = findCell(surface.root, path)
      const anchor = input?.closest('.jf-cell') ?? input
      if (element === null || !anchor) return
      // Everything is read before anything is written: the page is laid out once.
      const cell = anchor.getBoundingClientRect()
      const { offsetHeight, offsetWidth } = element
      const { innerHeight, innerWidth, visualViewport: seen } = window
      // The keyboard of a tablet covers the page without making it smaller.
      const floor = seen === null ? innerHeight : seen.offsetTop + seen.height
      const given = Number(element.dataset.room ?? WANTED)
      // A list cut off where its room ends would like more.
      const wanted = offsetHeight >= given - 1 ? WANTED : offsetHeight
      const below = floor - cell.bottom
      const above = below < wanted && cell.top > below
      const room = Math.round(Math.max(LEAST, Math.min(WANTED, (above ? cell.top : below) - 8)))
      const left = align === 'start' ? cell.left : cell.right - offsetWidth
      const { style, dataset } = element
      style.top = above ? 'auto' : `${cell.bottom}px`
      style.bottom = above ? `${innerHeight - cell.top}px` : 'auto'
      style.left = `${Math.max(8, Math.min(left, innerWidth - offsetWidth - 8))}px`
      style.setProperty('--jf-anchor-width', `${cell.width}px`)
      style.setProperty('--jf-anchor-room', `${room}px`)
      dataset.room = String(room)
      dataset.above = String(above)
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
  }, [surface, layer, path, align, measure])
}
