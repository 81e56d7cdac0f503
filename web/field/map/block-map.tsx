/**
 * The block on paper: its outline and its buildings, coloured by what is left in them and marked by
 * a sign too. Drawn from the block's own geometry; nothing is asked of any other host.
 */
import { type PointerEvent, useMemo, useRef, useState, type WheelEvent } from 'react'
import type { Building, Polygons } from '../../../server/contract/areas.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { panBy, zoomAbout } from './pan-zoom.ts'
import { type Frame, projectAround } from './projection.ts'
import './block-map.css'

export type BuildingState = 'unvisited' | 'empty' | 'open' | 'done'

export interface BlockMapProps {
  readonly outline: Polygons
  readonly buildings: readonly Building[]
  readonly stateOf: (buildingCode: string) => BuildingState
  readonly selected: string | null
  readonly onSelect: (buildingCode: string) => void
  /** What is being placed, drawn over everything. */
  readonly placing?: Polygons | null
  /** A tap on the ground, in degrees: given where something is being placed. */
  readonly onPlace?: (longitude: number, latitude: number) => void
}

export const buildingStateNames: Readonly<Record<BuildingState, string>> = {
  unvisited: '未走访',
  empty: '无单位',
  open: '有待核实',
  done: '已完成',
}

export function BlockMap(props: BlockMapProps) {
  const { outline, buildings, stateOf, selected, onSelect, placing, onPlace } = props
  const projection = useMemo(() => projectAround(outline), [outline])
  const whole = projection.frame
  // Buildings fill the picture at first; the whole block is two presses away.
  const [view, setView] = useState<Frame>(() =>
    projection.frameAround(buildings.map((building) => building.geometry)),
  )
  const svg = useRef<SVGSVGElement>(null)
  const pointers = useRef(new Map<number, { x: number; y: number }>())
  const moved = useRef(false)

  const unitsPerPixel = () => view.width / (svg.current?.clientWidth || 1)
  const toMap = (clientX: number, clientY: number) => {
    const matrix = svg.current?.getScreenCTM()
    // The picture may be narrower than its box: the browser itself knows where it lies.
    const at = matrix && new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse())
    return { x: at?.x ?? view.minX, y: at?.y ?? view.minY }
  }
  const zoom = (factor: number, x = view.minX + view.width / 2, y = view.minY + view.height / 2) =>
    setView(zoomAbout(view, whole, x, y, factor))

  const down = (event: PointerEvent) => {
    moved.current = false
    pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY })
  }
  const move = (event: PointerEvent) => {
    const before = pointers.current.get(event.pointerId)
    if (!before) return
    const now = { x: event.clientX, y: event.clientY }
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1]
    if (other) {
      const was = Math.hypot(before.x - other.x, before.y - other.y)
      const is = Math.hypot(now.x - other.x, now.y - other.y)
      const middle = toMap((now.x + other.x) / 2, (now.y + other.y) / 2)
      if (was > 0 && is > 0) zoom(is / was, middle.x, middle.y)
    } else {
      const scale = unitsPerPixel()
      const dx = (before.x - now.x) * scale
      const dy = (before.y - now.y) * scale
      if (Math.abs(before.x - now.x) + Math.abs(before.y - now.y) > 2) moved.current = true
      setView(panBy(view, whole, dx, dy))
    }
    pointers.current.set(event.pointerId, now)
  }
  const up = (event: PointerEvent) => pointers.current.delete(event.pointerId)
  const place = (x: number, y: number) => onPlace?.(...projection.degreesAt(x, y))
  const released = (event: PointerEvent) => {
    const pressed = up(event)
    if (!pressed || !onPlace || moved.current) return
    const at = toMap(event.clientX, event.clientY)
    place(at.x, at.y)
  }
  const wheel = (event: WheelEvent) => {
    const at = toMap(event.clientX, event.clientY)
    zoom(event.deltaY < 0 ? 1.25 : 0.8, at.x, at.y)
  }

  return (
    <div className="block-map">
      <svg
        ref={svg}
        className="block-map-picture"
        viewBox={`${view.minX} ${view.minY} ${view.width} ${view.height}`}
        aria-label="小区略图"
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={released}
        onPointerLeave={up}
        onPointerCancel={up}
        onWheel={wheel}
        data-placing={onPlace ? '' : undefined}
      >
        <path className="block-map-outline" d={projection.path(outline)} />
        {buildings.map((building) => {
          const state = stateOf(building.code)
          return (
            <path
              key={building.code}
              className="block-map-building"
              d={projection.path(building.geometry)}
              data-state={state}
              data-selected={building.code === selected || undefined}
              role="button"
              tabIndex={0}
              aria-label={`${building.name}，${buildingStateNames[state]}`}
              onClick={() => moved.current || onSelect(building.code)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' || event.key === ' ') onSelect(building.code)
              }}
            />
          )
        })}
        {placing && <path className="block-map-placing" d={projection.path(placing)} />}
      </svg>
      <div className="block-map-tools">
        <IconButton icon="add" label="放大" onClick={() => zoom(1.5)} />
        <IconButton icon="minus" label="缩小" onClick={() => zoom(1 / 1.5)} />
        {onPlace && (
          <IconButton
            icon="location"
            label="放在图中央"
            onClick={() => place(view.minX + view.width / 2, view.minY + view.height / 2)}
          />
        )}
      </div>
      <ul className="block-map-legend" aria-label="图例">
        {(['unvisited', 'open', 'done', 'empty'] as const).map((state) => (
          <li key={state} data-state={state}>
            {buildingStateNames[state]}
          </li>
        ))}
      </ul>
    </div>
  )
}
