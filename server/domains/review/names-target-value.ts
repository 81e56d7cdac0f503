/**
 * Whether a reason for return 退回意见 tells the respondent which value to report. Offices may say what
 * is wrong, never what to fill in (statistics law: nobody may suggest or order a value).
 * Pure. Indicator codes, dates, row numbers and quotes of what was reported are no targets.
 */

/** Text spans that hold digits but no suggested value; blanked out before looking. */
const harmless: readonly RegExp[] = [
  // telephone numbers and credit codes
  /0\d{2,3}-?\d{7,8}|1\d{10}/gu,
  /[0-9A-HJ-NPQRTUWXY]{18}/gu,
  // [301]、指标301、代码 193-1、B603 表、第 12 行、3 项
  /\[[^\]]{1,20}\]/gu,
  /(?:指标|代码|行号|序号|表号|附件|附表|规则|审核关系|条目)[：:]?\s*[A-Z]?\d[\d.、，和与及\-~至]*/gu,
  /\b[A-Z]+\d+(?:-\d+)*\s*表?/gu,
  /\d{3}(?:-\d)?(?:[、，和与及]\d{3}(?:-\d)?)*\s*表/gu,
  /第\s*[\d一二三四五六七八九十百]+\s*(?:行|列|栏|项|条|款|页|季度|次|期|张|产业)/gu,
  // 2023年12月31日、2023-12-31、12月、1—12月、30 日前、3 个工作日
  /\d{4}\s*[-./]\s*\d{1,2}(?:\s*[-./]\s*\d{1,2})?/gu,
  /\d{1,2}\s*[-—~至]\s*\d{1,2}\s*月/gu,
  /\d{4}\s*年(?:度|末|初|底)?(?:\d{1,2}\s*月)?(?:\d{1,2}\s*[日号])?/gu,
  /\d{1,2}\s*月(?:份|\d{1,2}\s*[日号])?/gu,
  /\d{1,3}\s*(?:个工作日|个自然日|天|小时|日前|日内|号前)/gu,
  // 18 位、1—3 项、12 个月、12 号: how long, how many of, which door
  /\d+(?:[-—~至]\d+)?(?:位|项|个月|号)/gu,
  // how many forms and units there are to report, not a value in them
  /(?:应|已|未|实)报\d[\d,]*(?:份|家|户|张|个单位)/gu,
  // how much to write or to attach, not what to report
  /(?:不少于|至少|不低于|不足|少于)\s*\d+\s*个?(?:字|份|张|项|条|处)/gu,
]

/** In place of what holds no suggested value. */
const BLANK = '◇'
const CHINESE = '[零〇一二两三四五六七八九十百千万亿]'
const NUMBER =
  '[负\\-−]?(?:[\\d０-９][\\d０-９,，.．]*|[一二两三四五六七八九十][零一二两三四五六七八九十百千]*(?=[万亿个人元户成倍番]))'
/** Written out, also where no unit follows: only directly after a word that tells to write. */
const WORDED = `(?:${NUMBER}|${CHINESE}+(?=$|[，,。；;！!？?）)”"」元人个户份]))`
const UNIT = '\\s*(?:%|％|亿|万|千|百)*(?:元|人|个百分点|个|户|吨|平方米|倍|成|番)?'
const GAP = '[^。；;！!？?\\d０-９]{0,12}?'
const MARK = '[：:“"「…，,]*'
/** Up to what is told to be done, with nothing between that asks instead of tells. */
const TOLD =
  '(?:请|应|应当|应该|须|需|需要|要|建议|务必|必须|最好|确保|保证|力争|争取)(?:(?!说明|解释|核实|核对|核查|原因|为何|是否|比|较|与|同)[^，,。；;！!？?\\d]){0,14}?'
const CHANGE =
  '(?:上调|下调|上浮|下浮|调高|调低|调增|调减|核增|核减|增加|增长|减少|提高|降低|压减|压缩|压低|减去|减掉|加上|多报|少报|多填|少填|补报|补足|补够|凑够|凑足|凑|加|减)'

/** Verbs that tell what to write, directly followed by what looks like a value. */
const targets: readonly RegExp[] = [
  new RegExp(
    `(?:改|调|修改|更正|修正|订正|纠正|调整|上调|下调|增加|减少|提高|降低|压减|补|填|填写|填报|上报|报|写|录|录入|做|凑)(?:成|为|到|至|足)\\s*[：:“"「]?${GAP}${NUMBER}${UNIT}`,
    'u',
  ),
  new RegExp(
    `(?:应|应该|应当|须|必须|需|需要|要|请|建议|可|务必|最好|直接)(?:按|照|再|重新|统一|如实)?(?:填|填报|填写|上报|报|写|为|是|在|达到|增加|减少|控制在)\\s*[：:“"「]?${GAP}${NUMBER}${UNIT}`,
    'u',
  ),
  new RegExp(
    `(?:不低于|不少于|不得低于|不得少于|不能低于|不能少于|不高于|不超过|不得高于|不得超过|不能超过|不大于|不小于|至少|最少|最多|起码|保底|大于等于|达到|突破|控制在)\\s*[：:“"「]?(?:填|填报|报|有|为|到|在)?\\s*${NUMBER}${UNIT}`,
    'u',
  ),
  new RegExp(`(?:就|直接|统一|都|一律)(?:填|填报|填写|报|写)\\s*[：:“"「]?${NUMBER}${UNIT}`, 'u'),
  new RegExp(`改\\s*[“"「]?${NUMBER}${UNIT}(?!\\s*[处项])`, 'u'),
  new RegExp(
    `(?:改(?:报|填|写|录|作|成|为)|更正(?:为|成)|全部?(?:填|报|写)|(?:请|应|须|就|直接|统一)填(?:报|写)?)${MARK}${WORDED}`,
    'u',
  ),
  new RegExp(
    `${TOLD}${CHANGE}(?:成|为|到|至|足|够|报|填)?${MARK}${NUMBER}(?![\\d张份表处条次])`,
    'u',
  ),
  new RegExp(
    `(?:正确|准确|合理|合适)的?(?:数值?|值|数据|数字)?(?:应?当?该?是|为|[：:])${MARK}${NUMBER}`,
    'u',
  ),
  new RegExp(
    `(?:建议|参考|目标|推荐|合理|正确|核定|标准)(?:值|数)(?:是|为|[：:])?${MARK}${NUMBER}`,
    'u',
  ),
  new RegExp(
    `(?:不要|不能|别|勿|切勿)(?:低于|少于|高于|多于|超过|大于|小于)${MARK}${NUMBER}${UNIT}`,
    'u',
  ),
  new RegExp(`(?:确保|保证|力争|争取|凑够|凑足|补足|补够)${GAP}${NUMBER}${UNIT}`, 'u'),
  new RegExp(`(?:往|向|朝)${NUMBER}${UNIT}(?:上|去)?(?:靠|凑|调)`, 'u'),
  new RegExp(`${NUMBER}${UNIT}\\s*(?:比较|较为|更|才)?(?:合适|合理|为宜|恰当)`, 'u'),
  new RegExp(`(?:增长|增加|提高|减少|下降)${NUMBER}${UNIT}(?:即可|就行|就好|就可以|为宜)`, 'u'),
  new RegExp(`(?:填|报|写)\\s*${NUMBER}${UNIT}\\s*(?:就行|即可|就好|就可以|为宜|吧)`, 'u'),
  new RegExp(
    `(?:目标值?|任务数?|指标数|增速|增幅|增长率)\\s*(?:为|是|[：:]|应|须|要)${GAP}${NUMBER}${UNIT}`,
    'u',
  ),
  new RegExp(`(?:按|照)\\s*${NUMBER}${UNIT}\\s*(?:填|报|写|录|修改|调整)`, 'u'),
  new RegExp(
    `${NUMBER}${UNIT}\\s*(?:左右|以上|以下|以内)\\s*(?:才|方|较|比较|为宜|合适|合理|即可|就行)`,
    'u',
  ),
]

/** Numbers that quote the return: 报了 1200、现为、上年数 …, and what a rule of the form demands in general. */
const quotes: readonly RegExp[] = [
  new RegExp(
    `(?:现|原|已|所|目前|贵单位|你单位|本期|上年|上期|去年|同期|税务|名录|实际|表中|合计|分项|相加|计算|差|相差|两者|数据)${GAP}(?:填报|填写|填|报|为|是|得|数|了)?(?:的是|的|为|了|成了|成)?\\s*[：:“"「]?${NUMBER}${UNIT}[”"」]?`,
    'gu',
  ),
]

/** What names a value by pointing at another's; looked for before quotes are taken out. */
const pointed: readonly RegExp[] = [
  new RegExp(
    `(?:按照?|照|依照?|与|和|同|参照|参考)[^。；;！!？?\\d]{0,12}?${NUMBER}${UNIT}(?:来|的数?)?(?:填|报|写|录|修改|调整|更正|保持|一致|持平|为准)`,
    'u',
  ),
  new RegExp(`(?:持平|一致)[，,]?(?:即|为|也就是)${NUMBER}`, 'u'),
  new RegExp(
    `${NUMBER}[\\s\\S]*(?:按|照|依)(?:此|这个数?|该数|上述(?:数据?)?)(?:来)?(?:填|报|上报|写|改)`,
    'u',
  ),
  /(?:翻一番|翻[两三四几]番|翻番|翻倍)/u,
]

/** Words that ask about what was reported, or say what is wrong with it. */
const ASKS =
  /核实|核对|核查|查实|复核|查明|说明|解释|原因|疑|是否|为何|为什么|差异|差距|矛盾|不符|不一致|不等|不平|不合|不匹配|有误|错误|出入|偏|异常|过大|过小|过高|过低|大于|小于|高于|低于|多于|少于|对不上|重复|缺|漏|未|没有|无法|不通过|不全|不清|只有|只填|只报|应等于/u

export function namesTargetValue(text: string): boolean {
  const rest = withoutHarmless(text)
  return rest.split(/(?<=[。；;！!？?\n])/u).some((sentence) => {
    if (!ASKS.test(sentence) && pointed.some((pattern) => pattern.test(sentence))) return true
    if (pointed.slice(0, 2).some((pattern) => pattern.test(sentence))) return true
    const unquoted = quotes.reduce((left, pattern) => left.replace(pattern, keepCommand), sentence)
    return targets.some((pattern) => pattern.test(unquoted))
  })
}

/**
 * Whether a reason for return holds a value and nothing that asks about it: 从业人员：12人. Who means to
 * quote what was reported says what is doubtful about it.
 */
export function holdsBareValue(text: string): boolean {
  const rest = withoutHarmless(text)
  if (ASKS.test(rest)) return false
  const counts = /\d[\d,]*(?:份|张|处|条|家|名|次|字|页|行|列|栏|件|批|天|日|月|年|号|点|时)/gu
  return new RegExp(
    `${NUMBER}|(?:提高|增加|增长|减少|降低|压减|填|报|写)${WORDED}(?:成|倍)?`,
    'u',
  ).test(rest.replace(counts, BLANK))
}

function withoutHarmless(text: string): string {
  // 改 为 1 2 0 0, 改爲 and 壹仟贰佰 are read as what they say.
  let rest = text.normalize('NFKC').replaceAll(/[^\S\n]+/gu, '')
  for (const [written, plain] of sameWords) rest = rest.replaceAll(written, plain)
  for (const pattern of harmless) rest = rest.replace(pattern, BLANK)
  return rest
}

const sameWords: readonly (readonly [string, string])[] = [
  ...[...'壹贰叁肆伍陆柒捌玖拾佰仟萬億'].map(
    (written, at) => [written, [...'一二三四五六七八九十百千万亿'][at]!] as const,
  ),
  ['爲', '为'],
  ['為', '为'],
  ['報', '报'],
]

/** A quote that itself holds a command (现为 900 改为 1200 is two spans) keeps the command. */
function keepCommand(span: string): string {
  return /(?:改|调|应|须|请|补|至少|不低于)/u.test(span) ? span : BLANK
}
