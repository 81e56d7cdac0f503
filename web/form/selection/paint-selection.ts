/**
 * Shows the chosen rectangle on the cells drawn, without redrawing them: rows come and go while
 * one scrolls, so what is drawn anew is painted again.
 */
import type { Surface } from '../surface/surface.ts'
import { blockOf, pathsOf } from './block.ts'

export function paintSelection(surface: Surface): () => void {
  const { selection, session } = surface
  const paint = (): void => {
    const { root } = surface
    const chosen = selection.get()
    if (root === null) return
    const paths = chosen === null ? null : new Set(pathsOf(blockOf(session.grid(), chosen)))
    root.toggleAttribute('data-choosing', paths !== null)
    for (const element of root.querySelectorAll<HTMLElement>('[data-path]')) {
      const cell = element.closest('.jf-cell')
      cell?.toggleAttribute('data-chosen', paths?.has(element.dataset.path ?? '') ?? false)
    }
  }
  const drawn = new MutationObserver(paint)
  const changed = (): void => {
    drawn.disconnect()
    paint()
    if (selection.get() !== null && surface.root !== null) {
      drawn.observe(surface.root, { childList: true, subtree: true })
    }
  }
  const stop = selection.subscribe(changed)
  return () => {
    stop()
    drawn.disconnect()
  }
}
