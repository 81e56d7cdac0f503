/** What became of the mistakes, kind by kind, as a table. */
import { conductKinds } from './conduct.ts'
import type { County } from './county.ts'
import type { Means, Mistake } from './mistakes.ts'
import { recipes } from './recipes.ts'
import { type UnitMistake, unitKinds } from './unit-mistakes.ts'

export interface Row {
  readonly kind: string
  readonly name: string
  readonly made: number
  /** Refused at entry, or mended there because a check asked. */
  readonly refused: number
  readonly mended: number
  /** Of those that got through, put in front of somebody. */
  readonly seen: number
  readonly means: Readonly<Partial<Record<Means, number>>>
  readonly missed: number
  /** Still there at the end: missed, or insisted on. */
  readonly left: number
  /** Share of the county's total of the indicator, all signs taken as plus: made and left. */
  readonly effectMade: number
  readonly effectLeft: number
  /** Of those nobody was shown. */
  readonly effectMissed: number
}

export const INDICATORS = [
  'operatingRevenue',
  'expectedAnnualRevenue',
  'totalAssets',
  'totalWages',
  'employeeCompensation',
  'staffAtYearEnd',
  'staffAnnualAverage',
]

export function tally(
  county: County,
  mistakes: readonly Mistake[],
  units: readonly UnitMistake[],
): Row[] {
  const totals = totalsOf(county)
  const effectOf = effectsIn(county)
  const revenue = totals.get('listing expectedAnnualRevenue')!
  const rows = recipes.map(({ kind, name }) => [kind, name] as const)
  const all = [...rows, ...Object.entries(conductKinds)]
  return [
    ...Object.entries(unitKinds).map(([kind, name]) =>
      rowOf(
        kind,
        name,
        units
          .filter((each) => each.kind === kind && each.fate !== 'planned')
          .map(({ fate, seenBy, effect }) => ({
            fate,
            seenBy,
            effect: Math.abs(effect) / revenue,
          })),
      ),
    ),
    ...all.map(([kind, name]) =>
      rowOf(
        kind,
        name,
        mistakes
          .filter((each) => each.kind === kind && each.sent)
          .map((each) => ({ fate: each.fate, seenBy: each.seenBy, effect: effectOf(each) })),
      ),
    ),
  ].filter(({ made }) => made > 0)
}

/** What a mistake moves: of its indicators the largest share of the county's true total. */
export function effectsIn(county: County): (mistake: Mistake) => number {
  const totals = totalsOf(county)
  return ({ unitId, form, spoiled }) => {
    const truth = county.answers.get(unitId)!.find((each) => each.form === form)!.answers
    return Math.max(
      0,
      ...INDICATORS.map((key) => {
        const [wrong, right] = [spoiled[key], truth[key]]
        if (typeof wrong !== 'number' || typeof right !== 'number') return 0
        return (
          Math.abs(wrong - right) /
          (totals.get(`${listed(form)} ${key}`) ?? Number.POSITIVE_INFINITY)
        )
      }),
    )
  }
}

interface Fate {
  readonly fate: string
  readonly seenBy: ReadonlySet<Means>
  readonly effect: number
}

function rowOf(kind: string, name: string, fates: readonly Fate[]): Row {
  const count = (wanted: (each: Fate) => boolean) => fates.filter(wanted).length
  const sum = (of: readonly Fate[]) => of.reduce((total, { effect }) => total + effect, 0)
  const through = fates.filter(({ fate }) => fate === 'standing' || fate === 'corrected')
  const means: Partial<Record<Means, number>> = {}
  for (const { seenBy } of through) for (const by of seenBy) means[by] = (means[by] ?? 0) + 1
  const left = fates.filter(({ fate }) => fate === 'standing')
  return {
    ...{ kind, name, made: fates.length, means, left: left.length },
    refused: count(({ fate }) => fate === 'refused'),
    mended: count(({ fate }) => fate === 'mended'),
    seen: through.filter(({ seenBy }) => seenBy.size > 0).length,
    missed: through.filter(({ seenBy }) => seenBy.size === 0).length,
    ...{ effectMade: sum(fates), effectLeft: sum(left) },
    effectMissed: sum(left.filter(({ seenBy }) => seenBy.size === 0)),
  }
}

const listed = (form: string) => (form === '621' || form === '622' ? 'listing' : 'census')

/** The county's true total of each indicator, of the listing and of the census. */
function totalsOf(county: County): ReadonlyMap<string, number> {
  const totals = new Map<string, number>()
  for (const { form, answers } of [...county.answers.values()].flat()) {
    for (const key of INDICATORS) {
      const value = answers[key]
      if (typeof value !== 'number') continue
      const of = `${listed(form)} ${key}`
      totals.set(of, (totals.get(of) ?? 0) + value)
    }
  }
  return totals
}

export const meansNames: Readonly<Record<Means, string>> = {
  finding: '审核问题',
  attention: '疑点评分',
  conduct: '报送线索',
  'cross-unit': '单位间问题',
  duplicate: '疑似重复',
  omission: '漏报线索',
  ledger: '台账',
  're-check': '复查',
  coding: '行业编码',
}

const percent = (share: number) =>
  share === 0 ? '0' : share < 0.0001 ? '<0.01%' : `${(share * 100).toFixed(2)}%`

/** As Markdown. */
export function printTable(rows: readonly Row[]): string {
  const line = (row: Row) =>
    [
      row.name,
      row.made,
      row.refused,
      row.mended,
      row.seen,
      Object.entries(row.means)
        .map(([by, times]) => `${meansNames[by as Means]} ${times}`)
        .join('、'),
      row.missed,
      row.left,
      percent(row.effectMade),
      percent(row.effectLeft),
    ].join(' | ')
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0)
  const total = [
    ...[
      '合计',
      sum(({ made }) => made),
      sum(({ refused }) => refused),
      sum(({ mended }) => mended),
    ],
    ...[sum(({ seen }) => seen), '', sum(({ missed }) => missed), sum(({ left }) => left), '', ''],
  ].join(' | ')
  return [
    '| 差错 | 造出 | 录入时拦下 | 提示后自改 | 送到审核人面前 | 凭什么 | 没有发现 | 最后还在 | 造出的影响 | 留下的影响 |',
    '| --- | ---: | ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: |',
    ...rows.map((row) => `| ${line(row)} |`),
    `| ${total} |`,
  ].join('\n')
}
