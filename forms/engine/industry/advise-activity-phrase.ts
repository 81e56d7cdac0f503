/**
 * Whether a phrase says enough to code by (quality.md ): verb and thing, not 贸易 or 服务 alone, and
 * for sales whether in bulk or to households.
 */
import { clausesOf, plainWord } from './normalise-phrase.ts'

export interface PhraseAdvice {
  readonly vague: boolean
  /** What to write instead, or null where the phrase will do. */
  readonly advice: string | null
}

const bareWords: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:商务?贸易?|贸易|商业|商贸|买卖|生意|做买卖|做生意|销售|经营|经销|批发|零售|批零|批发零售|卖货|卖东西|营业|进出口|开店|门市|商店经营)(?:公司|部|业)?$/u,
    '请写明批发还是零售、卖什么，如“批发钢材”“零售服装”',
  ],
  [
    /^(?:服务|服务业|综合服务|社会服务|商务服务|提供服务|技术服务|咨询|咨询服务|管理|管理服务|管理咨询)(?:公司|部)?$/u,
    '请写明提供什么服务，如“提供货物运输服务”“提供理发服务”',
  ],
  [
    /^(?:加工|生产|制造|制作|加工制造|生产加工|生产销售|产销|加工销售|工厂|加工厂|办厂|工业)(?:业)?$/u,
    '请写明加工或生产什么，如“生产日用陶瓷”“加工小米”',
  ],
  [/^(?:维修|修理|修理部|维修部|维修服务)$/u, '请写明修理什么，如“修理汽车”“修理家用电器”'],
  [
    /^(?:施工|工程|安装|建设|工程施工|承包工程|包工)$/u,
    '请写明施工或安装什么，如“住宅施工”“安装暖气管道”',
  ],
  [/^(?:出租|租赁|租赁服务)$/u, '请写明出租什么，如“出租商铺”“出租挖掘机”'],
  [
    /^(?:种植|种植业|养殖|养殖业|种养|种养殖|种植养殖|农业|种地|务农)$/u,
    '请写明种什么、养什么，如“种植玉米”“饲养肉羊”',
  ],
  [/^(?:运输|物流|运输服务)$/u, '请写明运什么、怎么运，如“道路货物运输”“长途客运”'],
  [/^(?:开采|采矿|矿业|采选)$/u, '请写明开采什么，如“开采原煤”'],
  [/^(?:培训|教育|培训服务|教育培训)$/u, '请写明教什么、教谁，如“驾驶员培训”“中小学课外辅导”'],
  [
    /^(?:个体|个体户|个体经营|自营|其他|无|没有|不详|不清楚|同上|见执照|详见执照|按(?:营业)?执照(?:经营|范围)?|以执照为准|按许可证经营|执照范围内.*|正常经营|公司|企业|合作社|有限公司)$/u,
    '请按实际所做的写，用“动词＋对象”，如“生产陶瓷碗”“零售粮油”',
  ],
]

const sellsOnly = /销售|经销|出售|供应|买卖|营销/u
const saysHow =
  /批发|零售|批零|专卖|店|超市|门市|商店|网|生产|制造|加工|种植|养殖|饲养|开采|代理|维修|修理/u

const enough: PhraseAdvice = { vague: false, advice: null }

export function adviseActivityPhrase(phrase: string): PhraseAdvice {
  const plain = plainWord(phrase)
  if (plain.length === 0)
    return { vague: true, advice: '请写主要业务活动，用“动词＋对象”，如“零售粮油”' }
  if (/^\d+$/.test(plain)) return { vague: true, advice: '请用文字写主要业务活动，如“零售粮油”' }
  const parts = [plain, clausesOf(phrase).join('')]
  for (const [bare, advice] of bareWords) {
    if (parts.some((part) => bare.test(part))) return { vague: true, advice }
  }
  if ([...plain].length === 1)
    return { vague: true, advice: '太短，请用“动词＋对象”写，如“零售粮油”' }
  if (sellsOnly.test(plain) && !saysHow.test(plain)) {
    return { vague: false, advice: '卖给商家写“批发”，卖给居民写“零售”' }
  }
  return enough
}
