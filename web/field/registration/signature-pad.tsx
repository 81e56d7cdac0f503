/** Where the respondent signs with a finger or a pen; the strokes as path data on a ground of 600 × 240. */
import { type PointerEvent, useRef } from 'react'
import { Button } from '../../ui/button.tsx'

export interface SignaturePadProps {
  readonly strokes: string
  readonly onChange: (strokes: string) => void
}

const WIDTH = 600
const HEIGHT = 240
/** As much as the contract takes; nobody's name is longer. */
const LONGEST = 60_000

export function SignaturePad({ strokes, onChange }: SignaturePadProps) {
  const ground = useRef<SVGSVGElement>(null)
  const drawing = useRef<string | null>(null)
  const at = (event: PointerEvent): string => {
    const box = ground.current?.getBoundingClientRect()
    const x = ((event.clientX - (box?.left ?? 0)) / (box?.width || 1)) * WIDTH
    const y = ((event.clientY - (box?.top ?? 0)) / (box?.height || 1)) * HEIGHT
    const within = (value: number, most: number) => Math.round(Math.min(most, Math.max(0, value)))
    return `${within(x, WIDTH)} ${within(y, HEIGHT)}`
  }
  const down = (event: PointerEvent) => {
    ground.current?.setPointerCapture(event.pointerId)
    const point = at(event)
    // A dot is a stroke too.
    drawing.current = `${strokes}M${point}L${point}`
    onChange(drawing.current)
  }
  const move = (event: PointerEvent) => {
    if (drawing.current === null || drawing.current.length > LONGEST - 20) return
    drawing.current += `L${at(event)}`
    onChange(drawing.current)
  }
  const up = () => {
    drawing.current = null
  }
  return (
    <div className="field-signature">
      <svg
        ref={ground}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={strokes === '' ? '请在此签名' : '已签名'}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
      >
        {strokes === '' && (
          <text x={WIDTH / 2} y={HEIGHT / 2} textAnchor="middle" dominantBaseline="middle">
            请在此签名
          </text>
        )}
        <path d={strokes} />
      </svg>
      <Button onClick={() => onChange('')}>重写</Button>
    </div>
  )
}
