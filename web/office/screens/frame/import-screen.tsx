/** The report of one earlier import. */
import { useQuery } from '@tanstack/react-query'
import { getImport } from '../../../../server/contract/frame.ts'
import { queryFor } from '../../../api/queries.ts'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { usePageTitle } from '../../use-page-title.ts'
import { ImportReportView } from './import-report-view.tsx'

export function ImportScreen({ importId }: { readonly importId: string }) {
  usePageTitle('导入报告')
  const { data, error, refetch } = useQuery(queryFor(getImport, { params: { importId } }))
  return (
    <>
      <PageHead
        title={data?.fileName ?? '导入报告'}
        parts={[{ label: '底册', href: '/frame' }, { label: '导入报告' }]}
      >
        {data && (
          <>
            {data.source} · {data.encoding} · <TimeStamp at={data.importedAt} />
          </>
        )}
      </PageHead>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <ImportReportView report={data} />}
    </>
  )
}
