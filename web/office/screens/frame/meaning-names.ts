/** What the columns of a department's list mean, in the words of form 621. */
const names: Readonly<Record<string, string>> = {
  unitName: '单位详细名称',
  unifiedSocialCreditCode: '统一社会信用代码',
  organisationCode: '组织机构代码',
  registrationNumber: '注册号',
  legalRepresentative: '法定代表人（单位负责人）',
  phone: '联系电话',
  address: '生产经营地址',
  registeredAddress: '注册地址',
  industryCode: '行业代码',
  mainActivity: '主要业务活动',
  areaCode: '区划代码',
  blockCode: '普查小区',
  buildingName: '建筑物',
  registrationStatus: '登记状态',
  establishedDate: '成立日期',
  category: '名录所写类型',
  formerName: '曾用名',
  longitude: '经度',
  latitude: '纬度',
}

/** Meanings in the order people compare them. */
export const comparedMeanings: readonly string[] = Object.keys(names)

export function meaningName(meaning: string): string {
  return names[meaning] ?? meaning
}
