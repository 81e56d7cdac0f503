/** The report of one list of attributes. */
import { useQuery } from '@tanstack/react-query'
import { getAttributeList } from '../../../../server/contract/attribute-lists.ts'
import { queryFor } from '../../../api/queries.ts'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { usePageTitle } from '../../use-page-title.ts'
import { AttributeListReportView } from './attribute-list-report.tsx'

export function AttributeListScreen({ listId }: { readonly listId: string }) {
  usePageTitle('载入报告')
  const { data, error, refetch } = useQuery(queryFor(getAttributeList, { params: { listId } }))
  return (
    <>
      <PageHead
        title={data?.name ?? '载入报告'}
        parts={[
          { label: '底册', href: '/frame' },
          { label: '属性名录', href: '/frame/attributes' },
          { label: '载入报告' },
        ]}
      >
        {data && (
          <>
            {data.fileName} · {data.encoding} · <TimeStamp at={data.importedAt} />
          </>
        )}
      </PageHead>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <AttributeListReportView report={data} />}
    </>
  )
}
