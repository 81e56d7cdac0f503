/**
 * What is done with a thing: made, sold in bulk, sold to households, mended, let… The same noun belongs to
 * another class with another activity (quality.md Q-32), so the activity of a phrase is weighed against
 * the activity of each class.
 */

export type Activity =
  | 'grow'
  | 'raise'
  | 'mine'
  | 'make'
  | 'repair'
  | 'build'
  | 'wholesale'
  | 'retail'
  | 'sell'
  | 'carry'
  | 'store'
  | 'let'
  | 'teach'
  | 'online'
  | 'associate'
  | 'govern'
  | 'research'

interface ActivityWords {
  readonly activity: Activity
  readonly words: RegExp
  /** As it is called in a reason. */
  readonly label: string
}

/** What is written outright, the surest first; a phrase that has several is taken by the first listed. */
const verbs: readonly ActivityWords[] = [
  { activity: 'associate', label: '团体', words: /协会$|学会$|商会$|联合会$|促进会$|研究会$/u },
  { activity: 'research', label: '研究', words: /研究(?:院|所|开发)?|研发/u },
  { activity: 'teach', label: '培训', words: /培训|辅导|教练|^学(?!生|校|习)|补习|家教/u },
  { activity: 'let', label: '出租', words: /出租(?!车|汽车)|租赁|租(?=[^车金])|(?<=.)租$/u },
  {
    activity: 'repair',
    label: '修理',
    words:
      /维修|修理|检修|修补|保养|修复|^[专快]?修(?!建|路|桥|公路|脚|铁|水库|河|地铁|堤|渠|坝|隧道|厂房|房子|大楼)|大修|翻新|抢修|维保/u,
  },
  {
    activity: 'online',
    label: '网上销售',
    words:
      /网店|网上(?:卖|销|店|零|商)|淘宝|直播|带货|电商|线上|互联网(?:销售|零售)|网络(?:销售|零售)|拼多多|抖音|快手|微商/u,
  },
  {
    activity: 'build',
    label: '施工',
    words:
      /施工|安装|承建|建设|铺设|架设|修建|建造|工程施工|盖(?=房|楼|厂|大棚)|修(?=路|桥|公路|铁路|水库|河|地铁|堤|渠|坝|隧道|厂房|房子|大楼)|装修/u,
  },
  {
    activity: 'carry',
    label: '运输',
    words: /运输|货运|客运|拉(?=货|煤|沙|土|人|粮|石|砖|水|油|灰|客)|跑(?=车|运|货|长)/u,
  },
  { activity: 'store', label: '仓储', words: /仓储|储存|保管|储备/u },
  {
    activity: 'mine',
    label: '开采',
    words: /开采|采选|采矿|采掘|挖(?=煤|沙|矿)|采(?=煤|石|沙|砂)/u,
  },
  {
    activity: 'raise',
    label: '养殖',
    words: /养殖|饲养|繁育|^养(?!老|护|生|路|车|发)|喂养|放羊/u,
  },
  {
    activity: 'grow',
    label: '种植',
    words: /种植|栽培|^种(?!子|畜|猪|羊|牛|鸡|业)|栽种|培育|育苗|大棚种/u,
  },
  {
    activity: 'make',
    label: '制造',
    words:
      /生产|制造|加工|制作|厂家|酿造|酿|制(?=衣|砖|药|酒)|冶炼|铸造|锻造|组装|烧制|纺织|轧制|^做(?!饭|头|账|美|网|广|门头|招|牌|软|指|小程|保|买|生意)|^造(?!价|林|型|影|血|势|梦)|打(?=家具|柜|首饰|金银|银器|铁(?!路|皮屋))|织造|自产|产销|产品生产/u,
  },
  {
    activity: 'wholesale',
    label: '批发',
    words:
      /批发|批零|批(?=菜|货|水果)|收购|购销|贩|倒卖|^倒(?=煤|粮|羊)|运销|贸易|商贸|总代理|代理商|分销|^收(?!费|银|纳|养|容|住|房)/u,
  },
  { activity: 'retail', label: '零售', words: /零售|专卖|直营|旗舰|(?<!买)卖(?!场)|售卖/u },
  {
    activity: 'sell',
    label: '销售',
    words: /销售|经营|买卖|出售|供应|经销|代理|营销|直销|专营|售/u,
  },
]

/** What the name of a place lets guess. */
const places: readonly ActivityWords[] = [
  { activity: 'govern', label: '机关', words: /局$|委员会$|人民政府|办公室$|管理处$|[^售业]所$/u },
  // Who makes by hand calls the workshop a shop.
  {
    activity: 'make',
    label: '制造',
    words: /厂$|作坊|[油豆酒醋粉]坊|定制|定做|[木铁金银石]匠|裁缝/u,
  },
  { activity: 'store', label: '仓储', words: /冷库|仓库|库房/u },
  {
    activity: 'retail',
    label: '零售',
    words: /门市|商店|便利|超市|专柜|[^酒饭旅]店$|铺子?$|摊$|行$|城$|门店|小卖|卖场/u,
  },
  { activity: 'build', label: '施工', words: /工程$|工程队|承包$/u },
  { activity: 'mine', label: '开采', words: /(?:煤|铁|铜|金|石)矿/u },
]

/** The activities a class is about, by its code. Classes not named here are services of all kinds. */
function activitiesOfClass(code: string): readonly Activity[] {
  const division = Number(code.slice(0, 2))
  if (division <= 2) return ['grow']
  if (division <= 4) return ['raise']
  if (division === 5) return code < '0530' ? ['grow'] : ['raise']
  if (division <= 12) return ['mine']
  if (division <= 42) return ['make']
  if (division === 43) return ['repair']
  if (division <= 46) return []
  if (division <= 50) return code.startsWith('503') ? ['build', 'let'] : ['build']
  if (division === 51)
    return code === '5193' ? ['wholesale', 'online', 'sell'] : ['wholesale', 'sell']
  if (division === 52) return code === '5292' ? ['online', 'retail', 'sell'] : ['retail', 'sell']
  if (division <= 58) return ['carry']
  if (division === 59) return code.startsWith('591') ? ['carry'] : ['store']
  if (division === 60) return ['carry']
  if (division === 71 || code === '7040') return ['let']
  if (division === 73) return ['research']
  if (division === 81) return ['repair']
  if (division === 83) return ['teach']
  if (division >= 91 && division <= 93) return ['govern']
  if (division === 95) return ['associate']
  return []
}

/** How badly a class that is about other activities fits; shop signs and offices say less than verbs. */
const strictness: Readonly<Record<Activity, number>> = {
  grow: 0.7,
  raise: 0.7,
  mine: 0.7,
  make: 1,
  repair: 0.9,
  build: 0.7,
  wholesale: 1,
  retail: 0.8,
  sell: 0.7,
  carry: 0.5,
  store: 0.5,
  let: 0.9,
  teach: 0.8,
  online: 2,
  associate: 1,
  govern: 0.6,
  research: 0.5,
}

export interface FoundActivity {
  readonly activity: Activity
  readonly label: string
  /** The words that say so, as written. */
  readonly words: string
  /** Where they stand in the clause, to count them less as names of things. */
  readonly spans: readonly (readonly [number, number])[]
}

/** The activity of a clause, or undefined where it names only a thing or a kind of place. */
export function findActivity(clause: string): FoundActivity | undefined {
  let found: FoundActivity | undefined
  const spans: [number, number][] = []
  for (const { activity, label, words } of [...verbs, ...places]) {
    const match = words.exec(clause)
    if (!match) continue
    spans.push([match.index, match.index + match[0].length])
    found ??= { activity, label, words: match[0], spans }
  }
  return found
}

/** Who makes things says so; a phrase that does not is more often about another activity. */
const SILENT_MAKER = -0.35

/** −1 … 1: how the activities of a class go with the one found. */
export function activityFit(found: FoundActivity | undefined, code: string): number {
  if (!found) return code >= '13' && code < '43' ? SILENT_MAKER : 0
  const ofClass = activitiesOfClass(code)
  if (ofClass.includes(found.activity)) return strictness[found.activity]
  return ofClass.length > 0 ? -strictness[found.activity] : -0.25 * strictness[found.activity]
}
