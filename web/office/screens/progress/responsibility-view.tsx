/** 岗位责任: who answers for each step in each block; a step nobody answers for stands out. */
import { useQuery } from '@tanstack/react-query'
import {
  getResponsibilityRoll,
  type ResponsibilityRoll,
} from '../../../../server/contract/progress.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { Failure } from '../../failure.tsx'
import { saveTable } from './save-table.ts'

type Row = ResponsibilityRoll['rows'][number]

const steps = [
  ['enumerators', '登记（普查员）'],
  ['supervisors', '复核（指导员）'],
  ['township', '乡级审核'],
  ['county', '县级验收'],
  ['city', '市级验收'],
] as const satisfies readonly (readonly [keyof Row, string])[]

export function ResponsibilityView({ area }: { readonly area: string }) {
  const { data, error, refetch } = useQuery(queryFor(getResponsibilityRoll, { query: { area } }))
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  const gaps = data?.rows.filter((row) => steps.some(([step]) => row[step].length === 0)).length
  const columns: readonly Column<Row>[] = [
    {
      id: 'block',
      head: '普查小区',
      width: 184,
      cell: (row) => <Link href={`/blocks/${row.blockCode}`}>{row.blockName}</Link>,
      title: (row) => row.blockCode,
    },
    {
      id: 'area',
      head: '所在地',
      minor: true,
      cell: (row) => row.areaNames.slice(-2).join(' '),
      title: (row) => row.areaNames.join(' '),
    },
    ...steps.map(
      ([step, head]): Column<Row> => ({
        id: step,
        head,
        cell: (row) =>
          row[step].length === 0 ? (
            <span className="office-urgent">无人负责</span>
          ) : (
            row[step].join('、')
          ),
        title: (row) => row[step].join('、'),
      }),
    ),
  ]
  return (
    <>
      <Toolbar
        label="导出"
        end={
          <Button
            icon="download"
            reason={data ? undefined : '正在读取'}
            onClick={() => data && void saveTable(tableOf(data))}
          >
            导出 xlsx
          </Button>
        }
      >
        <span className="office-aside">
          {gaps !== undefined &&
            (gaps === 0
              ? '每个小区各环节都有人负责'
              : `${formatNumber(gaps)} 个小区有环节无人负责`)}
          。联网直报的表由单位填报人和单位负责人填报，从乡级起审核。
        </span>
      </Toolbar>
      <DataTable<Row>
        label="岗位责任"
        columns={columns}
        rows={data?.rows}
        rowKey={(row) => row.blockCode}
        empty={<EmptyState title="这里还没有普查小区">先划分普查小区并分派普查员。</EmptyState>}
      />
    </>
  )
}

function tableOf({ area, rows, onlineForms }: ResponsibilityRoll) {
  return {
    title: `${area.name}岗位责任表`,
    note: `内部资料，不得对外提供。联网直报表（${onlineForms.join('、')}）由单位填报人和单位负责人填报，从乡级起审核。`,
    heads: ['小区代码', '普查小区', '所在地', ...steps.map(([, head]) => head)],
    rows: rows.map((row) => [
      row.blockCode,
      row.blockName,
      row.areaNames.join(' '),
      ...steps.map(([step]) => row[step].join('、') || '无人负责'),
    ]),
  }
}
