/** The report of a list of attributes or of a trial: counts, columns, rejected rows, notices. */
import { useState } from 'react'
import { ATTRIBUTE_NAMES, type UnitAttribute } from '../../../../forms/engine/unit-attributes.ts'
import type { AttributeListReport } from '../../../../server/contract/attribute-lists.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { CountSum } from '../../lists/count-sum.tsx'
import { NoticeRows, RejectedRows } from '../../lists/report-rows.tsx'

type View = 'rejected' | 'notices' | 'columns'
type ListColumn = AttributeListReport['columns'][number]

const identifying: Readonly<Record<string, string>> = {
  unitId: '单位编号',
  unifiedSocialCreditCode: '统一社会信用代码',
  unitName: '单位名称（只作核对）',
}

const columns: readonly Column<ListColumn>[] = [
  { id: 'heading', head: '名录中的列名', cell: (column) => column.heading },
  {
    id: 'meaning',
    head: '认作',
    cell: ({ meaning }) =>
      meaning === null ? (
        <StatusTag tone="waiting">不认识，未使用</StatusTag>
      ) : (
        meaningName(meaning)
      ),
  },
]

function meaningName(meaning: string): string {
  return identifying[meaning] ?? ATTRIBUTE_NAMES[meaning as UnitAttribute] ?? meaning
}

export function AttributeListReportView({ report }: { readonly report: AttributeListReport }) {
  const rejected = report.rejected.length
  const [view, setView] = useState<View>(rejected > 0 ? 'rejected' : 'columns')
  return (
    <>
      <div className="office-sums">
        <CountSum
          whole={['行数', report.rows]}
          parts={[
            ['收下', report.accepted],
            ['未收', rejected],
          ]}
        />
        <CountSum
          whole={['收下', report.accepted]}
          parts={[
            ['有变化', report.changed],
            ['没有变化', report.unchanged],
          ]}
        />
        <CountSum whole={['新布置报表', report.opened]} parts={[]} />
        <CountSum whole={['不再应填', report.fellAway]} parts={[]} />
        <CountSum whole={['恢复应填', report.countsAgain]} parts={[]} />
      </div>
      <Tabs<View>
        label="报告内容"
        value={view}
        onChange={setView}
        items={[
          { id: 'rejected', label: '未收的行', count: rejected },
          { id: 'notices', label: '提示', count: report.notices.length },
          { id: 'columns', label: '认出的列', count: report.columns.length },
        ]}
      />
      {view === 'rejected' && <RejectedRows fileName={report.fileName} rows={report.rejected} />}
      {view === 'notices' && <NoticeRows rows={report.notices} />}
      {view === 'columns' && (
        <DataTable
          label="认出的列"
          columns={columns}
          rows={report.columns}
          rowKey={(column) => column.heading}
          empty="没有读到列名"
        />
      )}
    </>
  )
}
