/** An area's counts by one dimension; every number opens its list, the whole table is handed out as a workbook. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formMark } from '../../../../forms/form-words.ts'
import {
  getProgressBreakdown,
  type ProgressBreakdown,
  type ProgressDimension,
} from '../../../../server/contract/progress.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable, type Sort } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber, formatShare } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { Failure } from '../../failure.tsx'
import { type Filter, hrefOf } from '../../href-of.ts'
import { ExportTableDialog } from './export-table-dialog.tsx'
import { type BreakdownRow, dimensionNames, listBehind } from './progress-words.ts'

type CountName = keyof BreakdownRow['counts']

const counted: readonly (readonly [CountName, string, Filter])[] = [
  ['expected', '应报', {}],
  ['reported', '已报', { standing: 'reported' }],
  ['accepted', '已验收', { standing: 'accepted' }],
  ['returned', '已退回', { state: 'returned' }],
  ['mandatoryFindings', '强制问题', { findings: 'mandatory' }],
  ['unexplainedFindings', '待说明', { findings: 'unexplained' }],
]

export interface BreakdownViewProps {
  readonly area: string
  readonly by: ProgressDimension
}

export function BreakdownView({ area, by }: BreakdownViewProps) {
  const [sort, setSort] = useState<Sort>()
  const [exporting, setExporting] = useState(false)
  const { data, error, refetch } = useQuery({
    ...queryFor(getProgressBreakdown, { query: { area, by } }),
    refetchInterval: 60_000,
  })
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  return (
    <>
      <Toolbar
        label="导出"
        end={
          <Button
            icon="download"
            reason={data ? undefined : '正在读取'}
            onClick={() => setExporting(true)}
          >
            导出 xlsx
          </Button>
        }
      >
        <span className="office-aside">
          {by === 'enumerator' && '按分派的普查小区计；一个小区分给几人的，各人都计入'}
          {by === 'block' && data && `${formatNumber(data.rows.length)} 个普查小区`}
        </span>
      </Toolbar>
      <DataTable<BreakdownRow>
        label={`分${dimensionNames[by]}进度`}
        columns={columnsOf(data, area, by)}
        rows={data && sorted(data.rows, sort)}
        rowKey={(row) => row.key}
        sort={sort}
        onSort={setSort}
        empty={<EmptyState title="这里还没有应报的答卷">报表布置后开始计数。</EmptyState>}
      />
      {exporting && <ExportTableDialog area={area} by={by} onClose={() => setExporting(false)} />}
    </>
  )
}

function columnsOf(
  data: ProgressBreakdown | undefined,
  area: string,
  by: ProgressDimension,
): readonly Column<BreakdownRow>[] {
  const total = data?.total
  const withNote = by === 'block' || by === 'enumerator'
  return [
    {
      id: 'name',
      head: dimensionNames[by],
      width: by === 'industry' || by === 'form' ? 280 : 150,
      cell: (row) =>
        by === 'industry' || by === 'form' ? (
          <>
            <span className="office-code">{codeOf(by, row)}</span> {row.name}
          </>
        ) : (
          row.name
        ),
      title: (row) => `${codeOf(by, row)} ${row.name}`.trim(),
      foot: '合计',
    },
    ...(withNote
      ? [
          {
            id: 'note',
            head: by === 'block' ? '所在地' : '小区',
            width: 184,
            cell: (row: BreakdownRow) => row.note,
            title: (row: BreakdownRow) => row.note,
            minor: true,
          },
        ]
      : []),
    ...counted.map(
      ([name, head, filter]): Column<BreakdownRow> => ({
        id: name,
        head,
        align: 'end',
        sortable: true,
        minor: name === 'unexplainedFindings' || name === 'returned',
        cell: (row) => {
          const count = row.counts[name]
          return (
            <CountLink count={count} filter={{ ...listBehind(by, row.key, area), ...filter }} />
          )
        },
        foot: total && <CountLink count={total[name]} filter={{ area, ...filter }} />,
      }),
    ),
    {
      id: 'reported-share',
      head: '报送率',
      align: 'end',
      cell: ({ counts }) => formatShare(counts.reported, counts.expected),
      foot: total && formatShare(total.reported, total.expected),
    },
    ...(by === 'enumerator'
      ? [
          {
            id: 'last-week',
            head: '近 7 天报送',
            align: 'end' as const,
            minor: true,
            cell: (row: BreakdownRow) => (row.lastWeek === null ? '—' : formatNumber(row.lastWeek)),
          },
        ]
      : []),
  ]
}

interface CountLinkProps {
  readonly count: number
  /** Of the list it counts. */
  readonly filter: Filter
}

function CountLink({ count, filter }: CountLinkProps) {
  if (count === 0) return <span className="office-zero">0</span>
  return (
    <Link href={hrefOf('/review', filter)} className="office-number">
      {formatNumber(count)}
    </Link>
  )
}

function sorted(rows: readonly BreakdownRow[], sort: Sort | undefined): readonly BreakdownRow[] {
  const name = counted.find(([each]) => each === sort?.column)?.[0]
  if (!sort || name === undefined) return rows
  const sign = sort.direction === 'ascending' ? 1 : -1
  return [...rows].sort((a, b) => sign * (a.counts[name] - b.counts[name]))
}

/** What stands before the name: a code, or by what a form is known. */
function codeOf(by: ProgressDimension, row: BreakdownRow): string {
  return by === 'form' ? formMark(row.key) : row.key
}
