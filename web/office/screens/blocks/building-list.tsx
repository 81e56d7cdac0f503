/** The buildings of a block; pressing one narrows the units beside. */
import type { Static } from 'typebox'
import type { Building } from '../../../../server/contract/areas.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'

type Listed = Static<typeof Building>

export interface BuildingListProps {
  readonly buildings: readonly Listed[]
  readonly openIn: ReadonlyMap<string, number>
  readonly unitsIn: ReadonlyMap<string, number>
  readonly chosen: string | null
  readonly onChoose: (buildingCode: string | null) => void
}

export function BuildingList(props: BuildingListProps) {
  const { buildings, openIn, unitsIn, chosen, onChoose } = props
  const columns: readonly Column<Listed>[] = [
    {
      id: 'name',
      head: '建筑物',
      cell: (building) => building.name || building.address,
      title: (building) => `${building.name} ${building.address}`,
    },
    { id: 'floors', head: '层', align: 'end', width: 56, cell: (building) => building.floors },
    {
      id: 'units',
      head: '单位',
      align: 'end',
      width: 72,
      cell: (building) => formatNumber(unitsIn.get(building.code) ?? 0),
    },
    {
      id: 'open',
      head: '未核实',
      align: 'end',
      width: 80,
      cell: (building) => formatNumber(openIn.get(building.code) ?? 0),
    },
  ]
  return (
    <DataTable
      label="建筑物"
      columns={columns}
      rows={buildings}
      rowKey={(building) => building.code}
      currentKey={chosen ?? undefined}
      onOpen={(building) => onChoose(building.code === chosen ? null : building.code)}
      empty={<EmptyState title="没有建筑物图层">单位可先落到小区，不落建筑物。</EmptyState>}
    />
  )
}
