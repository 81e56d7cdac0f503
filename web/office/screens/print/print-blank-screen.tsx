/** 打印空白表: the official table of one form, to be filled in by hand. */
import { useQuery } from '@tanstack/react-query'
import { findForm } from '../../../../forms/generated/registry.ts'
import { PrintScreen } from '../../../form/print/print-screen.tsx'
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
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={14} />
  if (data === null) {
    return <EmptyState title="没有这个版本的表式">请从表式列表进入。</EmptyState>
  }
  const words = version === undefined ? {} : { version }
  return (
    <PrintScreen
      form={data}
      answers={null}
      back={<Link href={hrefOf(`/forms/${formId}`, words)}>返回表式</Link>}
    />
  )
}
