/**
 * The response as the official table, read-only, with the findings the server told and the cells most
 * likely wrong. Nothing here can change a reported value or names one to report.
 */
import { useMemo } from 'react'
import type { Answers, Finding, FormDefinition } from '../../../../forms/engine/types.ts'
import type { ResponseDetail } from '../../../../server/contract/responses.ts'
import { FindingsRail } from '../../../form/findings/findings-rail.tsx'
import { useFormSession } from '../../../form/session/use-form-session.ts'
import { FormSurface } from '../../../form/surface/form-surface.tsx'
import { OfficialTable } from '../../../form/table/official-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'

export interface ReviewTableProps {
  readonly detail: ResponseDetail
  readonly form: FormDefinition
}

export function ReviewTable({ detail, form }: ReviewTableProps) {
  if (Object.keys(detail.answers).length === 0) {
    return <EmptyState title="还没有填报内容">填报人报送后在这里审核。</EmptyState>
  }
  return <FilledTable detail={detail} form={form} />
}

function FilledTable({ detail, form }: ReviewTableProps) {
  const { others, previous, unitAttributes } = detail
  const context = useMemo(
    () => ({
      // As the server judged it with.
      others: others as Readonly<Record<string, Answers>>,
      previous: (previous ?? undefined) as Answers | undefined,
      unit: unitAttributes,
    }),
    [others, previous, unitAttributes],
  )
  const session = useFormSession({
    form,
    // The server checked the document against this very form when it came.
    // Items offices fill stand in their cells of the official table, which marks them as such.
    initialAnswers: { ...detail.officeItems, ...detail.answers } as Answers,
    explanations: detail.explanations,
    fixedFindings: failing(detail.findings),
    context,
    readOnly: true,
  })
  return (
    <FormSurface session={session} presentation="desktop" locates>
      <div className="office-form-with-rail">
        <div className="office-form-table">
          <OfficialTable previous={context.previous} />
        </div>
        <div className="office-form-rail">
          <FindingsRail />
        </div>
      </div>
    </FormSurface>
  )
}

function failing(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => finding.outcome === 'fail')
}
