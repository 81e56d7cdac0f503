/** One response under review: head, the official table with its findings, history, the acts below. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formMark } from '../../../../forms/form-words.ts'
import { findForm } from '../../../../forms/generated/registry.ts'
import { getResponse } from '../../../../server/contract/responses.ts'
import { queryFor } from '../../../api/queries.ts'
import { MovedNote } from '../../../form/versions/moved-note.tsx'
import { withHead } from '../../../form/with-head.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { Failure } from '../../failure.tsx'
import { FindingHistory } from '../findings/finding-history.tsx'
import { RegistrationPanel } from './registration-panel.tsx'
import { ReviewBar } from './review-bar.tsx'
import { ReviewHead } from './review-head.tsx'
import { ReviewRecord, reviewLines } from './review-record.tsx'
import { ReviewTable } from './review-table.tsx'
import { RevisionHistory } from './revision-history.tsx'
import { useReviewStart } from './use-review-start.ts'

export interface ReviewDetailProps {
  readonly responseId: string
  readonly onNext: (() => void) | undefined
}

type View = 'answers' | 'registration' | 'revisions' | 'findings' | 'record'

export function ReviewDetail({ responseId, onNext }: ReviewDetailProps) {
  const [view, setView] = useState<View>('answers')
  const detail = useQuery(queryFor(getResponse, { params: { responseId } }))
  useReviewStart(detail.data)
  const formId = detail.data?.response.formId
  const formVersion = detail.data?.response.formVersion
  const form = useQuery({
    queryKey: ['form', formId, formVersion],
    queryFn: async () => (await findForm(formId!, formVersion)) ?? null,
    enabled: formId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!detail.data) {
    return detail.error ? (
      <Failure error={detail.error} onRetry={() => void detail.refetch()} />
    ) : (
      <Skeleton lines={14} />
    )
  }
  const { data } = detail
  return (
    <div className="office-detail">
      <ReviewHead detail={data} />
      <Tabs<View>
        label="答卷的各部分"
        value={view}
        onChange={setView}
        items={[
          { id: 'answers', label: '答卷' },
          { id: 'registration', label: '登记与签字' },
          { id: 'revisions', label: '版本', count: data.revisions.length },
          { id: 'findings', label: '问题经过' },
          { id: 'record', label: '审核记录', count: reviewLines(data).length },
        ]}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className="office-detail-body" aria-label="答卷正文" tabIndex={0}>
        {form.data === null && (
          <EmptyState title="没有这个版本的表式">
            {formMark(data.response.formId)} {data.response.formVersion}{' '}
            不在本系统的表式中，答卷原文仍完整保存。
          </EmptyState>
        )}
        {form.error && <Failure error={form.error} onRetry={() => void form.refetch()} />}
        {form.data && view === 'answers' && (
          <>
            <MovedNote moved={[]} keptAside={data.keptAside} />
            <ReviewTable
              key={data.latestRevisionId ?? 'none'}
              detail={data}
              form={withHead(form.data, data.heads[form.data.version])}
            />
          </>
        )}
        {view === 'registration' && <RegistrationPanel detail={data} />}
        {form.data && view === 'revisions' && <RevisionHistory detail={data} form={form.data} />}
        {view === 'findings' && <FindingHistory responseId={responseId} />}
        {form.data && view === 'record' && <ReviewRecord detail={data} form={form.data} />}
      </section>
      <ReviewBar detail={data} form={form.data ?? null} onNext={onNext} />
    </div>
  )
}
