/** Words and numbers of the duplicates desk. Pure. */
import type {
  DuplicateDecision,
  DuplicateQueue,
  MergeField,
  UnitRelation,
} from '../../../../server/contract/duplicates.ts'
import { formatNumber } from '../../../ui/format-number.ts'

export const queueNames: Readonly<Record<DuplicateQueue, string>> = {
  open: '待判',
  second: '待复判',
  referee: '待裁定',
  check: '抽查',
  decided: '已判',
}

export const fieldNames: Readonly<Record<MergeField, string>> = {
  name: '单位详细名称',
  unifiedSocialCreditCode: '统一社会信用代码',
  legalRepresentative: '法定代表人（负责人）',
  phone: '联系电话',
  address: '地址',
  industryCode: '行业代码',
  place: '小区和建筑物',
}

export const partNames: Readonly<Record<DuplicateDecision['part'], string>> = {
  only: '判定',
  first: '初判',
  second: '复判',
  referee: '裁定',
  bulk: '批量接受',
  check: '抽查',
}

export const relationWords: Readonly<Record<UnitRelation['part'], string>> = {
  survivor: '并入本单位',
  merged: '本单位已并入',
  parent: '本单位的分支机构',
  branch: '本单位是其分支机构',
  earlier: '接续本单位的后一家',
  later: '本单位接续的前一家',
}

/** e.g. 97%，never 100% and never 0%. */
export function probabilityText(probability: number): string {
  const percent = Math.min(99.9, Math.max(0.1, probability * 100))
  return `${formatNumber(percent, percent > 99 || percent < 1 ? 1 : 0)}%`
}

/** e.g. +8.2 or −3.1 */
export function bitsText(bits: number): string {
  return `${bits > 0 ? '+' : ''}${formatNumber(bits, 1)}`
}
