/** Blocks of a town drawn from their own outlines, to be chosen by a click; the list beside does the same. */

import type { ReplyOf } from '../../../../server/contract/operation.ts'
import type { getUnplacedHeap } from '../../../../server/contract/placing.ts'
import { drawShapes } from '../blocks/block-drawing.ts'

interface BlocksMapProps {
  readonly blocks: ReplyOf<typeof getUnplacedHeap>['blocks']
  readonly chosen: string | null
  readonly onChoose: (blockCode: string | null) => void
}

export function BlocksMap({ blocks, chosen, onChoose }: BlocksMapProps) {
  const drawing = drawShapes(blocks.map(({ geometry }) => geometry))
  return (
    <figure className="office-map">
      <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-label="普查小区地图">
        {blocks.map(({ code, name, geometry, sameStreet }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list below does the same by keyboard
          <path
            key={code}
            className="office-map-building"
            data-state={sameStreet > 0 ? 'settled' : 'empty'}
            data-chosen={code === chosen || undefined}
            d={drawing.pathOf(geometry)}
            onClick={() => onChoose(code === chosen ? null : code)}
          >
            <title>{`${name}：同一街路已有 ${sameStreet} 家`}</title>
          </path>
        ))}
      </svg>
      <figcaption className="office-map-legend">
        <span data-state="settled">同一街路已有单位</span>
        <span data-state="empty">其他小区</span>
      </figcaption>
    </figure>
  )
}
