/**
 * What a column heading of a department's list means. Each department writes its own words; the
 * table below is printed in docs/frame-import.md. A heading that is not here is kept, not used.
 */

/** Meanings share the keys of form 621 where they are the same indicator. */
export const headingsByMeaning = {
  unitName: [
    '单位名称',
    '单位详细名称',
    '企业名称',
    '企业（机构）名称',
    '市场主体名称',
    '经营主体名称',
    '纳税人名称',
    '机构名称',
    '社会组织名称',
    '组织名称',
    '个体名称',
    '字号名称',
    '商户名称',
    '户名',
    '用户名称',
    '用电户名',
    '名称',
  ],
  unifiedSocialCreditCode: [
    '统一社会信用代码',
    '统一信用代码',
    '社会信用代码',
    '信用代码',
    '统一代码',
    '纳税人识别号',
    '社会信用代码（纳税人识别号）',
    '统一社会信用代码（纳税人识别号）',
    '统一社会信用代码/注册号',
    'uscc',
  ],
  organisationCode: ['组织机构代码', '机构代码', '组织机构代码证号'],
  registrationNumber: ['注册号', '登记证号', '工商注册号', '营业执照注册号', '登记证书号'],
  legalRepresentative: [
    '法定代表人',
    '法定代表人（负责人）',
    '法定代表人姓名',
    '法定代表人或负责人',
    '法人代表',
    '单位负责人',
    '负责人',
    '经营者',
    '经营者姓名',
    '投资人',
    '执行事务合伙人',
  ],
  phone: ['联系电话', '电话', '电话号码', '固定电话', '移动电话', '手机', '手机号码', '联系方式'],
  address: [
    '生产经营地址',
    '经营地址',
    '经营场所',
    '单位所在地',
    '详细地址',
    '单位地址',
    '单位详细地址',
    '办公地址',
    '用电地址',
    '地址',
  ],
  registeredAddress: ['住所', '注册地址', '登记地址', '注册地', '登记住所', '机构住所'],
  industryCode: ['行业代码', '行业类别代码', '国民经济行业代码', '行业小类代码'],
  mainActivity: ['主要业务活动', '经营范围', '主营业务', '业务范围', '宗旨和业务范围', '行业名称'],
  areaCode: ['行政区划代码', '区划代码', '统计用区划代码', '所在地区划代码', '行政区划'],
  blockCode: ['普查小区代码', '普查小区', '小区代码'],
  buildingName: ['建筑物名称', '建筑物', '楼宇名称'],
  registrationStatus: ['登记状态', '经营状态', '企业状态', '纳税人状态', '状态', '机构状态'],
  establishedDate: ['成立日期', '批准成立日期', '成立时间', '注册日期', '登记日期', '开业日期'],
  category: ['单位类型', '企业类型', '市场主体类型', '机构类型', '纳税人类型', '组织类型', '类型'],
  formerName: ['曾用名', '原名称', '曾用名称'],
  longitude: ['经度', '东经', 'lng', 'longitude'],
  latitude: ['纬度', '北纬', 'lat', 'latitude'],
} as const satisfies Record<string, readonly string[]>

export type Meaning = keyof typeof headingsByMeaning

const meaningOf = new Map<string, Meaning>(
  Object.entries(headingsByMeaning).flatMap(([meaning, headings]) =>
    // Keys of the table above.
    headings.map((heading) => [plainHeading(heading), meaning as Meaning] as const),
  ),
)

export function findMeaning(heading: string): Meaning | null {
  const plain = plainHeading(heading)
  return meaningOf.get(plain) ?? meaningOf.get(withoutBrackets(plain)) ?? null
}

/** Width, case, blanks and marks such as 「*」 do not change what a heading means. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u2060\ufeff*:：'"“”]/g, '')
    .toLowerCase()
}

function withoutBrackets(plain: string): string {
  return plain.replace(/[([【].*?[)\]】]/g, '')
}
