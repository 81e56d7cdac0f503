/**
 * The formulas of a form: computed cells in an order in which each may rely on those before it,
 * and the conditions of its layout. Faults name the cell; a cycle is a fault.
 */
import type { ComputationTree } from './language/compile.ts'
import { type FormulaTree, readComputation, readCondition } from './language/read-formula.ts'
import { isTable } from './language/value-types.ts'
import type { Vocabulary } from './language/vocabulary.ts'
import { periodCellsOf } from './period-cells.ts'
import type { FormLayout, PropertySchema } from './types.ts'

export interface FormFormulas {
  readonly computed: readonly ComputationTree[]
  readonly conditions: ReadonlyMap<string, FormulaTree>
  readonly errors: readonly { readonly cell: string; readonly message: string }[]
}

export function readFormFormulas(layout: FormLayout, vocabulary: Vocabulary): FormFormulas {
  const errors: { cell: string; message: string }[] = []
  const cells: ComputationTree[] = []
  for (const [key, property] of Object.entries(vocabulary.own.properties)) {
    for (const cell of formulasOf(key, property)) {
      const read = readComputation(cell.formula, vocabulary, cell.table, cell.unit)
      const where =
        cell.applies === null ? null : readCondition(cell.applies, vocabulary, cell.table)
      if ('error' in read) errors.push({ cell: cell.name, message: `x-computed: ${read.error}` })
      else if (where !== null && 'error' in where)
        errors.push({ cell: cell.name, message: where.error })
      else
        cells.push({
          ...read.formula,
          key: cell.key,
          column: cell.column,
          applies: where?.formula.tree ?? null,
        })
    }
  }
  const { ordered, cyclic } = inOrder(cells)
  for (const name of cyclic) errors.push({ cell: name, message: 'computed from itself' })
  const conditions = new Map<string, FormulaTree>()
  for (const text of layoutConditions(layout)) {
    const read = readCondition(text, vocabulary)
    if ('error' in read) errors.push({ cell: 'layout', message: `${text}: ${read.error}` })
    else conditions.set(text, read.formula)
  }
  return { computed: ordered, conditions, errors }
}

interface WrittenFormula {
  readonly name: string
  readonly key: string
  readonly table: string | null
  readonly column: string | null
  readonly formula: string
  readonly applies: string | null
  readonly unit: string | undefined
}

function formulasOf(key: string, property: PropertySchema): WrittenFormula[] {
  if (!isTable(property)) {
    const written = formulaOf(key, property)
    const place = { name: key, key, table: null, column: null, unit: property['x-unit'] }
    return written === null ? [] : [{ ...place, ...written }]
  }
  return Object.entries(property.items?.properties ?? {}).flatMap(([column, cell]) => {
    const written = formulaOf(column, cell)
    const place = { name: `${key}.${column}`, key, table: key, column, unit: cell['x-unit'] }
    return written === null ? [] : [{ ...place, ...written }]
  })
}

/** The formula a cell was given, or the sum of its periods where one of them is filled. */
function formulaOf(
  key: string,
  property: PropertySchema,
): { formula: string; applies: string | null } | null {
  const formula = property['x-computed']
  if (formula !== undefined) return { formula, applies: null }
  const periods = periodCellsOf(key, property)
  if (periods.length === 0) return null
  return {
    formula: periods.map((cell) => `([${cell}] ?? 0)`).join(' + '),
    applies: `countFilled(${periods.map((cell) => `[${cell}]`).join(', ')}) > 0`,
  }
}

function layoutConditions(layout: FormLayout): string[] {
  const texts = layout.sections.flatMap((section) => [
    section.visibleWhen,
    ...(section.rows ?? []).map((row) => row.visibleWhen),
  ])
  return [...new Set(texts.filter((text) => text !== undefined))]
}

function nameOf({ key, column }: ComputationTree): string {
  return column === null ? key : `${key}.${column}`
}

/** Depth first along what each formula reads; what lies on a circle is left out. */
function inOrder(cells: readonly ComputationTree[]): {
  ordered: ComputationTree[]
  cyclic: string[]
} {
  const byName = new Map(cells.map((cell) => [nameOf(cell), cell]))
  const reads = new Map(cells.map((cell) => [nameOf(cell), readsOf(cell, byName)]))
  const state = new Map<string, 'open' | 'done'>()
  const ordered: ComputationTree[] = []
  const cyclic = new Set<string>()
  const walk = (name: string): void => {
    if (state.get(name) === 'done') return
    if (state.get(name) === 'open') {
      cyclic.add(name)
      return
    }
    state.set(name, 'open')
    for (const next of reads.get(name) ?? []) walk(next)
    state.set(name, 'done')
    ordered.push(byName.get(name)!)
  }
  for (const name of byName.keys()) walk(name)
  return { ordered: ordered.filter((cell) => !cyclic.has(nameOf(cell))), cyclic: [...cyclic] }
}

/** The computed cells a formula reads. A total line may add up the other lines of its own column. */
function readsOf(
  cell: ComputationTree,
  computed: ReadonlyMap<string, ComputationTree>,
): readonly string[] {
  const addsUp = cell.table !== null && !cell.rowLocal
  const own = addsUp ? nameOf(cell) : null
  return cell.cells.filter((name) => computed.has(name) && name !== own)
}
