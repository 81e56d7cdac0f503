import { Problem } from '../../contract/problems.ts'
import type { BatchRow } from './store.ts'

/** A batch that was stopped or accepted stays as it is. */
export function requireLooking({ state }: BatchRow): void {
  if (state === 'looking') return
  throw new Problem(
    'findings-not-acceptable',
    state === 'stopped' ? '抽看中发现说明不成立，这一批已停止，请逐份处理' : '这一批已认可',
  )
}
