/** 审核重点 of the response that is open: every reason in words, and what it may move. */
import { useQuery } from '@tanstack/react-query'
import { getAttention } from '../../../../server/contract/attention.ts'
import { queryFor } from '../../../api/queries.ts'

export function AttentionNote({ responseId }: { readonly responseId: string }) {
  const { data } = useQuery(queryFor(getAttention, { params: { responseId } }))
  if (!data?.attention) return null
  const { reasons, effect } = data.attention
  return (
    <section className="office-attention" aria-label="审核重点">
      <strong>审核重点</strong>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <p>{effect}</p>
    </section>
  )
}
