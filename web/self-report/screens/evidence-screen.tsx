/** 佐证材料: files the respondent keeps with what it reports, and those collected at its door. */
import { useQuery } from '@tanstack/react-query'
import { formHeading } from '../../../forms/form-words.ts'
import { listResponses } from '../../../server/contract/responses.ts'
import { queryFor } from '../../api/queries.ts'
import { EvidenceSection } from '../../shell/evidence/evidence-section.tsx'
import { useSession } from '../../shell/session.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { usePageTitle } from '../use-page-title.ts'

export function EvidenceScreen() {
  usePageTitle('佐证材料')
  const { scope } = useSession().account
  const unitId = scope.kind === 'unit' ? scope.unitId : ''
  const { data } = useQuery(queryFor(listResponses, { query: { limit: 200 } }))
  return (
    <main id="main" className="sr-page" tabIndex={-1}>
      <PageHead title="佐证材料" parts={[{ label: '我的报表', href: '/' }, { label: '佐证材料' }]}>
        {scope.name}
      </PageHead>
      <EvidenceSection
        key={unitId}
        unitId={unitId}
        heading="已存的材料"
        responses={(data?.responses ?? []).map(({ responseId, formId, formTitle }) => ({
          id: responseId,
          title: formHeading(formId, formTitle),
        }))}
      />
    </main>
  )
}
