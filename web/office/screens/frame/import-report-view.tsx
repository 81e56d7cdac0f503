/** The report of an import or of a trial: counts, columns, rejected rows, notices. */
import { useState } from 'react'
import type { ImportReport } from '../../../../server/contract/frame.ts'
import { Tabs } from '../../../ui/tabs.tsx'
import { NoticeRows, RejectedRows } from '../../lists/report-rows.tsx'
import { HeadingChoice } from './heading-choice.tsx'
import { ImportColumns } from './import-columns.tsx'
import { ImportCounts } from './import-counts.tsx'

type View = 'rejected' | 'notices' | 'columns'

export interface ImportReportViewProps {
  readonly report: ImportReport
  /** While it is only tried: the source whose headings can be given other meanings. */
  readonly source?: string
  readonly onRemembered?: () => void
}

export function ImportReportView({ report, source, onRemembered }: ImportReportViewProps) {
  const [view, setView] = useState<View>(report.rejected.length > 0 ? 'rejected' : 'columns')
  return (
    <>
      <ImportCounts report={report} />
      <Tabs<View>
        label="报告内容"
        value={view}
        onChange={setView}
        items={[
          { id: 'rejected', label: '未收的行', count: report.rejected.length },
          { id: 'notices', label: '提示', count: report.notices.length },
          { id: 'columns', label: '认出的列', count: report.columns.length },
        ]}
      />
      {view === 'rejected' && <RejectedRows fileName={report.fileName} rows={report.rejected} />}
      {view === 'notices' && <NoticeRows rows={report.notices} />}
      {view === 'columns' &&
        (source && onRemembered ? (
          <HeadingChoice source={source} columns={report.columns} onRemembered={onRemembered} />
        ) : (
          <ImportColumns columns={report.columns} />
        ))}
    </>
  )
}
