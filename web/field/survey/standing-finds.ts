/** What was found in a block: what the server had when last asked, and what this device did since. Pure. */
import type { FoundUnit } from '../../../server/contract/post-enumeration.ts'
import type { Act } from '../../outbox/acts/act.ts'

export interface SurveyPlace {
  readonly surveyId: string
  readonly blockCode: string
}

/** `acts` in the order they were made; those the server refused count for nothing. */
export function standingFinds(
  fetched: readonly FoundUnit[],
  acts: readonly Pick<Act, 'act' | 'madeAt' | 'refusal'>[],
  { surveyId, blockCode }: SurveyPlace,
): FoundUnit[] {
  const finds = new Map(fetched.map((find) => [find.foundId, find]))
  for (const { act, madeAt, refusal } of acts) {
    if (act.kind !== 'pes-find' || refusal !== null) continue
    if (act.surveyId !== surveyId || act.blockCode !== blockCode) continue
    const known = finds.get(act.foundId)
    // What was fetched may be newer than an act that lies here still.
    if (known && known.madeAt > madeAt) continue
    if (act.removed) finds.delete(act.foundId)
    else
      finds.set(act.foundId, { foundId: act.foundId, unit: act.unit, figures: act.figures, madeAt })
  }
  return [...finds.values()]
}

/** Whether the surveyor has said here that the block is done, sent or not. */
export function isDone(
  acts: readonly Pick<Act, 'act' | 'refusal'>[],
  { surveyId, blockCode }: SurveyPlace,
): boolean {
  return acts.some(
    ({ act, refusal }) =>
      act.kind === 'pes-block-done' &&
      refusal === null &&
      act.surveyId === surveyId &&
      act.blockCode === blockCode,
  )
}
