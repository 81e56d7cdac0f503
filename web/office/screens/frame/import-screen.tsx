/** The report of one earlier import, and the file it was made from. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { downloadImportFile, getImport } from '../../../../server/contract/frame-import.ts'
import { download } from '../../../api/download.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { usePageTitle } from '../../use-page-title.ts'
import { ImportReportView } from './import-report-view.tsx'

export function ImportScreen({ importId }: { readonly importId: string }) {
  usePageTitle('导入报告')
  const { data, error, refetch } = useQuery(queryFor(getImport, { params: { importId } }))
  const original = useMutation({
    mutationFn: () => download(downloadImportFile, { params: { importId } }),
  })
  const actions = (
    <Button icon="download" pending={original.isPending} onClick={() => original.mutate()}>
      下载原文件
    </Button>
  )
  return (
    <>
      <PageHead
        title={data?.fileName ?? '导入报告'}
        parts={[{ label: '底册', href: '/frame' }, { label: '导入报告' }]}
        actions={actions}
      >
        {data && (
          <>
            {data.source} · {data.encoding} · <TimeStamp at={data.importedAt} />
          </>
        )}
      </PageHead>
      {original.error && <Failure error={original.error} />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <ImportReportView report={data} rowsOf={importId} />}
    </>
  )
}
