/**
 * The map one draws on: the blocks of an area, what lies around, buildings, the drawn line and what it
 * would make. Wheel and buttons zoom, dragging moves; arrows and Enter draw without a mouse.
 */
import {
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
  type WheelEvent,
} from 'react'
import type { AreaMap, DrawnBlock } from '../../../../server/contract/area-map.ts'
import type { Polygons } from '../../../../server/contract/areas.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { drawShapes } from '../blocks/block-drawing.ts'
import type { Corner } from './draw-change.ts'
import { fittingLabels, LINE } from './fitting-labels.ts'
import { keepsClear, labelPlace } from './label-place.ts'
import { snap } from './snap.ts'
import './area-map.css'

export interface DrawingBoardProps {
  readonly label: string
  readonly map: Pick<AreaMap, 'buildings' | 'around'> & { readonly blocks: readonly DrawnBlock[] }
  readonly chosen: readonly string[]
  readonly onChoose: (blockCode: string) => void
  /** Corners drawn so far; closed where an outline is drawn. */
  readonly corners: readonly Corner[]
  readonly closed: boolean
  /** Undefined where nothing is drawn: a press chooses a block. */
  readonly onCorner: ((corner: Corner) => void) | undefined
  /** Takes the last corner back. */
  readonly onBack: () => void
  /** What the change would make, drawn over the blocks. */
  readonly preview: readonly DrawnBlock[]
  /** Earlier borders. */
  readonly former: readonly DrawnBlock[]
  readonly zones?: readonly {
    readonly id: string
    readonly name: string
    readonly geometry: Polygons
  }[]
}

const SNAP_PIXELS = 12
const DRAG_PIXELS = 4
const KEY_STEPS = 40

interface View {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export function DrawingBoard(props: DrawingBoardProps) {
  const { map, chosen, corners, closed, onCorner, preview, former, zones = [] } = props
  const drawing = useMemo(
    () =>
      drawShapes(
        map.blocks.map(({ geometry }) => geometry),
        0.08,
      ),
    [map],
  )
  const whole: View = { x: 0, y: 0, width: drawing.width, height: drawing.height }
  const [view, setView] = useState<View>(whole)
  const [cursor, setCursor] = useState<{ readonly x: number; readonly y: number } | null>(null)
  const svg = useRef<SVGSVGElement>(null)
  const drag = useRef<{ x: number; y: number; moved: boolean } | null>(null)

  // Names and corners keep their size on the screen, however large the board is and however near one looks.
  const [board, setBoard] = useState({ width: 900, height: 600 })
  useEffect(() => {
    if (!svg.current) return
    const watch = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {}
      if (width > 0 && height > 0) setBoard({ width, height })
    })
    watch.observe(svg.current)
    return () => watch.disconnect()
  }, [])
  const pixel = Math.max(view.width / board.width, view.height / board.height)
  const nameSize = 13 * pixel
  const blockLabels = useMemo(
    () =>
      map.blocks.flatMap(({ code, name, geometry }) => {
        const rings = geometry.coordinates.map((polygon) =>
          polygon.map((ring) => ring.map(drawing.placeOf)),
        )
        const place = labelPlace(rings, name.length / LINE)
        if (!place) return []
        const fits = (width: number, height: number) => keepsClear(rings, place, width, height)
        return [{ key: code, name, zone: false, ...place, fits }]
      }),
    [map.blocks, drawing],
  )
  const labels = fittingLabels(
    [
      ...blockLabels,
      // A zone lies over blocks: its name stands at its northern border.
      ...zones.map(({ id, name, geometry }) => ({
        ...{ key: id, name, zone: true, x: drawing.middleOf(geometry).x },
        y: drawing.topOf(geometry) + nameSize * 1.4,
        fits: (width: number) => width <= drawing.widthOf(geometry),
      })),
    ],
    nameSize,
  )

  const scale = () => {
    const matrix = svg.current?.getScreenCTM()
    return matrix ? 1 / matrix.a : 1
  }
  const placeAt = (clientX: number, clientY: number) => {
    const matrix = svg.current?.getScreenCTM()
    const at = matrix && new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse())
    return { x: at?.x ?? 0, y: at?.y ?? 0 }
  }
  const zoom = (
    factor: number,
    at = { x: view.x + view.width / 2, y: view.y + view.height / 2 },
  ) => {
    const width = Math.min(whole.width * 2, Math.max(whole.width / 60, view.width / factor))
    const share = width / view.width
    setView({
      x: at.x - (at.x - view.x) * share,
      y: at.y - (at.y - view.y) * share,
      ...{ width, height: view.height * share },
    })
  }
  const snapped = (place: { readonly x: number; readonly y: number }) => {
    const shapes = [...map.blocks, ...map.around].map(({ geometry }) => geometry)
    return snap(drawing.degreesAt(place.x, place.y), shapes, drawing, SNAP_PIXELS * scale())
  }
  const cornerAt = (place: { readonly x: number; readonly y: number }) =>
    onCorner?.(snapped(place).point)

  const down = (event: PointerEvent) => {
    drag.current = { x: event.clientX, y: event.clientY, moved: false }
  }
  const move = (event: PointerEvent) => {
    if (onCorner) setCursor(placeAt(event.clientX, event.clientY))
    const from = drag.current
    if (!from) return
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y]
    if (!from.moved && Math.hypot(dx, dy) < DRAG_PIXELS) return
    const by = scale()
    drag.current = { x: event.clientX, y: event.clientY, moved: true }
    setView((was) => ({ ...was, x: was.x - dx * by, y: was.y - dy * by }))
  }
  const up = (event: PointerEvent) => {
    const from = drag.current
    drag.current = null
    if (from && !from.moved) cornerAt(placeAt(event.clientX, event.clientY))
  }
  const wheel = (event: WheelEvent) =>
    zoom(event.deltaY < 0 ? 1.25 : 0.8, placeAt(event.clientX, event.clientY))
  const press = (event: KeyboardEvent) => {
    const by = view.width / KEY_STEPS
    const at = cursor ?? { x: view.x + view.width / 2, y: view.y + view.height / 2 }
    const steps = new Map<string, () => void>([
      ['ArrowLeft', () => setCursor({ ...at, x: at.x - by })],
      ['ArrowRight', () => setCursor({ ...at, x: at.x + by })],
      ['ArrowUp', () => setCursor({ ...at, y: at.y - by })],
      ['ArrowDown', () => setCursor({ ...at, y: at.y + by })],
      ['Enter', () => cornerAt(at)],
      ['Backspace', props.onBack],
      ['+', () => zoom(1.25, at)],
      ['-', () => zoom(0.8, at)],
    ])
    const step = steps.get(event.key)
    if (!step) return
    event.preventDefault()
    step()
  }

  const line = corners.map(drawing.placeOf)
  const next = onCorner && cursor ? snapped(cursor) : null
  const nextPlace = next && drawing.placeOf(next.point)
  const path = [...line, ...(nextPlace ? [nextPlace] : [])]
    .map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`)
    .join('')
  const dot = 5 * pixel
  return (
    <div className="area-map">
      <svg
        ref={svg}
        className="area-map-board"
        role="application"
        aria-label={props.label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows and Enter draw on it
        tabIndex={0}
        viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
        data-drawing={onCorner ? '' : undefined}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerLeave={() => {
          drag.current = null
          setCursor(null)
        }}
        onWheel={wheel}
        onKeyDown={press}
      >
        {map.around.map(({ code, geometry }) => (
          <path key={code} className="area-map-around" d={drawing.pathOf(geometry)} />
        ))}
        {map.blocks.map(({ code, name, geometry }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list beside does the same by keyboard
          <path
            key={code}
            className="area-map-block"
            data-chosen={chosen.includes(code) || undefined}
            d={drawing.pathOf(geometry)}
            onClick={() => onCorner === undefined && props.onChoose(code)}
          >
            <title>{name}</title>
          </path>
        ))}
        {zones.map(({ id, geometry }) => (
          <path key={id} className="area-map-zone" d={drawing.pathOf(geometry)} />
        ))}
        {map.buildings.map(({ code, name, geometry }) => (
          <path key={code} className="area-map-building" d={drawing.pathOf(geometry)}>
            <title>{name}</title>
          </path>
        ))}
        {former.map(({ code, geometry }) => (
          <path key={code} className="area-map-former" d={drawing.pathOf(geometry)} />
        ))}
        {preview.map(({ code, geometry }, i) => (
          <path
            key={code}
            className="area-map-preview"
            data-part={i}
            d={drawing.pathOf(geometry)}
          />
        ))}
        {path !== '' && (
          <path className="area-map-line" d={closed && line.length > 2 ? `${path}Z` : path} />
        )}
        {line.map(({ x, y }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: corners are told apart by their order only
          <circle key={i} className="area-map-corner" cx={x} cy={y} r={dot} />
        ))}
        {nextPlace && (
          <circle
            className="area-map-cursor"
            data-snapped={next?.to ?? undefined}
            cx={nextPlace.x}
            cy={nextPlace.y}
            r={dot * 1.4}
          />
        )}
        {labels.map(({ key, name, x, y, zone }) => (
          <text
            key={key}
            className="area-map-name"
            data-zone={zone || undefined}
            x={x}
            y={y}
            fontSize={nameSize}
          >
            {name}
          </text>
        ))}
      </svg>
      <div className="area-map-tools">
        <IconButton icon="add" label="放大" onClick={() => zoom(1.5)} />
        <IconButton icon="minus" label="缩小" onClick={() => zoom(1 / 1.5)} />
        <IconButton icon="map" label="看整个普查区" onClick={() => setView(whole)} />
      </div>
    </div>
  )
}
