/** 打印空白表: the official table of one form, to be filled in by hand. */
import { useQuery } from '@tanstack/react-query'
import { findForm } from '../../../../forms/generated/registry.ts'
import { listForms } from '../../../../server/contract/instruments.ts'
import { queryFor } from '../../../api/queries.ts'
import { PrintScreen } from '../../../form/print/print-screen.tsx'
import { withHead } from '../../../form/with-head.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Link } from '../../../ui/link.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { usePageTitle } from '../../use-page-title.ts'
import type { FormScreenProps } from '../forms/form-screen.tsx'

export function PrintBlankScreen({ formId, version }: FormScreenProps) {
  usePageTitle('打印空白表')
  const { data, error, refetch } = useQuery({
    queryKey: ['form', formId, version ?? 'newest'],
    queryFn: async () => (await findForm(formId, version)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const listed = useQuery(queryFor(listForms, {}))
  if (error ?? listed.error) {
    return <Failure error={error ?? listed.error} onRetry={() => void refetch()} />
  }
  // Not without the head under which the form is used here.
  if (data === undefined || !listed.data) return <Skeleton lines={14} />
  if (data === null) {
    return <EmptyState title="没有这个版本的表式">请从表式列表进入。</EmptyState>
  }
  const head = listed.data.forms.find(
    (form) => form.id === data.id && form.version === data.version,
  )?.head
  const words = version === undefined ? {} : { version }
  return (
    <PrintScreen
      form={withHead(data, head)}
      answers={null}
      back={<Link href={hrefOf(`/forms/${formId}`, words)}>返回表式</Link>}
    />
  )
}
