/** Names of the conditions, and of the values of a roster, in census words. */
import type { ListingChange, ListingCheck } from '../../../../server/contract/listing.ts'

export const checkNames: Readonly<Record<ListingCheck['check'], string>> = {
  'no-open-record': '名录记录都有着落',
  'ledger-balances': '台账与名录相符',
  'no-open-duplicate': '疑似重复已判',
  'no-open-signal': '漏报线索已了结',
  'every-block-visited': '普查小区已走完',
  'recheck-coverage': '复查面 5%',
  'unit-error-rate': '单位差错率',
  'indicator-error-rate': '指标差错率',
}

export const changeNames: Readonly<Record<ListingChange['change'], string>> = {
  added: '签字后新增',
  removed: '签字后退出',
  changed: '签字后变动',
}

const fieldNames: Readonly<Record<string, string>> = {
  kind: '单位类型',
  name: '名称',
  unifiedSocialCreditCode: '信用代码',
  areaCode: '区划代码',
  blockCode: '普查小区',
  buildingCode: '建筑物',
  address: '地址',
  industryCode: '行业代码',
  aboveScale: '一套表单位',
  outcome: '核查情况',
  roster: '名录',
}

export function fieldName(field: string): string {
  return fieldNames[field] ?? field
}
