/** How far a block is, in five steps, as the map colours it. Pure. */
import type { ProgressMap } from '../../../../server/contract/progress.ts'

type Block = ProgressMap['blocks'][number]
export type BlockState = 'none' | 'begun' | 'half' | 'reported' | 'accepted'

export const blockStateNames: Readonly<Record<BlockState, string>> = {
  none: '没有应报',
  begun: '已报不足一半',
  half: '已报过半',
  reported: '全部已报',
  accepted: '全部已验收',
}

export function stateOf({
  expected,
  reported,
  accepted,
}: Pick<Block, 'expected' | 'reported' | 'accepted'>): BlockState {
  if (expected === 0) return 'none'
  if (accepted >= expected) return 'accepted'
  if (reported >= expected) return 'reported'
  return reported * 2 >= expected ? 'half' : 'begun'
}
