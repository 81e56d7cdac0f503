/**
 * Two people, or two computers, worked on one form. What only one of them changed is taken from that
 * one; what both changed differently is put to the person, indicator by indicator. Nothing is
 * overwritten in silence. A table counts as one value. Pure.
 */
import type { Answers, AnswerValue } from '../../../forms/engine/types.ts'
import { type Explanation, findingKey } from '../../form/explanation.ts'
import { sameContent, type Work } from './work.ts'

export type Choice =
  | {
      readonly kind: 'answer'
      readonly key: string
      readonly ours: AnswerValue | undefined
      readonly theirs: AnswerValue | undefined
    }
  | {
      readonly kind: 'explanation'
      readonly key: string
      readonly ours: Explanation | undefined
      readonly theirs: Explanation | undefined
    }

export interface Merge {
  /** Ours with their separate changes; ours also where there is a choice to make. */
  readonly work: Work
  readonly choices: readonly Choice[]
}

export type Pick = 'ours' | 'theirs'

/** `known`: what both started from. */
export function mergeWork(known: Work, ours: Work, theirs: Work): Merge {
  const choices: Choice[] = []
  const answers = mergeMaps<AnswerValue>(
    known.answers,
    ours.answers,
    theirs.answers,
    (key, mine, other) => choices.push({ kind: 'answer', key, ours: mine, theirs: other }),
  )
  const explanations = mergeMaps<Explanation>(
    keyed(known),
    keyed(ours),
    keyed(theirs),
    (key, mine, other) => choices.push({ kind: 'explanation', key, ours: mine, theirs: other }),
  )
  return { work: { answers, explanations: Object.values(explanations) }, choices }
}

/** The merge with every choice made; a choice without a pick keeps ours. */
export function resolveMerge(merge: Merge, picks: ReadonlyMap<string, Pick>): Work {
  let { answers } = merge.work
  const explanations = { ...keyed(merge.work) }
  for (const choice of merge.choices) {
    if (picks.get(choiceId(choice)) !== 'theirs') continue
    if (choice.kind === 'answer') answers = withKey(answers, choice.key, choice.theirs)
    else if (choice.theirs) explanations[choice.key] = choice.theirs
    else delete explanations[choice.key]
  }
  return { answers, explanations: Object.values(explanations) }
}

export function choiceId(choice: Choice): string {
  return `${choice.kind}:${choice.key}`
}

function withKey(answers: Answers, key: string, value: AnswerValue | undefined): Answers {
  const { [key]: _gone, ...rest } = answers
  return value === undefined ? rest : { ...answers, [key]: value }
}

function keyed(work: Work): Record<string, Explanation> {
  return Object.fromEntries(work.explanations.map((each) => [findingKey(each), each]))
}

function mergeMaps<T>(
  known: Readonly<Record<string, T | undefined>>,
  ours: Readonly<Record<string, T | undefined>>,
  theirs: Readonly<Record<string, T | undefined>>,
  differs: (key: string, ours: T | undefined, theirs: T | undefined) => void,
): Record<string, T> {
  const merged: Record<string, T> = {}
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const [was, mine, other] = [known[key], ours[key], theirs[key]]
    const taken = sameContent(mine, was) ? other : mine
    const bothChanged = !sameContent(mine, was) && !sameContent(other, was)
    if (bothChanged && !sameContent(mine, other)) differs(key, mine, other)
    if (taken !== undefined && taken !== null) merged[key] = taken
  }
  return merged
}
