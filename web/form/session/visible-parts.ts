/**
 * Which sections and lines are shown. A block that belongs to other units is hidden, unless it
 * holds something: what has been filled in never disappears from sight.
 */
import type { Answers } from '../../../forms/engine/types.ts'
import type { FormModel } from '../form-model.ts'
import { isEmptyValue } from '../path.ts'
import type { Split } from '../periods.ts'
import type { LineModel, SectionModel } from '../section-model.ts'

export interface VisibleSection {
  readonly section: SectionModel
  readonly lines: readonly LineModel[]
}

export function visibleParts(
  model: FormModel,
  answers: Answers,
  condition: (expression: string) => boolean | null,
  before: readonly VisibleSection[],
  splitOf: (section: SectionModel) => Split | null = () => null,
): readonly VisibleSection[] {
  const holds = (lines: readonly LineModel[]): boolean =>
    lines.some((line) => line.cells.some((cell) => !isEmptyValue(answers[cell.key])))
  const applies = (expression: string | null): boolean =>
    expression === null || condition(expression) === true
  const next = model.sections.flatMap((declared): VisibleSection[] => {
    const section = declared.bySplit.get(splitOf(declared) ?? 'quarter') ?? declared
    const filledTable = section.table !== null && !isEmptyValue(answers[section.table])
    if (!applies(section.visibleWhen) && !filledTable && !holds(section.lines)) return []
    const lines = section.lines.filter(
      (line, at) =>
        applies(line.visibleWhen) ||
        holds(line.heading === null ? [line] : under(section.lines, at)),
    )
    const known = before.find((part) => part.section === section)
    const same = known !== undefined && sameItems(known.lines, lines)
    return [same ? known : { section, lines }]
  })
  return sameItems(before, next) ? before : next
}

/** The lines a heading stands over. */
function under(lines: readonly LineModel[], heading: number): readonly LineModel[] {
  const after = lines.slice(heading + 1)
  const end = after.findIndex((line) => line.heading !== null)
  return end < 0 ? after : after.slice(0, end)
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}
