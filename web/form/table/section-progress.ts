/** How far each visible section is: cells filled of those to fill, and cells with problems. */
import type { Answers } from '../../../forms/engine/types.ts'
import { FOOTER_SECTION } from '../form-model.ts'
import { isEmptyValue, tablePath, valueAt } from '../path.ts'
import type { FormSession } from '../session/form-session.ts'

export interface SectionProgress {
  readonly id: string
  readonly title: string
  readonly filled: number
  readonly total: number
  /** Cells with a mandatory finding other than being empty. */
  readonly wrong: number
}

export function sectionProgress(session: FormSession, answers: Answers): SectionProgress[] {
  const { marks } = session.findings()
  const progress = (id: string, title: string, paths: readonly string[]): SectionProgress => {
    const fillable = paths.filter(session.mayFill)
    const wrong = paths.filter((path) =>
      (marks.get(path) ?? []).some((mark) => mark.severity === 'mandatory' && mark.number !== null),
    )
    return {
      id,
      title,
      filled: fillable.filter((path) => !isEmptyValue(valueAt(answers, path))).length,
      total: fillable.length,
      wrong: wrong.length,
    }
  }
  const sections = session.parts().map(({ section, lines }) => {
    const { table } = section
    const rows = table === null ? [] : session.rowIds(table)
    const cells = rows.flatMap((_, row) =>
      section.columns.map((column) => tablePath(table ?? '', row, column.key)),
    )
    const paths = lines.flatMap((line) => line.cells.map((cell) => cell.key))
    return progress(section.id, section.title, [...paths, ...cells])
  })
  const { footer } = session.model
  if (footer.length === 0) return sections
  return [
    ...sections,
    progress(
      FOOTER_SECTION,
      '填表信息',
      footer.map((cell) => cell.key),
    ),
  ]
}
