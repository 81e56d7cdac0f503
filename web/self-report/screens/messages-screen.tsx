/** 留言: what the unit asks the offices and what they answer. */
import { useQuery } from '@tanstack/react-query'
import { formHeading } from '../../../forms/form-words.ts'
import { listResponses } from '../../../server/contract/responses.ts'
import { queryFor } from '../../api/queries.ts'
import { MessageExchange } from '../../shell/messages/message-exchange.tsx'
import { useSession } from '../../shell/session.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { usePageTitle } from '../use-page-title.ts'

export function MessagesScreen({ form }: { readonly form: string | undefined }) {
  usePageTitle('留言')
  const { scope } = useSession().account
  const unitId = scope.kind === 'unit' ? scope.unitId : ''
  const { data } = useQuery(queryFor(listResponses, { query: { limit: 200 } }))
  return (
    <main id="main" className="sr-page" tabIndex={-1}>
      <PageHead title="留言" parts={[{ label: '我的报表', href: '/' }, { label: '留言' }]}>
        同普查办的往来都留在这里；请勿写密码等与填报无关的信息。
      </PageHead>
      <MessageExchange
        key={unitId}
        unitId={unitId}
        side="unit"
        responseId={form}
        responses={(data?.responses ?? []).map(({ responseId, formId, formTitle }) => ({
          id: responseId,
          title: formHeading(formId, formTitle),
        }))}
      />
    </main>
  )
}
