/** What a change would make of the blocks, in numbers a clerk can hold against the map. */
import type { BlockChangeOutcome } from '../../../../server/contract/area-map.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { formatNumber } from '../../../ui/format-number.ts'

type Block = BlockChangeOutcome['blocks'][number]

const HECTARE = 10_000

const columns: readonly Column<Block>[] = [
  { id: 'name', head: '改后小区', cell: (block) => block.name, title: (block) => block.code },
  {
    id: 'area',
    head: '公顷',
    align: 'end',
    width: 72,
    cell: (block) => formatNumber(Math.round((block.squareMetres / HECTARE) * 10) / 10),
  },
  {
    id: 'buildings',
    head: '建筑物',
    align: 'end',
    width: 72,
    cell: (block) => formatNumber(block.buildings),
  },
  {
    id: 'units',
    head: '单位',
    align: 'end',
    width: 64,
    cell: (block) => formatNumber(block.units),
  },
]

export function ChangeOutcome({ outcome }: { readonly outcome: BlockChangeOutcome }) {
  const { blocks, ended, moved } = outcome
  return (
    <div>
      <DataTable
        label="改后的小区"
        columns={columns}
        rows={blocks}
        rowKey={({ code }) => code}
        empty={null}
      />
      <ul className="office-aside">
        <li>
          {moved.units + moved.buildings === 0
            ? '没有单位和建筑物换小区。'
            : `${formatNumber(moved.units)} 家单位、${formatNumber(moved.buildings)} 座建筑物换小区。`}
        </li>
        {moved.withoutPlace > 0 && (
          <li>
            {formatNumber(moved.withoutPlace)} 家单位没有建筑物也没有坐标，仍在原代码下，把握降到
            50%，请之后逐个核对。
          </li>
        )}
        {moved.toHandOver > 0 && (
          <li>
            {formatNumber(moved.toHandOver)} 家换到另一位普查员的小区：对方接收前，两边平板上都有。
          </li>
        )}
        {ended.length > 0 && <li>停用代码：{ended.join('、')}，以后不再使用。</li>}
      </ul>
    </div>
  )
}
