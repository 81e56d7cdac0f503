/** Whether a stored revision was sealed for submission and found free of blockers. */
import type { RevisionFacts } from './revision-store.ts'

export function isSubmittable(revision: Pick<RevisionFacts, 'intent' | 'receipt'>): boolean {
  return revision.intent === 'submit' && revision.receipt.blockers.length === 0
}
