/** Why a response stands where it does in the queue: its weightiest reason and its share of totals. */
import type { Attention } from '../../../../server/contract/attention.ts'
import { shareText } from './share-text.ts'

export function AttentionLine({ attention }: { readonly attention: Attention }) {
  const { reasons, countyEffect, industryEffect } = attention
  return (
    <span className="office-queue-line office-queue-why">
      <span>{reasons[0]}</span>
      <span className="office-queue-effect" title={attention.effect}>
        影响 {shareText(Math.max(countyEffect, industryEffect))}
      </span>
    </span>
  )
}
