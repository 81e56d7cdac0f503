/** A point taken by the device: longitude and latitude, with the accuracy at the moment. */
import { memo, type ReactNode, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useSurface } from '../surface/surface.ts'
import { useCell } from '../surface/use-session.ts'
import type { CellProps } from './cell.tsx'
import { CellFrame } from './cell-frame.tsx'

type Taking = 'idle' | 'taking' | { readonly accuracyMetres: number } | { readonly failed: string }

const failures: Readonly<Record<number, string>> = {
  1: '未授权定位，请在设备设置中允许',
  2: '暂时收不到定位信号，请到室外再试',
  3: '定位超时，请到室外再试',
}

export function pointText(longitude: number, latitude: number): string {
  return `${longitude.toFixed(6)},${latitude.toFixed(6)}`
}

export const PointCell = memo(function PointCell({ cell, path, column }: CellProps): ReactNode {
  const surface = useSurface()
  const { session } = surface
  const view = useCell(session, path)
  const mayFill = session.mayFill(path)
  const [taking, setTaking] = useState<Taking>('idle')

  const take = (): void => {
    if (!('geolocation' in navigator)) {
      setTaking({ failed: '本设备没有定位功能' })
      return
    }
    setTaking('taking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        session.choose(path, pointText(coords.longitude, coords.latitude))
        setTaking({ accuracyMetres: Math.round(coords.accuracy) })
      },
      (error) => setTaking({ failed: failures[error.code] ?? '定位没有成功，请再试' }),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 0 },
    )
  }

  return (
    <CellFrame
      cell={cell}
      view={view}
      mayFill={mayFill}
      descriptionId={`${surface.id}-about-${path}`}
    >
      <div className="jf-device">
        <output className="jf-device-value">{view.text}</output>
        <span className="jf-device-note" aria-live="polite">
          {typeof taking === 'object' &&
            ('failed' in taking ? taking.failed : `误差约 ${taking.accuracyMetres} 米`)}
        </span>
        {mayFill && (
          <Button
            data-path={path}
            aria-label={`${surface.cellName(cell, path, column)}，取当前位置`}
            size="small"
            pending={taking === 'taking'}
            onClick={take}
          >
            {taking === 'taking' ? '正在定位' : view.text === '' ? '取当前位置' : '重新定位'}
          </Button>
        )}
      </div>
    </CellFrame>
  )
})
