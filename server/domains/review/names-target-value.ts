/**
 * Whether a reason for return 退回意见 tells the respondent which value to report. Offices may say what
 * is wrong, never what to fill in (statistics law: nobody may suggest or order a value).
 * Pure. Indicator codes, dates, row numbers and quotes of what was reported are no targets.
 */

/** Text spans that hold digits but no suggested value; blanked out before looking. */
const harmless: readonly RegExp[] = [
  // [301]、指标301、代码 193-1、B603 表、第 12 行、3 项
  /\[[^\]]{1,20}\]/gu,
  /(?:指标|代码|行号|序号|表号|附件|附表|规则|审核关系|条目)[：:]?\s*[A-Z]?\d[\d.、，和与及\-~至]*/gu,
  /\b[A-Z]+\d+(?:-\d+)*\s*表?/gu,
  /\d{3}(?:-\d)?\s*表/gu,
  /第\s*[\d一二三四五六七八九十百]+\s*(?:行|列|栏|项|条|款|页|季度|次|期|张|产业)/gu,
  // 2023年12月31日、2023-12-31、12月、1—12月、30 日前、3 个工作日
  /\d{4}\s*[-./]\s*\d{1,2}(?:\s*[-./]\s*\d{1,2})?/gu,
  /\d{1,2}\s*[-—~至]\s*\d{1,2}\s*月/gu,
  /\d{4}\s*年(?:度|末|初|底)?(?:\d{1,2}\s*月)?(?:\d{1,2}\s*[日号])?/gu,
  /\d{1,2}\s*月(?:份|\d{1,2}\s*[日号])?/gu,
  /\d{1,3}\s*(?:个工作日|个自然日|天|小时|日前|日内|号前)/gu,
  // how much to write or to attach, not what to report
  /(?:不少于|至少|不低于|不足|少于)\s*\d+\s*个?(?:字|份|张|项|条|处)/gu,
  // telephone numbers and credit codes
  /0\d{2,3}-?\d{7,8}|1\d{10}/gu,
  /[0-9A-HJ-NPQRTUWXY]{18}/gu,
]

const NUMBER =
  '[负\\-−]?(?:[\\d０-９][\\d０-９,，.．]*|[一二两三四五六七八九十][零一二两三四五六七八九十百千]*(?=[万亿个人元户]))'
const UNIT = '\\s*(?:%|％|亿|万|千)?(?:元|人|个|户|吨|平方米|倍)?'
const GAP = '[^。；;！!？?\\d０-９]{0,12}?'

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

export function namesTargetValue(text: string): boolean {
  let rest = text.normalize('NFKC')
  for (const pattern of harmless) rest = rest.replace(pattern, '〇')
  return rest.split(/(?<=[。；;！!？?\n])/u).some((sentence) => {
    const unquoted = quotes.reduce((left, pattern) => left.replace(pattern, keepCommand), sentence)
    return targets.some((pattern) => pattern.test(unquoted))
  })
}

/** A quote that itself holds a command (现为 900 改为 1200 is two spans) keeps the command. */
function keepCommand(span: string): string {
  return /(?:改|调|应|须|请|补|至少|不低于)/u.test(span) ? span : '〇'
}
