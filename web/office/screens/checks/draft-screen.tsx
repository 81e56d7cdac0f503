/** 工作台: one draft of a check, from its first line to its publication. */
import { useQuery } from '@tanstack/react-query'
import { formMark } from '../../../../forms/form-words.ts'
import { type CheckDraft, getCheckDraft } from '../../../../server/contract/checks.ts'
import { queryFor } from '../../../api/queries.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { usePageTitle } from '../../use-page-title.ts'
import { DraftEditor } from './draft-editor.tsx'
import { kindNames, stateWords } from './draft-words.ts'
import { useFormInForce } from './use-form-in-force.ts'

export function DraftScreen({ draftId }: { readonly draftId: string }) {
  usePageTitle('审核关系草稿')
  const { data: draft, error, refetch } = useQuery(queryFor(getCheckDraft, { params: { draftId } }))
  const parts = [
    { label: '审核关系', href: '/checks' },
    ...(draft
      ? [{ label: formMark(draft.formId), href: `/checks/${encodeURIComponent(draft.formId)}` }]
      : []),
    { label: draft?.checkId ?? '草稿' },
  ]
  const title = draft ? `${kindNames[draft.kind]}审核关系 ${draft.checkId}` : '审核关系草稿'
  const state = draft && stateWords[draft.state]
  return (
    <>
      <PageHead title={title} parts={parts}>
        {draft && state && (
          <>
            <StatusTag tone={state[1]}>{state[0]}</StatusTag> · 起草人 {draft.authorName} ·{' '}
            <TimeStamp at={draft.updatedAt} />
            {draft.ruleVersion !== null && ` · 审核关系版本 ${draft.ruleVersion}`}
            {draft.effectiveAt !== null && (
              <>
                {' · 生效 '}
                <TimeStamp at={draft.effectiveAt} />
              </>
            )}
          </>
        )}
      </PageHead>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!draft && !error && <Skeleton lines={10} />}
      {draft && <LoadedDraft draft={draft} key={draft.id} />}
    </>
  )
}

function LoadedDraft({ draft }: { readonly draft: CheckDraft }) {
  const { form, error, retry } = useFormInForce(draft.formId)
  if (error) return <Failure error={error} onRetry={retry} />
  if (form === undefined) return <Skeleton lines={10} />
  if (form === null) return <EmptyState title="没有这张表">请从审核关系列表进入。</EmptyState>
  return <DraftEditor draft={draft} form={form} />
}
