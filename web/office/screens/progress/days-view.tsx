/** Each day's net change and what it came to, the latest day first; the whole table is handed out as a workbook. */
import { useState } from 'react'
import type { ProgressOutlook } from '../../../../server/contract/progress.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber, formatShare } from '../../../ui/format-number.ts'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { ExportTableDialog } from './export-table-dialog.tsx'

interface Row {
  readonly day: string
  readonly reported: number
  readonly accepted: number
  readonly reportedSoFar: number
  readonly acceptedSoFar: number
}

export interface DaysViewProps {
  readonly area: string
  readonly outlook: ProgressOutlook | undefined
}

export function DaysView({ area, outlook }: DaysViewProps) {
  const [exporting, setExporting] = useState(false)
  const rows = outlook && rowsOf(outlook)
  const last = rows?.[0]
  const columns: readonly Column<Row>[] = [
    { id: 'day', head: '日期', width: 150, cell: ({ day }) => day, foot: '合计' },
    {
      ...{ id: 'reported', head: '当日报送', align: 'end' },
      cell: ({ reported }) => formatNumber(reported),
      foot: last && formatNumber(last.reportedSoFar),
    },
    {
      ...{ id: 'reported-so-far', head: '累计已报', align: 'end' },
      cell: ({ reportedSoFar }) => formatNumber(reportedSoFar),
    },
    {
      ...{ id: 'share', head: '占应报', align: 'end' },
      cell: ({ reportedSoFar }) => outlook && formatShare(reportedSoFar, outlook.total.expected),
    },
    {
      ...{ id: 'accepted', head: '当日验收', align: 'end' },
      cell: ({ accepted }) => formatNumber(accepted),
      foot: last && formatNumber(last.acceptedSoFar),
    },
    {
      ...{ id: 'accepted-so-far', head: '累计已验收', align: 'end' },
      cell: ({ acceptedSoFar }) => formatNumber(acceptedSoFar),
    },
  ]
  return (
    <>
      <Toolbar
        label="导出"
        end={
          <Button
            icon="download"
            reason={outlook ? undefined : '正在读取'}
            onClick={() => setExporting(true)}
          >
            导出 xlsx
          </Button>
        }
      >
        <span className="office-aside">
          当日数是净变动：报送减退回、撤回，验收减撤回验收；没有变动的日子不列
        </span>
      </Toolbar>
      <DataTable<Row>
        label="逐日进度"
        columns={columns}
        rows={rows}
        rowKey={({ day }) => day}
        empty={
          <EmptyState title="还没有逐日的数">
            报送开始后逐日计数；村居一级不逐日计，请看所在乡镇。
          </EmptyState>
        }
      />
      {exporting && <ExportTableDialog area={area} by="day" onClose={() => setExporting(false)} />}
    </>
  )
}

function rowsOf({ days }: ProgressOutlook): readonly Row[] {
  let [reportedSoFar, acceptedSoFar] = [0, 0]
  return days
    .map((each) => {
      reportedSoFar += each.reported
      acceptedSoFar += each.accepted
      return { ...each, reportedSoFar, acceptedSoFar }
    })
    .reverse()
}
