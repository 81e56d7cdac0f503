/**
 * Rows of the form's matrices: the items of their code lists, and after them rows of the
 * document whose code the list does not know, so that nothing in it is out of sight.
 */
import type { Answers, CodeItem } from '../../../forms/engine/types.ts'
import type { CodeListStore } from '../code-list-store.ts'
import type { FormModel } from '../form-model.ts'
import { rowsOf } from '../path.ts'
import type { SectionModel } from '../section-model.ts'

export interface MatrixRow {
  readonly code: string
  readonly item: CodeItem
  /** Steps below the top of the list. */
  readonly depth: number
}

/** Whether the lines are counted in units of their own, or only the columns are. */
export function hasUnits(rows: readonly MatrixRow[]): boolean {
  return rows.some(({ item }) => item.unit)
}

const NONE: readonly MatrixRow[] = []

export type MatrixRowsOf = (table: string) => readonly MatrixRow[]

export function createMatrixRows(
  model: FormModel,
  codeLists: CodeListStore,
  answers: () => Answers,
): MatrixRowsOf {
  const sections = new Map<string, SectionModel>()
  for (const section of model.sections) {
    if (section.table !== null && section.matrix !== null) sections.set(section.table, section)
  }
  const known = new Map<string, { readonly key: string; readonly rows: readonly MatrixRow[] }>()
  return (table) => {
    const section = sections.get(table)
    const list = section?.matrix === null ? undefined : codeLists.list(section?.matrix?.list ?? '')
    if (!section?.matrix || list === undefined) return NONE
    const { rowId } = section.matrix
    const codes = new Set(list.items.map((item) => item.code))
    const strange = rowsOf(answers(), table)
      .map((row) => row[rowId.key])
      .filter((code): code is string => typeof code === 'string' && !codes.has(code))
    const key = strange.join(' ')
    const before = known.get(table)
    if (before?.key === key) return before.rows
    const rows = rowsFor(list.items, rowId.schema.enum, strange)
    known.set(table, { key, rows })
    return rows
  }
}

function rowsFor(
  items: readonly CodeItem[],
  allowed: readonly (string | number)[] | undefined,
  strange: readonly string[],
): readonly MatrixRow[] {
  const depths = new Map<string, number>()
  const rows: MatrixRow[] = []
  for (const item of items) {
    const depth = item.parent ? (depths.get(item.parent) ?? -1) + 1 : 0
    depths.set(item.code, depth)
    if (allowed === undefined || allowed.includes(item.code)) {
      rows.push({ code: item.code, item, depth })
    }
  }
  for (const code of new Set(strange)) {
    rows.push({ code, item: { code, name: `目录中没有的代码 ${code}` }, depth: 0 })
  }
  return rows
}
