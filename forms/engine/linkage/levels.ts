/** What is compared between two records, and the levels each comparison may come to. */

export const comparisons = [
  {
    id: 'code',
    title: '代码',
    levels: [
      '至少一方没有',
      '代码相同',
      '组织机构代码或注册号相同',
      '代码只差一处',
      '两个有效代码不同',
      '代码不同',
    ],
  },
  {
    id: 'name',
    title: '名称',
    levels: [
      '至少一方没有',
      '名称相同',
      '去掉地区和组织形式后相同',
      '字号相同、行业词相近',
      '字号相同、行业词不同',
      '字号只差一字或同音',
      '名称大部分相同',
      '名称部分相同',
      '名称不同',
      '一方是另一方的分支',
      '同一单位的不同分支',
    ],
  },
  { id: 'person', title: '负责人', levels: ['至少一方没有', '相同', '同音或差一字', '不同'] },
  { id: 'phone', title: '电话', levels: ['至少一方没有', '相同', '只差一位', '不同'] },
  {
    id: 'address',
    title: '地址',
    levels: [
      '至少一方没有',
      '地址相同',
      '门牌相同',
      '门牌相同、房号不同',
      '同一条路、一方没有门牌',
      '同一条路、门牌不同',
      '同一村（社区）',
      '地址大部分相同',
      '地址不同',
    ],
  },
  {
    id: 'point',
    title: '坐标',
    levels: ['至少一方没有', '30 米内', '100 米内', '300 米内', '1 公里内', '5 公里内', '5 公里外'],
  },
  {
    id: 'area',
    title: '区划',
    levels: ['至少一方没有', '同村（社区）', '同乡镇', '同县', '不同县'],
  },
  {
    id: 'industry',
    title: '行业',
    levels: ['至少一方没有', '小类相同', '中类相同', '大类相同', '大类不同'],
  },
  {
    id: 'found',
    title: '成立日期',
    levels: [
      '至少一方没有',
      '同日',
      '同月或同年（一方不全）',
      '相差一年内',
      '相差三年内',
      '相差三年以上',
      '年、月、日只差一项',
    ],
  },
  {
    id: 'employees',
    title: '从业人数',
    levels: ['至少一方没有', '相同', '相差四分之一内', '相差一倍内', '相差四倍内', '相差更多'],
  },
  { id: 'source', title: '来源', levels: ['来自不同名录', '来自同一名录'] },
] as const

export type ComparisonId = (typeof comparisons)[number]['id']

export const COMPARISONS = comparisons.length
export const CODE = 0
export const NAME = 1
export const PERSON = 2
export const PHONE = 3
export const ADDRESS = 4
export const POINT = 5
export const AREA = 6
export const INDUSTRY = 7
export const FOUND = 8
export const EMPLOYEES = 9
export const SOURCE = 10

/** Most levels of any comparison: the stride of tables by comparison and level. */
export const LEVELS = 12

export const SAME_CODE = 1
export const DIFFERENT_SOUND_CODES = 4
export const BRANCH_OF = 9
export const OTHER_BRANCH = 10
