/** A block's outline and buildings, drawn from its own geometry: nothing is asked of anyone else. */

import { useState } from 'react'
import type { Static } from 'typebox'
import type { Building, Polygons } from '../../../../server/contract/areas.ts'
import { Button } from '../../../ui/button.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { drawShapes } from './block-drawing.ts'

export interface BlockMapProps {
  readonly outline: Polygons
  readonly buildings: readonly Static<typeof Building>[]
  /** Open and settled units per building, to colour by what is left. */
  readonly openIn: ReadonlyMap<string, number>
  readonly unitsIn: ReadonlyMap<string, number>
  readonly chosen: string | null
  readonly onChoose: (buildingCode: string | null) => void
}

export function BlockMap(props: BlockMapProps) {
  const { outline, buildings, openIn, unitsIn, chosen, onChoose } = props
  const [near, setNear] = useState(true)
  const drawing =
    near && buildings.length > 0
      ? drawShapes(
          buildings.map((building) => building.geometry),
          0.12,
        )
      : drawShapes([outline])
  return (
    <figure className="office-map">
      <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-label="小区示意图">
        <path className="office-map-outline" d={drawing.pathOf(outline)} />
        {buildings.map((building) => {
          const open = openIn.get(building.code) ?? 0
          const units = unitsIn.get(building.code) ?? 0
          const state = open > 0 ? 'open' : units > 0 ? 'settled' : 'empty'
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: the list beside does the same by keyboard
            <path
              key={building.code}
              className="office-map-building"
              data-state={state}
              data-chosen={building.code === chosen || undefined}
              d={drawing.pathOf(building.geometry)}
              onClick={() => onChoose(building.code === chosen ? null : building.code)}
            >
              <title>{`${building.name || building.address}：${formatNumber(units)} 个单位，${formatNumber(open)} 个未核实`}</title>
            </path>
          )
        })}
      </svg>
      <figcaption className="office-map-legend">
        <span data-state="open">有未核实</span>
        <span data-state="settled">已核实</span>
        <span data-state="empty">没有单位</span>
        {buildings.length > 0 && (
          <Button variant="quiet" size="small" onClick={() => setNear(!near)}>
            {near ? '看整个小区' : '看建筑物'}
          </Button>
        )}
      </figcaption>
    </figure>
  )
}
