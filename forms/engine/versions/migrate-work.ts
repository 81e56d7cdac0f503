/**
 * A whole draft, answers and explanations, through every version in between. Pure. Explanations go
 * with their check; one whose check or cell is no more is kept aside like an answer.
 */
import { cellPath, parseCellPath } from '../cell-path.ts'
import type { Answers } from '../types.ts'
import { followPath, own, type VersionStep } from './follow-path.ts'
import { type KeptAside, type MigrationReport, migrateAnswers } from './migrate-answers.ts'

export interface ExplanationLike {
  readonly rule: string
  readonly fields: readonly string[]
}

export interface FilledWork<E extends ExplanationLike> {
  readonly answers: Answers
  readonly explanations: readonly E[]
}

/** A step with the ids of the checks of its newer version. */
export interface CheckedStep extends VersionStep {
  readonly checkIds: ReadonlySet<string>
}

export interface MigratedWork<E extends ExplanationLike> extends FilledWork<E> {
  readonly reports: readonly MigrationReport[]
}

export function migrateWork<E extends ExplanationLike>(
  work: FilledWork<E>,
  steps: readonly CheckedStep[],
): MigratedWork<E> {
  const reports: MigrationReport[] = []
  let { answers, explanations } = work
  for (const step of steps) {
    const migrated = migrateAnswers(answers, step)
    const explained = moveExplanations(explanations, step)
    answers = migrated.answers
    explanations = explained.kept
    const aside = [...migrated.report.aside, ...explained.aside]
    reports.push({ ...migrated.report, aside })
  }
  return { answers, explanations, reports }
}

function moveExplanations<E extends ExplanationLike>(
  explanations: readonly E[],
  step: CheckedStep,
): { readonly kept: E[]; readonly aside: KeptAside[] } {
  const kept: E[] = []
  const aside: KeptAside[] = []
  for (const each of explanations) {
    const rule = own(step.migration.checks ?? {}, each.rule) ?? each.rule
    const fields = each.fields.map((field) => moveField(field, step))
    if (step.checkIds.has(rule) && fields.every((field) => field !== null)) {
      kept.push({ ...each, rule, fields })
    } else {
      const title = `对 ${each.rule} 的说明`
      const reason = '新版表式没有这条审核关系或所涉及的指标'
      const { from: version } = step.migration
      aside.push({ version, cell: each.rule, title, unit: null, value: each, reason })
    }
  }
  return { kept, aside }
}

function moveField(field: string, step: VersionStep): string | null {
  const cell = parseCellPath(field)
  if (cell === null) return null
  const path = cell.column === null ? cell.key : `${cell.key}.${cell.column}`
  const fate = followPath(path, step)
  if (fate.kind === 'gone') return null
  const [key = '', column] = fate.path.split('.')
  return cellPath(key, cell.row, column ?? null)
}
