/** docs/check-coverage.md: every collected relation and what became of it. Same input, same bytes. */
import type { Severity } from '../../forms/engine/types.ts'
import {
  type CollectedCheck,
  type Coverage,
  type CoveringRule,
  rulesByCollected,
  type WithoutRule,
} from './coverage-sources.ts'

const severities: Readonly<Record<Severity, string>> = {
  mandatory: '强制性',
  verify: '核实性',
  advisory: '提示性',
}

const ways: Readonly<Record<WithoutRule['how'], string>> = {
  schema: '表式已规定',
  applicability: '由适用范围推出',
  platform: '由平台执行',
  elsewhere: '不能由一个单位的答卷判断',
  people: '程序不能判断',
}

/** Rules of one severity beyond this are counted, the first few named. */
const NAMED = 8

export function coveragePage(coverage: Coverage): string {
  const byCollected = rulesByCollected(coverage)
  const sections = groupBy(coverage.checks, ({ form }) => form)
  return [
    '# 审核关系落实表',
    '',
    '由 `npm run forms` 生成，不要手改。收集到的审核关系在 `forms/coverage/`；落实它的规则在各表 `checks.rules` 的 `covers` 中写明，与收集到的不同之处写在规则的 `note` 中。',
    '',
    '“实现为”：规则就是这条关系；“并入”：规则同时落实几条关系。严重程度低于收集到的，说明理由：强制性审核不得误伤真实答卷。',
    '',
    ...summary(coverage, byCollected),
    '',
    ...[...sections].flatMap(([form, checks]) => [`## ${form}`, '', ...table(checks), '']),
    '## 数据质量规则',
    '',
    ...table(coverage.quality),
    '',
  ].join('\n')

  function table(checks: readonly CollectedCheck[]): string[] {
    return [
      '| 编号 | 收集为 | 关系 | 落实 | 说明 |',
      '| --- | --- | --- | --- | --- |',
      ...checks.map((check) => row(coverage, check, byCollected.get(check.id) ?? [])),
    ]
  }
}

function row(coverage: Coverage, check: CollectedCheck, rules: readonly CoveringRule[]): string {
  const without = coverage.withoutRule[check.id]
  const done = [
    ...(rules.length > 0 ? [describeRules(rules)] : []),
    ...(without === undefined ? [] : [describeWithout(without)]),
  ].join('；')
  const remarks = [
    ...(without === undefined ? [] : [without.because]),
    ...(coverage.corrections[check.id] === undefined ? [] : [coverage.corrections[check.id]!]),
    ...departures(check, rules),
  ]
  const cells = [check.id, severities[check.severity], check.relation, done, remarks.join('；')]
  return `| ${cells.map(cell).join(' | ')} |`
}

function describeRules(rules: readonly CoveringRule[]): string {
  const parts: string[] = []
  for (const [severity, some] of groupBy(rules, (rule) => rule.severity)) {
    const merged = some.every(
      ({ covers }) => covers.filter((id) => !id.startsWith('Q-')).length > 1,
    )
    const named = some.slice(0, NAMED).map(({ id }) => id)
    const more = some.length > NAMED ? ` 等 ${some.length} 条` : ''
    parts.push(
      `${merged ? '并入' : '实现为'} ${named.join('、')}${more}（${severities[severity]}）`,
    )
  }
  return parts.join('；')
}

function describeWithout(without: WithoutRule): string {
  const named =
    without.how === 'schema'
      ? [...without.findings, ...(without.office ?? [])]
      : without.how === 'applicability'
        ? without.forms
        : without.how === 'platform'
          ? without.files
          : []
  return named.length === 0 ? ways[without.how] : `${ways[without.how]}：${named.join('、')}`
}

const rank: Readonly<Record<Severity, number>> = { mandatory: 2, verify: 1, advisory: 0 }

/** Whether no rule is as grave as collected. */
export function isLowered(check: CollectedCheck, rules: readonly CoveringRule[]): boolean {
  return rules.length > 0 && rules.every((rule) => rank[rule.severity] < rank[check.severity])
}

/** What the rules themselves say of how they depart from the collected relation. */
export function departures(check: CollectedCheck, rules: readonly CoveringRule[]): string[] {
  const lowered = isLowered(check, rules)
  const notes = rules
    .map(({ note }) => note)
    .filter((note) => note !== '' && (lowered || /收集到的|官方关系|质量规则/.test(note)))
  return [...new Set(notes)].slice(0, 3)
}

function summary(
  coverage: Coverage,
  byCollected: ReadonlyMap<string, readonly CoveringRule[]>,
): string[] {
  const line = (title: string, checks: readonly CollectedCheck[]) => {
    const ruled = checks.filter(({ id }) => byCollected.has(id))
    const rest = checks.filter(({ id }) => !byCollected.has(id))
    const count = (how: WithoutRule['how']) =>
      rest.filter(({ id }) => coverage.withoutRule[id]?.how === how).length
    const counts = (Object.keys(ways) as WithoutRule['how'][]).map((how) => count(how))
    return `| ${[title, checks.length, ruled.length, ...counts].join(' | ')} |`
  }
  return [
    `| 来源 | 条数 | 有规则 | ${Object.values(ways).join(' | ')} |`,
    `| --- | ${Array(2 + Object.keys(ways).length)
      .fill('---:')
      .join(' | ')} |`,
    line('审核关系', coverage.checks),
    line('数据质量规则', coverage.quality),
    '',
    `规则共 ${coverage.rules.length} 条，另有表式产生的必填、代码、格式审核。`,
  ]
}

/** Groups in the order of their first member. */
function groupBy<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;')
}
