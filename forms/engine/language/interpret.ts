/**
 * Runs a resolved check without compiling it: for drafts on the statistician's screen.
 * It calls the same runtime functions the compiled module calls.
 */
import * as exact from '../runtime/exact.ts'
import * as functions from '../runtime/functions.ts'
import * as lists from '../runtime/lists.ts'
import * as logic from '../runtime/logic.ts'
import { matches, type Pattern, readPattern } from '../runtime/pattern.ts'
import * as read from '../runtime/read.ts'
import * as rows from '../runtime/rows.ts'
import * as show from '../runtime/show.ts'
import type { CheckContext, CompiledCheck, ComputedCell, Condition, Row } from '../types.ts'
import type { ComputationTree } from './compile.ts'
import { measuresOf } from './measures.ts'
import type { FormulaTree } from './read-formula.ts'
import type { CheckTree, Place, RatioConstant, Reading, Tree } from './tree.ts'

export type Value = exact.MaybeExact | string | boolean | readonly string[] | null
type Apply = (...args: unknown[]) => Value

const { referenceDate, officeArea } = read
// The trees are typed, so each function receives the kinds of values it was written for.
const CALLS = { ...exact, ...functions, ...logic, ...show } as unknown as Readonly<
  Record<string, Apply>
>
const ASKS = { ...lists, referenceDate, officeArea } as unknown as Readonly<Record<string, Apply>>
const ROWS = rows as unknown as Readonly<Record<string, Apply>>

const READERS: Readonly<Record<Reading, (value: unknown) => Value>> = {
  number: read.readNumber,
  text: read.readText,
  truth: read.readTruth,
  date: read.readDate,
  options: read.readOptions,
}

/** Where a tree is run: the documents, the rows being visited, the lets worked out. */
export interface Frame {
  readonly context: CheckContext
  readonly rows: readonly { readonly row: Row; readonly number: number }[]
  readonly lets: Map<string, Value>
}

const patterns = new Map<string, Pattern>()

function patternOf(text: string): Pattern {
  const known = patterns.get(text)
  if (known !== undefined) return known
  const pattern = readPattern(text)
  if (patterns.size > 1_000) patterns.clear()
  patterns.set(text, pattern)
  return pattern
}

/** The check as the engine runs compiled ones. */
export function interpretCheck(check: CheckTree): CompiledCheck {
  const { lets, when, expect, says, ...described } = check
  const open = (context: CheckContext, row: Row | null, number: number): Frame => {
    const frame: Frame = { context, rows: row === null ? [] : [{ row, number }], lets: new Map() }
    for (const { name, value } of lets) frame.lets.set(name, run(value, frame))
    return frame
  }
  const measures = measuresOf(check).map(({ name, points, value }) => ({
    ...{ name, points },
    value(context: CheckContext, row: Row | null, number: number): exact.MaybeExact {
      const frame = open(context, row, number)
      if (when !== null && run(when, frame) !== true) return null
      return run(value, frame) as exact.MaybeExact
    },
  }))
  return {
    ...described,
    ...(measures.length > 0 && { measures }),
    outcome(context, row, number) {
      const frame = open(context, row, number)
      if (when !== null && run(when, frame) !== true) return null
      return run(expect, frame) as boolean | null
    },
    message(context, row, number) {
      const frame = open(context, row, number)
      return says
        .map((part) => (typeof part === 'string' ? part : String(run(part, frame))))
        .join('')
    },
  }
}

/** A computed cell's formula, as the engine runs compiled ones. */
export function interpretComputation(cell: ComputationTree): ComputedCell {
  const { key, table, column, rowLocal, dependencies, tree, applies } = cell
  const value = (of: Tree) => (context: CheckContext, row: Row | null, number: number) =>
    run(of, { context, rows: row === null ? [] : [{ row, number }], lets: new Map() })
  return {
    ...{ key, table, column, rowLocal, dependencies },
    applies: applies === null ? null : (value(applies) as ComputedCell['applies']),
    value: value(tree) as ComputedCell['value'],
  }
}

/** A condition of a layout or an applicability rule. */
export function interpretCondition(formula: FormulaTree): Condition {
  return {
    dependencies: formula.dependencies,
    holds: (context) => run(formula.tree, { context, rows: [], lets: new Map() }) as boolean | null,
  }
}

/** Value of one tree; `null` where it is missing. */
export function run(tree: Tree, frame: Frame): Value {
  switch (tree.op) {
    case 'constant':
      return constantValue(tree.value)
    case 'cell':
      return READERS[tree.read](documentAt(tree.place, frame)?.[tree.key])
    case 'filled':
      return read.filledIn(documentAt(tree.place, frame), tree.key)
    case 'let':
      return frame.lets.get(tree.name) ?? null
    case 'row-number':
      return frame.rows[tree.depth]?.number ?? null
    case 'call':
      return CALLS[tree.fn]!(...tree.args.map((arg) => run(arg, frame)))
    case 'ask':
      return ASKS[tree.fn]!(frame.context, ...tree.args.map((arg) => run(arg, frame)))
    case 'one-of':
      return logic.oneOf(run(tree.value, frame) as string | null, tree.options)
    case 'matches':
      return matches(run(tree.text, frame) as string | null, patternOf(tree.pattern))
    case 'rows':
      return runRows(tree, frame)
  }
}

function runRows(tree: Tree & { op: 'rows' }, frame: Frame): Value {
  const visited = read.rowsOf(documentAt(tree.place, frame), tree.key)
  const over = (body: Tree | null) =>
    body === null
      ? null
      : (row: Row, number: number): Value =>
          run(body, { ...frame, rows: [...frame.rows.slice(0, tree.depth), { row, number }] })
  const args = tree.fn === 'countRows' ? [over(tree.where)] : [over(tree.body), over(tree.where)]
  return ROWS[tree.fn]!(visited, ...args)
}

function constantValue(value: number | string | boolean | null | RatioConstant): Value {
  return typeof value === 'object' && value !== null ? exact.ratio(value.n, value.d) : value
}

function documentAt(place: Place, frame: Frame): Readonly<Record<string, unknown>> | undefined {
  switch (place.in) {
    case 'own':
      return frame.context.answers
    case 'previous':
      return frame.context.previous
    case 'unit':
      return frame.context.unit as Readonly<Record<string, unknown>> | undefined
    case 'other':
      return frame.context.others?.[place.form]
    case 'row':
      return frame.rows[place.depth]?.row
  }
}
