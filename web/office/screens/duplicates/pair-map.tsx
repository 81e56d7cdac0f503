/** Where both stand: their blocks, and the buildings marked 甲 and 乙. */
import { useQueries } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { type Building, getBlock } from '../../../../server/contract/areas.ts'
import { queryFor } from '../../../api/queries.ts'
import { drawShapes, meanOf } from '../blocks/block-drawing.ts'
import type { Side } from './compare-units.ts'

const marks = ['甲', '乙'] as const

export function PairMap({ sides }: { readonly sides: readonly [Side, Side] }) {
  const codes = [...new Set(sides.flatMap(({ unit }) => unit.blockCode ?? []))]
  const blocks = useQueries({
    queries: codes.map((blockCode) => queryFor(getBlock, { params: { blockCode } })),
  }).flatMap(({ data }) => data ?? [])
  if (codes.length === 0) return <p className="office-aside">两家都还没有落到普查小区</p>
  if (blocks.length === 0) return null
  const buildings = blocks.flatMap((block) => block.buildings)
  const placed = sides.map(({ unit }) => buildings.find(({ code }) => code === unit.buildingCode))
  const near = placed.filter((each) => each !== undefined)
  const outlines = blocks.map(({ geometry }) => geometry)
  const drawing = drawShapes(
    near.length > 0 && blocks.length === 1
      ? near.map(({ geometry }) => geometry)
      : [...outlines, ...near.map(({ geometry }) => geometry)],
    near.length > 0 && blocks.length === 1 ? 1.2 : 0.04,
  )
  return (
    <figure className="office-map office-pair-map">
      <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-label="两家的位置">
        {outlines.map((outline, index) => (
          <path
            key={blocks[index]!.block.code}
            className="office-map-outline"
            d={drawing.pathOf(outline)}
          />
        ))}
        {buildings.map((building) => (
          <path
            key={building.code}
            className="office-map-building"
            data-state="empty"
            data-chosen={near.includes(building) || undefined}
            d={drawing.pathOf(building.geometry)}
          >
            <title>{building.name || building.address}</title>
          </path>
        ))}
        {placed.map(
          (building, index) =>
            building && (
              <text
                key={marks[index]}
                className="office-pair-map-mark"
                {...drawing.middleOf(building.geometry)}
                dx={building === placed[1 - index] ? (index === 0 ? '-0.55em' : '0.55em') : 0}
                fontSize={drawing.height / 14}
              >
                {marks[index]}
              </text>
            ),
        )}
      </svg>
      <figcaption>
        {sides.map(({ unit }, index) => (
          <p key={unit.id}>
            <span className="office-pair-mark">{marks[index]}</span>
            {whereWords(unit.blockCode, placed[index])}
          </p>
        ))}
        <p className="office-aside">{apartWords(placed)}</p>
      </figcaption>
    </figure>
  )
}

type Placed = Static<typeof Building> | undefined

function whereWords(blockCode: string | null, building: Placed): string {
  if (blockCode === null) return '未落到普查小区'
  return building
    ? `${building.name}（${building.address}）`
    : `小区 ${blockCode.slice(12)}，未落到建筑物`
}

function apartWords([a, b]: readonly Placed[]): string {
  if (!a || !b) return ''
  if (a.code === b.code) return '同一座建筑物'
  const metres = metresBetween(a, b)
  return metres < 1000
    ? `相距约 ${Math.round(metres / 10) * 10} 米`
    : `相距约 ${(metres / 1000).toFixed(1)} 公里`
}

const METRES_A_DEGREE = 111_320

function metresBetween(a: NonNullable<Placed>, b: NonNullable<Placed>): number {
  const [north, south] = [meanOf(a.geometry, 1), meanOf(b.geometry, 1)]
  const east = meanOf(a.geometry, 0) - meanOf(b.geometry, 0)
  return Math.hypot(east * Math.cos((north * Math.PI) / 180), north - south) * METRES_A_DEGREE
}
