/** The buildings of a block; pressing one narrows the units beside. */
import type { Static } from 'typebox'
import type { Building } from '../../../../server/contract/areas.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { RowList } from '../../../ui/row-list.tsx'

export interface BuildingListProps {
  readonly buildings: readonly Static<typeof Building>[]
  readonly openIn: ReadonlyMap<string, number>
  readonly unitsIn: ReadonlyMap<string, number>
  readonly chosen: string | null
  readonly onChoose: (buildingCode: string | null) => void
}

export function BuildingList(props: BuildingListProps) {
  const { buildings, openIn, unitsIn, chosen, onChoose } = props
  if (buildings.length === 0) {
    return <EmptyState title="没有建筑物图层">单位可先落到小区，不落建筑物。</EmptyState>
  }
  return (
    <RowList
      label="建筑物"
      items={buildings.map(({ code, name, address, floors }) => ({
        id: code,
        title: name || address,
        note: `${floors} 层`,
        end: countWords(unitsIn.get(code) ?? 0, openIn.get(code) ?? 0),
        current: code === chosen,
        onOpen: () => onChoose(code === chosen ? null : code),
      }))}
    />
  )
}

function countWords(units: number, open: number): string {
  if (units === 0) return '没有单位'
  const all = `${formatNumber(units)} 个单位`
  return open === 0 ? all : `${all}，未核实 ${formatNumber(open)}`
}
