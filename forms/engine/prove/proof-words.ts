/** Proofs in Chinese, for those who write rules. */
import type { FormSchema } from '../types.ts'
import type { ImpliedBound } from './implied-bounds.ts'
import { propertyOf, type RuleProof } from './prove-relations.ts'

export function proofWords({ rule, kind, because }: RuleProof): string {
  const others = because.join('、')
  switch (kind) {
    case 'contradiction':
      return `${rule} 与 ${others} 矛盾：适用时没有任何填报能同时满足`
    case 'always-fails':
      return because.length === 0
        ? `${rule} 适用时必然不成立`
        : `${rule} 适用时，满足 ${others} 的填报必然不成立`
    case 'never-applies':
      return `${rule} 的适用条件不可能成立，永远不会审核`
    case 'never-fails':
      return `${rule} 适用时必然成立，永远不会报出`
    case 'implied':
      return `${rule} 可由 ${others} 推出，各项填齐时是多余的（有空项时仍起作用）`
  }
}

export function boundWords(schema: FormSchema, { cell, least, most }: ImpliedBound): string {
  const name = propertyOf(schema, cell)?.title ?? cell
  if (least !== null && least === most) return `“${name}”只能是 ${least}`
  if (least === null) return `“${name}”不超过 ${most}`
  return most === null ? `“${name}”不小于 ${least}` : `“${name}”在 ${least} 至 ${most} 之间`
}

/** What keeps a rule set from being published. */
export function isContradictory({ kind }: RuleProof): boolean {
  return kind === 'contradiction' || kind === 'always-fails'
}
