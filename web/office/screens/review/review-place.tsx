/** Where a response lies in review, where its state does not say so: put aside, or handed up. */
import { reviewLevelNames } from '../../../../server/contract/response-state.ts'
import type { ResponseSummary } from '../../../../server/contract/responses.ts'
import { StatusTag } from '../../../ui/status-tag.tsx'

export function ReviewPlace({ response }: { readonly response: ResponseSummary }) {
  const { heldBy, escalatedFrom } = response
  if (heldBy !== null) return <StatusTag tone="closed">{reviewLevelNames[heldBy]}暂缓</StatusTag>
  if (escalatedFrom === null) return null
  return <StatusTag tone="underway">{reviewLevelNames[escalatedFrom]}提请</StatusTag>
}
