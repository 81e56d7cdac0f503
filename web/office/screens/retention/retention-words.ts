/** How the standing of a class and of a destruction is called and shown. */
import type { Destruction, Hold, KeptClass } from '../../../../server/contract/retention.ts'
import { recordClassNames } from '../../../../server/contract/retention.ts'
import type { StatusTone } from '../../../ui/status-tag.tsx'

export const classStates: Readonly<Record<KeptClass['state'], readonly [StatusTone, string]>> = {
  'no-rule': ['waiting', '未定期限'],
  empty: ['closed', '没有资料'],
  held: ['returned', '暂停销毁'],
  'others-first': ['waiting', '待其他各类'],
  kept: ['underway', '保存中'],
  due: ['sent', '到期待办'],
}

export const destructionStates: Readonly<
  Record<Destruction['state'], readonly [StatusTone, string]>
> = {
  waiting: ['waiting', '待批准'],
  approved: ['underway', '已批准待执行'],
  refused: ['returned', '未批准'],
  void: ['closed', '已作废'],
  done: ['accepted', '已销毁'],
}

export function nameOfHeld(recordClass: Hold['recordClass']): string {
  return recordClass === 'all' ? '全部类别' : recordClassNames[recordClass]
}

/** What whoever stands at the console types. */
export function commandFor({ id, recordClass }: Destruction): string {
  return `jingpu destroy --destruction ${id} --confirm ${recordClassNames[recordClass]} --operator 销毁人 --witness 监销人`
}
