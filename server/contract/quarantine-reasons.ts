/** Why an upload was kept in quarantine, by the code a receipt carries, in the words people read. */
export const quarantineReasons = {
  'device-revoked': '发送的平板已挂失；内容已完整保留，请普查办核实后处理',
  'device-not-enrolled':
    '不是从该普查员登记的平板发来；内容已完整保留，请普查办登记平板或核实后处理',
  'form-unknown': '服务器没有这张表，请普查办核对表号',
  'form-version-unknown': '服务器没有这个版本的表式，请普查办核对后补录',
  'form-closed': '这张表当前未开放填报',
  'form-expired': '这张表的有效期已过，不能再按它报送；内容已完整保留，请普查办处理',
  'period-not-open': '这个报告期当前未开放填报',
  'unit-unknown': '底册中没有这个单位',
  'unit-out-of-reach': '单位不在上报人的工作范围内',
  'new-unit-not-allowed': '上报人的岗位不能新增单位',
  'new-unit-out-of-reach': '新增单位所在普查小区未分配给上报人',
  'form-not-assigned': '这张表没有布置给该单位',
  'form-no-longer-owed': '该单位已不再应填这张表；内容已完整保留，请普查办处理',
  'response-closed': '答卷已经审核，未退回不能改报',
  'response-already-submitted': '答卷已经报送，未退回不能改报',
} as const
export type QuarantineReason = keyof typeof quarantineReasons

/** The words of a receipt's code; a code of a newer server is shown as it is. */
export function quarantineWords(code: string | null): string {
  return quarantineReasons[code as QuarantineReason] ?? code ?? ''
}
