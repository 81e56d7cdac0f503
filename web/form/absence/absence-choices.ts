/** What may be said of an empty cell: 不适用, 不掌握 by reason, or nothing again. Pure. */
import type { CodeItem } from '../../../forms/engine/types.ts'
import type { AbsenceOf } from '../session/absences.ts'

export const ABSENCE_REASONS = 'absence-reasons'

/** 其他（请说明）. */
const OTHER = '9'

export interface AbsenceChoice {
  readonly word: string
  /** Null takes the mark away. */
  readonly absence: AbsenceOf | null
  readonly chosen: boolean
  readonly needsNote: boolean
  /** The first of the reasons for 不掌握. */
  readonly opensReasons: boolean
}

export function absenceChoices(
  reasons: readonly CodeItem[],
  now: AbsenceOf | null,
): readonly AbsenceChoice[] {
  const plain = { needsNote: false, opensReasons: false }
  const choices: AbsenceChoice[] = [
    {
      ...plain,
      word: '不适用（本单位没有这项内容）',
      absence: { kind: 'not-applicable' },
      chosen: now?.kind === 'not-applicable',
    },
    ...reasons.map(({ code, name }, at) => ({
      word: name,
      absence: { kind: 'unknown' as const, reason: code },
      chosen: now?.kind === 'unknown' && now.reason === code,
      needsNote: code === OTHER,
      opensReasons: at === 0,
    })),
  ]
  if (now === null) return choices
  return [...choices, { ...plain, word: '取消标记，恢复为空', absence: null, chosen: false }]
}

/** What the strip and screen readers say of a marked cell. */
export function absenceText(absence: AbsenceOf, reasons: readonly CodeItem[]): string {
  if (absence.kind === 'not-applicable') return '不适用：本单位没有这项内容，不是 0，也不是漏填'
  const why = reasons.find(({ code }) => code === absence.reason)?.name ?? absence.reason ?? ''
  const words = [why, absence.note ?? ''].filter((word) => word !== '')
  return `不掌握：${words.join('，')}`
}
