/** The units of a block or of one of its buildings. */
import { frameOutcomeNames, type UnitSummary } from '../../../../server/contract/frame.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Link } from '../../../ui/link.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { go } from '../../office-history.ts'
import { ResponseTags } from '../units/response-tags.tsx'
import { responseWords } from '../units/response-words.ts'

export interface BlockUnitsProps {
  readonly units: readonly UnitSummary[] | undefined
  readonly heading: string
}

const columns: readonly Column<UnitSummary>[] = [
  {
    id: 'name',
    head: '单位详细名称',
    cell: (unit) => <Link href={`/units/${unit.id}`}>{unit.name}</Link>,
    title: (unit) => unit.name,
  },
  {
    id: 'address',
    head: '地址',
    minor: true,
    cell: (unit) => unit.address || '—',
    title: (unit) => unit.address,
  },
  {
    id: 'outcome',
    head: '核查情况',
    width: 112,
    cell: (unit) =>
      unit.outcome === null ? (
        <StatusTag tone="waiting">未核实</StatusTag>
      ) : (
        <StatusTag tone={unit.outcome === 'normal' ? 'accepted' : 'closed'}>
          {frameOutcomeNames[unit.outcome]}
        </StatusTag>
      ),
  },
  {
    id: 'responses',
    head: '答卷',
    width: 208,
    cell: (unit) => <ResponseTags responses={unit.responses} />,
    title: (unit) => responseWords(unit.responses),
  },
]

export function BlockUnits({ units, heading }: BlockUnitsProps) {
  return (
    <>
      <h2 className="office-list-head">{heading}</h2>
      <DataTable
        label={heading}
        columns={columns}
        rows={units}
        rowKey={(unit) => unit.id}
        onOpen={(unit) => go(`/units/${unit.id}`)}
        total={units?.length}
        empty={<EmptyState title="这里没有单位">普查员新增或普查办落图后出现在这里。</EmptyState>}
      />
    </>
  )
}
