/**
 * Kinds of legal units other than enterprises: what they are called, what they do, under which
 * rules they keep books. Functions are invented, so that no real office is meant.
 */
import type { BuildingKind } from './city.ts'
import type { CreditCodePrefix } from './credit-codes.ts'

export interface Institution {
  /** 机构类型. */
  readonly type: '20' | '30' | '40' | '51' | '52' | '53' | '54' | '55' | '56' | '90'
  /** Share of a hundred legal units. */
  readonly share: number
  readonly prefix: CreditCodePrefix
  /** 登记注册统计类别: market entities only. */
  readonly registrationType?: '400'
  /** 执行会计标准类别. */
  readonly accounting: '1' | '2' | '4' | '9'
  readonly medianStaff: number
  readonly femaleShare: number
  readonly building: BuildingKind
  /** Endings of names with the industry and the main activity that go with them. */
  readonly kinds: readonly (readonly [ending: string, industryCode: string, activity: string])[]
}

export const institutions: readonly Institution[] = [
  {
    type: '20',
    share: 6,
    prefix: '12',
    accounting: '2',
    medianStaff: 18,
    femaleShare: 0.55,
    building: 'public',
    kinds: [
      ['第二实验小学', '8321', '普通小学教育'],
      ['明德中学', '8331', '普通初中教育'],
      ['乡土图书馆', '8831', '提供图书借阅'],
      ['农技推广站', '7511', '提供农技推广'],
      ['便民卫生院', '8423', '提供基本医疗服务'],
      ['市政养护中心', '7810', '管理市政设施'],
    ],
  },
  {
    type: '30',
    share: 4,
    prefix: '11',
    accounting: '2',
    medianStaff: 16,
    femaleShare: 0.38,
    building: 'public',
    kinds: [
      ['民情联络办公室', '9221', '综合事务管理'],
      ['乡土资料管理局', '9224', '管理社会事务'],
      ['产业促进办公室', '9225', '管理经济事务'],
      ['集市监督所', '9226', '行政监督检查'],
    ],
  },
  {
    type: '40',
    share: 2,
    prefix: '51',
    accounting: '4',
    medianStaff: 4,
    femaleShare: 0.4,
    building: 'offices',
    kinds: [
      ['陶艺行业协会', '9522', '服务行业会员'],
      ['剪纸艺术学会', '9521', '提供专业交流'],
      ['同乡联谊会', '9529', '提供社会联谊'],
    ],
  },
  {
    type: '51',
    share: 2.5,
    prefix: '52',
    accounting: '4',
    medianStaff: 9,
    femaleShare: 0.7,
    building: 'public',
    kinds: [
      ['幼儿园', '8310', '学前教育'],
      ['职业培训学校', '8391', '职业技能培训'],
      ['养老服务中心', '8514', '提供养老照料'],
    ],
  },
  {
    type: '52',
    share: 0.4,
    prefix: '53',
    accounting: '4',
    medianStaff: 3,
    femaleShare: 0.5,
    building: 'offices',
    kinds: [['助学基金会', '9530', '发放助学资金']],
  },
  {
    type: '53',
    share: 3,
    prefix: '55',
    accounting: '9',
    medianStaff: 8,
    femaleShare: 0.62,
    building: 'public',
    kinds: [['社区居民委员会', '9610', '办理社区居民事务']],
  },
  {
    type: '54',
    share: 6,
    prefix: '54',
    accounting: '9',
    medianStaff: 5,
    femaleShare: 0.24,
    building: 'public',
    kinds: [['村民委员会', '9620', '办理村民自治事务']],
  },
  {
    type: '55',
    share: 7,
    prefix: '93',
    registrationType: '400',
    accounting: '1',
    medianStaff: 7,
    femaleShare: 0.4,
    building: 'courtyard',
    kinds: [
      ['养羊专业合作社', '0314', '饲养肉羊'],
      ['玉米种植专业合作社', '0113', '种植玉米'],
      ['蔬菜种植专业合作社', '0141', '种植蔬菜'],
      ['奶牛养殖专业合作社', '0311', '饲养奶牛'],
      ['农机专业合作社', '0512', '提供农机作业'],
    ],
  },
  {
    type: '56',
    share: 4,
    prefix: 'N2',
    accounting: '9',
    medianStaff: 4,
    femaleShare: 0.25,
    building: 'public',
    kinds: [['股份经济合作社', '7212', '管理集体资产']],
  },
  {
    type: '90',
    share: 1.5,
    prefix: '71',
    accounting: '4',
    medianStaff: 3,
    femaleShare: 0.3,
    building: 'courtyard',
    kinds: [['禅院', '9542', '组织宗教活动']],
  },
]
