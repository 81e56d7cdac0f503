/** Telling a branch 分支机构 by its name. Pure. */
import { nameKey } from '../../../forms/engine/name-key.ts'

/** What branches and other establishments of a legal unit end in. */
const BRANCH_ENDINGS =
  /(分公司|分店|分行|支行|分理处|储蓄所|营业部|营业厅|营业所|门市部|办事处|代表处|分校|分院|分所|分部|分厂|分局|分中心|项目部|加油站|供电所|配送站)$/

export function looksLikeBranch(name: string, category: string | undefined): boolean {
  if (category && /分支|分公司|非法人|产业活动/.test(category)) return true
  return BRANCH_ENDINGS.test(nameKey(name))
}
