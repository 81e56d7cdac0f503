/**
 * A table of progress as it leaves the system: for the offices, marked as not published; or released, with
 * what the law asks beside it and counts of one or two units hidden (law.md L-40, L-42, L-44). Pure.
 */
import { formMark } from '../../../forms/form-words.ts'
import type {
  ProgressBreakdown,
  ProgressCounts,
  ProgressDimension,
  ProgressOutlook,
  ProgressRelease,
} from '../../contract/progress.ts'
import { responseStates } from '../../contract/response-state.ts'
import type { Progress } from '../../contract/review.ts'
import { addStates, emptyCounts } from './sum-states.ts'
import { type CountedRow, suppressSmallRows } from './suppress-small-rows.ts'

export interface ProgressTable {
  readonly title: string
  /** Lines above the heads. */
  readonly notes: readonly string[]
  readonly heads: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

export const NOT_PUBLISHED = '内部资料　未公布　不得对外提供、不得利用（《统计法》第二十八条）'
const HIDDEN = '…'

const dimensionNames: Readonly<Record<ProgressDimension, string>> = {
  block: '普查小区',
  form: '报表',
  industry: '行业',
  kind: '单位类型',
  enumerator: '普查员',
}

const inside = [
  ['expected', '应报'],
  ['reported', '已报'],
  ['accepted', '已验收'],
  ['returned', '已退回'],
  ['mandatoryFindings', '强制问题'],
  ['unexplainedFindings', '待说明'],
] as const satisfies readonly (readonly [keyof ProgressCounts, string])[]
const released = inside.slice(0, 3)

export function tableForOffices(breakdown: ProgressBreakdown): ProgressTable {
  const { rows, total, by } = breakdown
  return {
    title: titleOf(breakdown),
    notes: notesOf(breakdown),
    heads: ['代码', dimensionNames[breakdown.by], '说明', ...inside.map(([, head]) => head)],
    rows: [
      ...rows.map((row) => [
        by === 'form' ? formMark(row.key) : row.key,
        row.name,
        row.note,
        ...cells(row.counts),
      ]),
      ['', '合计', '', ...cells(total)],
    ],
  }
}

/** The areas below one, as the overview lists them; what is placed no closer than the area is a row of its own. */
export function tableOfAreas({ area, rows, asOf }: Progress): ProgressTable {
  const counted = rows.map((row) => {
    const counts = emptyCounts()
    const { mandatoryFindings, unexplainedFindings } = row
    for (const state of responseStates) {
      const responses = row.responses[state] ?? 0
      addStates(counts, { state, responses, mandatoryFindings: 0, unexplainedFindings: 0 })
    }
    return { ...row, counts: { ...counts, mandatoryFindings, unexplainedFindings } }
  })
  const sum = (pick: (row: (typeof counted)[number]) => number) =>
    counted.reduce((all, row) => all + pick(row), 0)
  return {
    title: `${area.name}分区划进度`,
    notes: notesOf({ asOf }),
    heads: ['代码', '区划', '单位', '未核实底册', ...inside.map(([, head]) => head)],
    rows: [
      ...counted.map((row) => [
        ...[row.areaCode, row.areaName, row.units, row.openFrameRecords],
        ...cells(row.counts),
      ]),
      [
        ...['', '合计', sum(({ units }) => units), sum((row) => row.openFrameRecords)],
        ...inside.map(([name]) => sum(({ counts }) => counts[name])),
      ],
    ],
  }
}

/** Each day's net change and what it came to, oldest first; days without any change are left out. */
export function tableOfDays({ area, days, total, asOf }: ProgressOutlook): ProgressTable {
  let [reported, accepted] = [0, 0]
  const rows = days.map((each) => {
    reported += each.reported
    accepted += each.accepted
    return [each.day, each.reported, each.accepted, reported, accepted, total.expected]
  })
  return {
    title: `${area.name}逐日进度`,
    notes: [
      ...notesOf({ asOf }),
      '当日数是净变动：报送减退回、撤回，验收减撤回验收；逐日相加等于累计。',
    ],
    heads: ['日期', '当日报送', '当日验收', '累计已报', '累计已验收', '现在应报'],
    rows,
  }
}

function cells(counts: ProgressCounts): number[] {
  return inside.map(([name]) => counts[name])
}

function notesOf({ asOf }: { readonly asOf: string }): string[] {
  return [
    NOT_PUBLISHED,
    `截至 ${beijingTime(asOf)}（北京时间）。仅用于经济普查，不得作为处罚依据。`,
  ]
}

/** How many units stand behind the counts of a row, and behind what can be worked out from them. */
export const unitMeasures = [
  'expected',
  'reported',
  'accepted',
  'notReported',
  'notAccepted',
] as const
export type UnitMeasure = (typeof unitMeasures)[number]

export function tableToRelease(
  breakdown: ProgressBreakdown,
  units: readonly CountedRow<UnitMeasure>[],
  release: ProgressRelease,
): ProgressTable {
  const { rows, total, by } = breakdown
  const shown = suppressSmallRows(units, unitMeasures, { shared: by === 'form' })
  const open = unitMeasures.every((each) => shown.total[each] !== null)
  const cells = (counts: ProgressCounts, isShown: boolean) =>
    released.map(([name]) => (isShown ? counts[name] : HIDDEN))
  const { approvalNumber, authority, approvedOn, meaning, scope, method, revision } = release
  return {
    title: titleOf(breakdown),
    notes: [
      `核准：${authority} ${approvalNumber}（${approvedOn}）`,
      `指标涵义：${meaning}`,
      `统计范围：${scope}`,
      `统计方法：${method}`,
      ...(revision === undefined ? [] : [`修订说明：${revision}`]),
      `截至 ${beijingTime(breakdown.asOf)}（北京时间）。“${HIDDEN}”为单位过少或可由其推出而不列示的数。`,
    ],
    heads: ['代码', dimensionNames[by], ...released.map(([, head]) => head)],
    rows: [
      ...rows.map((row) => {
        const isShown = (shown.rows.get(row.key) ?? null) !== null
        return [
          by === 'form' ? formMark(row.key) : row.key,
          row.name,
          ...cells(row.counts, isShown),
        ]
      }),
      ['', '合计', ...cells(total, open)],
    ],
  }
}

function titleOf({ area, by }: ProgressBreakdown): string {
  return `${area.name}分${dimensionNames[by]}进度`
}

function beijingTime(instant: string): string {
  const at = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return at.slice(0, 16).replace('T', ' ')
}
