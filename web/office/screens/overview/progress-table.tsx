/** One row per area below; names lead one step down, numbers to their lists. */
import { type ReactNode, useState } from 'react'
import type { ResponseState } from '../../../../server/contract/response-state.ts'
import { type Column, DataTable, type Sort } from '../../../ui/data-table.tsx'
import { formatNumber, formatShare } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { prefixOf } from '../../area-steps.ts'
import { type Filter, hrefOf } from '../../href-of.ts'
import { AreaName } from './area-name.tsx'
import { sortProgress } from './sort-progress.ts'
import { countIn, type ProgressRow, sumProgress } from './sum-progress.ts'

export interface ProgressTableProps {
  readonly rows: readonly ProgressRow[] | undefined
  readonly empty: ReactNode
  /** Prefix of the area the rows lie in. */
  readonly parent: string
}

/** Left out on narrow screens. */
const minorStates: readonly ResponseState[] = [
  'assigned',
  'draft',
  'to-confirm',
  'passed-supervisor',
  'accepted-city',
]

const states: readonly (readonly [ResponseState, string])[] = [
  ['assigned', '待填报'],
  ['draft', '填报中'],
  ['to-confirm', '待确认'],
  ['submitted', '已报送'],
  ['passed-supervisor', '指导员已审'],
  ['passed-township', '乡级已审'],
  ['returned', '已退回'],
  ['accepted-county', '县级验收'],
  ['accepted-city', '市级验收'],
]

export function ProgressTable({ rows, empty, parent }: ProgressTableProps) {
  const [sort, setSort] = useState<Sort>({ column: 'area', direction: 'ascending' })
  const total = rows && sumProgress(rows)
  const columns: readonly Column<ProgressRow>[] = [
    {
      id: 'area',
      head: '区划',
      width: 120,
      sortable: true,
      cell: (row) => <AreaName row={row} parent={parent} />,
      title: (row) => `${row.areaName}（${prefixOf(row.areaCode)}）`,
      foot: '合计',
    },
    {
      ...number('units', '单位', (row) => row.units, '/units', {}, parent),
      foot: formatNumber(total?.units),
    },
    {
      ...number(
        'open',
        '未核实',
        (row) => row.openFrameRecords,
        '/units',
        { open: 'true' },
        parent,
      ),
      foot: formatNumber(total?.openFrameRecords),
    },
    ...states.map(
      ([state, head]): Column<ProgressRow> => ({
        ...number(state, head, (row) => countIn(row, state), '/review', { state }, parent),
        // Its head is the longest.
        ...(state === 'passed-supervisor' ? { width: 104 } : {}),
        minor: minorStates.includes(state),
        foot: formatNumber(total?.byState[state]),
      }),
    ),
    {
      ...number(
        'mandatory',
        '强制问题',
        (row) => row.mandatoryFindings,
        '/review',
        {
          findings: 'mandatory',
        },
        parent,
      ),
      foot: formatNumber(total?.mandatoryFindings),
    },
    {
      ...number(
        'unexplained',
        '待说明',
        (row) => row.unexplainedFindings,
        '/review',
        {
          findings: 'unexplained',
        },
        parent,
      ),
      minor: true,
      foot: formatNumber(total?.unexplainedFindings),
    },
    {
      id: 'accepted-share',
      minor: true,
      head: '验收率',
      width: 72,
      align: 'end',
      cell: (row) =>
        formatShare(
          countIn(row, 'accepted-county') + countIn(row, 'accepted-city'),
          allResponses(row),
        ),
      foot:
        total &&
        formatShare(
          total.byState['accepted-county'] + total.byState['accepted-city'],
          sumOf(total.byState),
        ),
    },
  ]
  return (
    <DataTable
      label="各区划进度"
      columns={columns}
      rows={rows && sortProgress(rows, sort)}
      rowKey={(row) => row.areaCode}
      empty={empty}
      sort={sort}
      onSort={setSort}
    />
  )
}

function number(
  id: string,
  head: string,
  count: (row: ProgressRow) => number,
  path: string,
  filter: Filter,
  parent: string,
): Column<ProgressRow> {
  return {
    id,
    head,
    align: 'end',
    sortable: true,
    cell: (row) => {
      const value = count(row)
      if (value === 0) return <span className="office-zero">0</span>
      const area = prefixOf(row.areaCode)
      // What is placed no closer than the area itself.
      const own = area === parent ? { placed: 'no' } : {}
      return (
        <Link
          href={hrefOf(path, { area, ...own, ...filter })}
          className={id === 'mandatory' ? 'office-number office-urgent' : 'office-number'}
        >
          {formatNumber(value)}
        </Link>
      )
    },
  }
}

function allResponses(row: ProgressRow): number {
  return states.reduce((sum, [state]) => sum + countIn(row, state), 0)
}

function sumOf(byState: Readonly<Record<string, number>>): number {
  return Object.values(byState).reduce((sum, count) => sum + count, 0)
}
