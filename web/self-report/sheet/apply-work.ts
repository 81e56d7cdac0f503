/** Brings merged work into a session on screen: only what differs changes. */
import type { Finding } from '../../../forms/engine/types.ts'
import { type Explanation, findingKey } from '../../form/explanation.ts'
import type { FormSession } from '../../form/session/form-session.ts'
import { sameContent, type Work } from './work.ts'

export function applyWork(session: FormSession, next: Work, now: Work): void {
  for (const key of new Set([...Object.keys(next.answers), ...Object.keys(now.answers)])) {
    if (!sameContent(next.answers[key], now.answers[key])) session.choose(key, next.answers[key])
  }
  const kept = new Set(next.explanations.map(findingKey))
  for (const explanation of now.explanations) {
    if (!kept.has(findingKey(explanation))) session.withdrawExplanation(findingOf(explanation))
  }
  for (const explanation of next.explanations) {
    session.explain(findingOf(explanation), explanation)
  }
}

/** Sessions know an explanation's finding by its rule and cells alone. */
function findingOf({ rule, fields }: Explanation): Finding {
  return { rule, fields, kind: 'plausibility', severity: 'verify', outcome: 'fail', message: '' }
}
