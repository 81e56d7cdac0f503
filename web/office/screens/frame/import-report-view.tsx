/** The report of an import or of a trial: counts, columns, rejected rows, notices. */
import { useState } from 'react'
import type { ImportReport } from '../../../../server/contract/frame-import.ts'
import { Tabs } from '../../../ui/tabs.tsx'
import { NoticeRows, RejectedRows } from '../../lists/report-rows.tsx'
import { HeadingChoice } from './heading-choice.tsx'
import { ImportColumns } from './import-columns.tsx'
import { ImportCounts } from './import-counts.tsx'
import { useImportRows } from './use-import-rows.ts'

type View = 'rejected' | 'notices' | 'columns'

export interface ImportReportViewProps {
  readonly report: ImportReport
  /** The import or upload whose further rows can be asked for. */
  readonly rowsOf: string
  /** While it is only tried: the source whose headings can be given other meanings. */
  readonly source?: string
  readonly onRemembered?: () => void
}

export function ImportReportView({ report, rowsOf, source, onRemembered }: ImportReportViewProps) {
  const rejected = useImportRows(rowsOf, {
    kind: 'rejected',
    first: report.rejected,
    total: report.rejectedCount,
    read: (reply) => reply.rejected,
  })
  const notices = useImportRows(rowsOf, {
    kind: 'noticed',
    first: report.notices,
    total: report.noticeCount,
    read: (reply) => reply.notices,
  })
  const [view, setView] = useState<View>(report.rejectedCount > 0 ? 'rejected' : 'columns')
  return (
    <>
      <ImportCounts report={report} />
      <Tabs<View>
        label="报告内容"
        value={view}
        onChange={setView}
        items={[
          { id: 'rejected', label: '未收的行', count: report.rejectedCount },
          { id: 'notices', label: '提示', count: report.noticeCount },
          { id: 'columns', label: '认出的列', count: report.columns.length },
        ]}
      />
      {view === 'rejected' && <RejectedRows fileName={report.fileName} {...rejected} />}
      {view === 'notices' && <NoticeRows {...notices} />}
      {view === 'columns' &&
        (source && onRemembered ? (
          <HeadingChoice source={source} columns={report.columns} onRemembered={onRemembered} />
        ) : (
          <ImportColumns columns={report.columns} />
        ))}
    </>
  )
}
