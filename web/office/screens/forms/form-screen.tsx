/** One form: how it is filled, its indicators with their provenance, its checks in words. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formMark, tableHeading } from '../../../../forms/form-words.ts'
import { findForm } from '../../../../forms/generated/registry.ts'
import { listForms } from '../../../../server/contract/instruments.ts'
import { queryFor } from '../../../api/queries.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Link } from '../../../ui/link.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { FormActs } from './form-acts.tsx'
import { FormChecks } from './form-checks.tsx'
import { FormIndicators } from './form-indicators.tsx'
import { audienceName } from './form-words.ts'

type View = 'indicators' | 'checks' | 'about'

export interface FormScreenProps {
  readonly formId: string
  /** The newest when left out. */
  readonly version?: string
}

export function FormScreen({ formId, version }: FormScreenProps) {
  usePageTitle('表式')
  const [view, setView] = useState<View>('indicators')
  const { data, error, refetch } = useQuery({
    queryKey: ['form', formId, version ?? 'newest'],
    queryFn: async () => (await findForm(formId, version)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const listed = useQuery(queryFor(listForms, {}))
  const parts = [{ label: '普查表管理', href: '/forms' }, { label: formMark(formId) }]
  if (!data) {
    return (
      <>
        <PageHead title={formMark(formId)} parts={parts} />
        {error && <Failure error={error} onRetry={() => void refetch()} />}
        {data === null && <EmptyState title="没有这个版本的表式">请从表式列表进入。</EmptyState>}
        {data === undefined && !error && <Skeleton lines={10} />}
      </>
    )
  }
  const summary = listed.data?.forms.find(
    (form) => form.id === data.id && form.version === data.version,
  )
  const head = summary?.head ?? data.layout.head
  return (
    <>
      <PageHead
        title={tableHeading(head.tableNumber, data.title)}
        parts={parts}
        actions={
          <>
            <Link href={hrefOf(`/forms/${formId}/print`, version === undefined ? {} : { version })}>
              打印空白表
            </Link>
            {summary && <FormActs form={summary} />}
          </>
        }
      >
        版本 {data.version}
        {summary && (summary.published ? '（已发布）' : '（草稿，未发布）')} ·{' '}
        {audienceName(data.layout.audience)} · {data.layout.period} · 制定机关：
        {head.issuingBody} · 批准文号：{head.approvalNumber ?? '未核到（演示用表式）'} · 有效期至：
        {head.validUntil ?? '未核到'}
      </PageHead>
      <Tabs<View>
        label="表式的各部分"
        value={view}
        onChange={setView}
        items={[
          { id: 'indicators', label: '指标', count: data.indicators.length },
          { id: 'checks', label: '审核关系', count: data.checks.length },
          { id: 'about', label: '填报说明' },
        ]}
      />
      {view === 'indicators' && <FormIndicators form={data} />}
      {view === 'checks' && <FormChecks form={data} />}
      {view === 'about' && (
        <section className="office-section office-prose" aria-label="填报说明">
          <p>{data.texts.form.about}</p>
          <ol>
            {data.texts.form.howToFill.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          <p>{data.texts.form.reporting}</p>
        </section>
      )}
    </>
  )
}
