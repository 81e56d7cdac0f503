/**
 * What part a person's word on a pair plays: the only one, the first of two, the second that agrees or
 * differs, the referee's. Pure.
 */
import type { DuplicateDecisionKind, DuplicateState } from '../../contract/duplicates.ts'

export interface Opinion {
  readonly by: string
  readonly kind: DuplicateDecisionKind
  readonly firstUnit: string | null
}

export interface PartFacts {
  readonly state: DuplicateState
  readonly absorbed: boolean
  readonly twoClerks: boolean
  /** Words given since the pair last became open, oldest first. */
  readonly opinions: readonly Opinion[]
  readonly actorId: string
}

export type Refusal = 'decided' | 'lapsed' | 'absorbed' | 'said-already'

export const refusalTexts: Readonly<Record<Refusal, string>> = {
  decided: '这一对已判，要改判请先撤销',
  lapsed: '最近一次查重已不认为这两家疑似重复，重新查重后再看',
  absorbed: '其中一家已并入别的单位，先撤销那次合并再判',
  'said-already': '您已判过这一对，须由另一位同事来判',
}

export function refusalOf(facts: PartFacts): Refusal | null {
  const { state, absorbed, opinions, actorId } = facts
  if (state === 'decided' || state === 'lapsed') return state
  if (absorbed) return 'absorbed'
  return opinions.some(({ by }) => by === actorId) ? 'said-already' : null
}

export interface Part {
  readonly part: 'only' | 'first' | 'second' | 'referee'
  readonly takesEffect: boolean
  readonly next: DuplicateState
}

/** Called when nothing is refused. */
export function decidePart(
  { state, twoClerks, opinions }: PartFacts,
  word: Pick<Opinion, 'kind' | 'firstUnit'>,
): Part {
  if (state === 'referee') return { part: 'referee', takesEffect: true, next: 'decided' }
  const [first] = opinions
  if (state === 'second' && first) {
    const agrees = first.kind === word.kind && first.firstUnit === word.firstUnit
    return { part: 'second', takesEffect: agrees, next: agrees ? 'decided' : 'referee' }
  }
  return twoClerks
    ? { part: 'first', takesEffect: false, next: 'second' }
    : { part: 'only', takesEffect: true, next: 'decided' }
}
