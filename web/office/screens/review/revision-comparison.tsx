/** Two revisions side by side: reads both, shows only what differs. */
import { useQuery } from '@tanstack/react-query'
import type { Answers, FormDefinition } from '../../../../forms/engine/types.ts'
import { moveWork } from '../../../../forms/engine/versions/move-work.ts'
import { stepsBetween } from '../../../../forms/engine/versions/steps-between.ts'
import { loadVersions } from '../../../../forms/generated/registry.ts'
import { getRevision, type RevisionSummary } from '../../../../server/contract/responses.ts'
import { queryFor } from '../../../api/queries.ts'
import { RevisionCompare } from '../../../form/compare/revision-compare.tsx'
import { pageCodeLists } from '../../../form/session/use-form-session.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Failure } from '../../failure.tsx'

export interface RevisionComparisonProps {
  readonly responseId: string
  readonly form: FormDefinition
  readonly before: RevisionSummary
  readonly after: RevisionSummary
}

export function RevisionComparison(props: RevisionComparisonProps) {
  const { responseId, form, before, after } = props
  const first = useRevision(responseId, before.revisionId)
  const second = useRevision(responseId, after.revisionId)
  const error = first.error ?? second.error
  const versions = useQuery({
    queryKey: ['form-versions', form.id],
    queryFn: () => loadVersions(form.id),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (error) return <Failure error={error} />
  if (!first.data || !second.data || !versions.data) return <Skeleton lines={6} />
  // Revisions filled in on an older version are compared as the newer one reads them.
  const inThisVersion = (answers: Record<string, unknown>, of: RevisionSummary): Answers => {
    const steps = stepsBetween(versions.data, of.formVersion, form.version) ?? []
    return moveWork({ answers, explanations: [], keptAside: [] }, steps).answers as Answers
  }
  return (
    <div className="office-comparison">
      <RevisionCompare
        form={form}
        before={{
          label: `第 ${before.number} 版`,
          answers: inThisVersion(first.data.answers, before),
        }}
        after={{
          label: `第 ${after.number} 版`,
          answers: inThisVersion(second.data.answers, after),
        }}
        codeLists={pageCodeLists}
      />
    </div>
  )
}

/** A revision never changes, so it is read once. */
function useRevision(responseId: string, revisionId: string) {
  return useQuery({
    ...queryFor(getRevision, { params: { responseId, revisionId } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
