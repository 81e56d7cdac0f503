/** What is told above the acts of a draft: what stands against it, and what its proof found. */
import type { CheckDraft } from '../../../../server/contract/checks.ts'

export interface DraftNotice {
  readonly title: string
  readonly tone: 'verify' | 'advisory'
  readonly items: readonly string[]
}

/** `changed`: the text on screen is no longer what was judged. */
export function draftNotices(
  { faults, notes }: Pick<CheckDraft, 'faults' | 'notes'>,
  { changed, own }: { readonly changed: boolean; readonly own: boolean },
): DraftNotice[] {
  if (changed) return []
  const told: DraftNotice[] = [
    {
      title: own ? '提交审批以前还要做' : '有问题，不能批准',
      tone: 'verify',
      items: faults,
    },
    { title: '与现行审核关系一起证明的结果', tone: 'advisory', items: notes },
  ]
  return told.filter(({ items }) => items.length > 0)
}
