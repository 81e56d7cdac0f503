/** 打印: the official table of one response as it was reported, or blank for the same unit. */
import { useQuery } from '@tanstack/react-query'
import type { Answers, UnitAttributes } from '../../../../forms/engine/types.ts'
import { findForm } from '../../../../forms/generated/registry.ts'
import { responseStateNames } from '../../../../server/contract/response-state.ts'
import { getResponse, type ResponseDetail } from '../../../../server/contract/responses.ts'
import { queryFor } from '../../../api/queries.ts'
import { PrintScreen } from '../../../form/print/print-screen.tsx'
import type { Surroundings } from '../../../form/session/checking.ts'
import { withHead } from '../../../form/with-head.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Link } from '../../../ui/link.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { usePageTitle } from '../../use-page-title.ts'

export function PrintResponseScreen({ responseId }: { readonly responseId: string }) {
  usePageTitle('打印答卷')
  const detail = useQuery(queryFor(getResponse, { params: { responseId } }))
  const { formId, formVersion } = detail.data?.response ?? {}
  const form = useQuery({
    queryKey: ['form', formId, formVersion],
    queryFn: async () => (await findForm(formId!, formVersion)) ?? null,
    enabled: formId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const error = detail.error ?? form.error
  if (error) return <Failure error={error} onRetry={() => void detail.refetch()} />
  if (!detail.data || form.data === undefined) return <Skeleton lines={14} />
  if (form.data === null) {
    return <EmptyState title="没有这个版本的表式">答卷原文仍完整保存。</EmptyState>
  }
  const { data } = detail
  return (
    <PrintScreen
      form={withHead(form.data, data.heads[form.data.version])}
      answers={printedAnswers(data)}
      begun={Object.keys(data.answers).length > 0}
      context={contextOf(data)}
      standing={responseStateNames[data.response.state]}
      back={<Link href={hrefOf('/review', { response: responseId })}>返回答卷</Link>}
    />
  )
}

/** Whose form it is stands on it also before anything was reported. */
function printedAnswers({ response, officeItems, answers }: ResponseDetail): Answers {
  return {
    unitName: response.unitName,
    ...(response.unifiedSocialCreditCode === null
      ? {}
      : { unifiedSocialCreditCode: response.unifiedSocialCreditCode }),
    ...officeItems,
    ...answers,
  } as Answers // the server checked the document against this very form
}

/** Attributes carry the names of form 601, documents are those of their own forms, by contract. */
function contextOf({ unitAttributes, others, previous }: ResponseDetail): Surroundings {
  return {
    unit: unitAttributes as UnitAttributes,
    others: others as Readonly<Record<string, Answers>>,
    previous: (previous ?? undefined) as Answers | undefined,
  }
}
