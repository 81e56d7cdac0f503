/** One line of numbers, one sentence about the deadline, the days, the map, and the areas below. */
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { ProgressOutlook } from '../../../../server/contract/progress.ts'
import { acceptedStates, reportedStates } from '../../../../server/contract/response-state.ts'
import { getProgress, type Progress } from '../../../../server/contract/review.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { formatNumber, formatShare } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { hasAreasBelow, prefixOf } from '../../area-steps.ts'
import { type Filter, hrefOf } from '../../href-of.ts'
import { DayChart } from './day-chart.tsx'
import { ExportTableDialog } from './export-table-dialog.tsx'
import { ProgressMap } from './progress-map.tsx'
import { forecastWords } from './progress-words.ts'

type Row = Progress['rows'][number]

export interface ProgressBriefProps {
  readonly area: string
  readonly outlook: ProgressOutlook | undefined
}

export function ProgressBrief({ area, outlook }: ProgressBriefProps) {
  const { data } = useQuery({
    ...queryFor(getProgress, { query: { area } }),
    refetchInterval: 60_000,
    placeholderData: (before) => before,
  })
  const [exporting, setExporting] = useState(false)
  const total = outlook?.total
  const list = (filter: Filter) => hrefOf('/review', { area, ...filter })
  return (
    <>
      <Figures
        label="总数"
        items={[
          { label: '单位', value: outlook?.units, href: hrefOf('/units', { area }) },
          { label: '应报', value: total?.expected, href: list({}) },
          { label: '已报', value: total?.reported, href: list({ standing: 'reported' }) },
          { label: '报送率', value: total && formatShare(total.reported, total.expected) },
          { label: '已验收', value: total?.accepted, href: list({ standing: 'accepted' }) },
          { label: '验收率', value: total && formatShare(total.accepted, total.expected) },
          {
            label: '未核实底册',
            value: outlook?.openFrameRecords,
            href: hrefOf('/units', { area, open: 'true' }),
            urgent: (outlook?.openFrameRecords ?? 0) > 0,
          },
        ]}
      />
      {outlook && (
        <p className="progress-sentence">
          {outlook.forecast && outlook.deadline
            ? forecastWords(outlook.forecast, outlook.deadline, outlook.total.expected)
            : `不作推算：${outlook.noForecastBecause ?? '资料不足'}。`}
        </p>
      )}
      <div className="progress-pictures">
        {outlook && <DayChart outlook={outlook} />}
        <ProgressMap area={area} />
      </div>
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
        <span className="office-aside">数字点开是背后的单位或答卷</span>
      </Toolbar>
      <DataTable<Row>
        label="下级区划进度"
        columns={columnsOf(data?.rows, area)}
        rows={data?.rows}
        rowKey={(row) => row.areaCode}
        empty={<EmptyState title="这里还没有数据">单位落到普查小区后开始计数。</EmptyState>}
      />
      {exporting && <ExportTableDialog area={area} by="area" onClose={() => setExporting(false)} />}
    </>
  )
}

function sumOf(row: Row, states?: readonly string[]): number {
  return Object.entries(row.responses).reduce(
    (sum, [state, count]) => (!states || states.includes(state) ? sum + count : sum),
    0,
  )
}

function linked(count: number, href: string): ReactNode {
  if (count === 0) return formatNumber(count)
  return (
    <Link href={href} className="office-number">
      {formatNumber(count)}
    </Link>
  )
}

function columnsOf(rows: readonly Row[] | undefined, parent: string): readonly Column<Row>[] {
  const number = (
    id: string,
    head: string,
    count: (row: Row) => number,
    path: string,
    filter: Filter,
    minor = false,
  ): Column<Row> => ({
    ...{ id, head, minor },
    align: 'end',
    cell: (row) => {
      const prefix = prefixOf(row.areaCode)
      // What is placed no closer than the area itself.
      const own = prefix === parent ? { placed: 'no' } : {}
      return linked(count(row), hrefOf(path, { area: prefix, ...own, ...filter }))
    },
    foot:
      rows &&
      linked(
        rows.reduce((sum, row) => sum + count(row), 0),
        hrefOf(path, { area: parent, ...filter }),
      ),
  })
  const share = (id: string, head: string, of: (row: Row) => number): Column<Row> => ({
    ...{ id, head },
    align: 'end',
    cell: (row) => formatShare(of(row), sumOf(row)),
    foot:
      rows &&
      formatShare(
        rows.reduce((sum, row) => sum + of(row), 0),
        rows.reduce((sum, row) => sum + sumOf(row), 0),
      ),
  })
  const reported = (row: Row) => sumOf(row, reportedStates)
  const accepted = (row: Row) => sumOf(row, acceptedStates)
  return [
    {
      id: 'area',
      head: '区划',
      width: 160,
      title: (row) => row.areaName,
      cell: (row) => {
        const prefix = prefixOf(row.areaCode)
        if (prefix === parent || !hasAreasBelow(prefix)) return row.areaName
        return <Link href={hrefOf('/progress', { area: prefix })}>{row.areaName}</Link>
      },
      foot: '合计',
    },
    number('units', '单位', (row) => row.units, '/units', {}, true),
    number('expected', '应报', (row) => sumOf(row), '/review', {}),
    number('reported', '已报', reported, '/review', { standing: 'reported' }),
    share('reported-share', '报送率', reported),
    number('accepted', '已验收', accepted, '/review', { standing: 'accepted' }),
    share('accepted-share', '验收率', accepted),
    number('open', '未核实', (row) => row.openFrameRecords, '/units', { open: 'true' }, true),
  ]
}
