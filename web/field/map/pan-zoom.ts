/** The visible part of a map as dragging, pinching and the wheel change it. Pure. */
import type { Frame } from './projection.ts'

const CLOSEST = 40

/** Zooms by `factor` (> 1 comes closer) about a point of the picture, in map units. */
export function zoomAbout(view: Frame, whole: Frame, x: number, y: number, factor: number): Frame {
  const width = Math.min(whole.width, Math.max(whole.width / CLOSEST, view.width / factor))
  const scale = width / view.width
  return within(
    {
      minX: x - (x - view.minX) * scale,
      minY: y - (y - view.minY) * scale,
      width,
      height: view.height * scale,
    },
    whole,
  )
}

export function panBy(view: Frame, whole: Frame, dx: number, dy: number): Frame {
  return within({ ...view, minX: view.minX + dx, minY: view.minY + dy }, whole)
}

/** Keeps the view over the map. */
function within(view: Frame, whole: Frame): Frame {
  const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)
  return {
    ...view,
    minX: clamp(view.minX, whole.minX, whole.minX + whole.width - view.width),
    minY: clamp(view.minY, whole.minY, whole.minY + whole.height - view.height),
  }
}
