/** How far each visible section is: cells filled of those to fill, and cells with problems. */
import type { Answers } from '../../../forms/engine/types.ts'
import { FOOTER_SECTION } from '../form-model.ts'
import { isEmptyValue, placeOf, rowsOf, valueAt } from '../path.ts'
import type { SectionModel } from '../section-model.ts'
import type { FormSession } from '../session/form-session.ts'
import { isBlankRow } from '../session/table-rows.ts'

export interface SectionProgress {
  readonly id: string
  readonly title: string
  readonly filled: number
  readonly total: number
  /** Rows filled, where a table has as many as there are things to report; else null. */
  readonly rows: number | null
  /** Cells with a mandatory finding other than being empty. */
  readonly wrong: number
}

export function sectionProgress(session: FormSession, answers: Answers): SectionProgress[] {
  const { marks } = session.findings()
  const grave = [...marks].flatMap(([path, there]) =>
    there.some((mark) => mark.severity === 'mandatory' && mark.number !== null) ? [path] : [],
  )
  const wrongIn = (keys: ReadonlySet<string>): number =>
    grave.filter((path) => keys.has(placeOf(path).property)).length

  const progress = (id: string, title: string, paths: readonly string[]): SectionProgress => {
    const fillable = paths.filter(session.mayFill)
    const isFilled = (path: string): boolean =>
      !isEmptyValue(valueAt(answers, path)) || session.cell(path).absence !== null
    return {
      id,
      title,
      filled: fillable.filter(isFilled).length,
      total: fillable.length,
      rows: null,
      wrong: wrongIn(new Set(paths)),
    }
  }
  const ofTable = (section: SectionModel, table: string): SectionProgress => {
    const rows = rowsOf(answers, table).filter((row) => !isBlankRow(row)).length
    const { id, title } = section
    return { id, title, filled: 0, total: 0, rows, wrong: wrongIn(new Set([table])) }
  }
  const sections = session.parts().map(({ section, lines }) => {
    if (section.table !== null) return ofTable(section, section.table)
    const paths = lines.flatMap((line) => line.cells.map((cell) => cell.key))
    return progress(section.id, section.title, paths)
  })
  const { footer } = session.model
  if (footer.length === 0) return sections
  const last = footer.map((cell) => cell.key)
  return [...sections, progress(FOOTER_SECTION, '填表信息', last)]
}
