/**
 * One answer document as a world of cells that may be wrong: filled numeric cells of the form vary,
 * everything else (other forms, last year, codes, dates, how many rows) stands as it is.
 */
import { cellPath } from '../cell-path.ts'
import { type Frame, run, type Value } from '../language/interpret.ts'
import { below, type Place, type Tree } from '../language/tree.ts'
import { type Exact, sign } from '../runtime/exact.ts'
import { isBlank, readNumber, rowsOf } from '../runtime/read.ts'
import type { CheckContext } from '../types.ts'
import type { Formula } from './formula.ts'
import { cellSum, type LinearSum, valueOfSum } from './linear-sum.ts'
import { readSum, type Scene, type VisitedRow, type World, within } from './read-formula.ts'
import type { ComputedRelation, Relation } from './relations.ts'

export class DocumentWorld implements World {
  readonly context: CheckContext
  /** Present values of the cells that were read. */
  readonly present = new Map<string, Exact>()
  private readonly computed: ReadonlyMap<string, ComputedRelation>
  private readonly open = new Set<string>()
  private letValues: Map<string, Value> = new Map()

  constructor(context: CheckContext, computed: readonly ComputedRelation[]) {
    this.context = context
    this.computed = new Map(
      computed.map((each) => [cellName(each.key, each.column), each] as const),
    )
  }

  /** Each place a check is made: once, or for every row of its table that is not blank. */
  scenesOf({ table, lets }: Relation): Scene[] {
    if (table === null) return [{ rows: [], lets }]
    return filledRows(this.context.answers, table, table).map((row) => ({ rows: [row], lets }))
  }

  /** Works out the lets of a check for one scene; to be called before its trees are read. */
  enter(scene: Scene): void {
    this.letValues = new Map()
    const frame = this.frameOf(scene)
    for (const { name, value } of scene.lets) this.letValues.set(name, run(value, frame))
  }

  valueOf(tree: Tree, scene: Scene): Value {
    return run(tree, this.frameOf(scene))
  }

  settle(tree: Tree, scene: Scene): Exact | boolean | string | null | undefined {
    if (this.varies(tree, scene)) return undefined
    const value = this.valueOf(tree, scene)
    return Array.isArray(value) ? null : (value as Exact | boolean | string | null)
  }

  number(tree: Tree & { op: 'cell' }, scene: Scene): LinearSum | null {
    const path = this.pathOf(tree.place, tree.key, scene)
    if (path === null) return null
    const formula = this.formulaOf(tree, scene)
    if (formula !== undefined) {
      // A total line may add up lines that are worked out too, but never itself.
      if (this.open.has(path)) return null
      this.open.add(path)
      const sum = readSum(formula.tree, this.sceneOf(tree.place, scene), this)
      this.open.delete(path)
      return sum
    }
    const present = readNumber(this.documentAt(tree.place, scene)?.[tree.key])
    if (present === null) return null
    this.present.set(path, present)
    return cellSum(path)
  }

  members(tree: Tree & { op: 'rows' }, scene: Scene): readonly VisitedRow[] | null {
    const document = this.documentAt(tree.place, scene)
    if (document === undefined) return null
    const table = tree.place.in === 'own' ? tree.key : null
    const members: VisitedRow[] = []
    for (const row of filledRows(document, tree.key, table)) {
      if (tree.where !== null) {
        const member = this.valueOf(tree.where, within(scene, tree.depth, row))
        if (member === null) return null
        if (member !== true) continue
      }
      members.push(row)
    }
    return members
  }

  signOf(sum: LinearSum): number {
    return sign(valueOfSum(sum, (cell) => this.present.get(cell)!))
  }

  otherNumber(): LinearSum | null {
    return null
  }

  otherTruth(): Formula | null {
    return null
  }

  private varies(tree: Tree, scene: Scene): boolean {
    switch (tree.op) {
      case 'cell': {
        if (tree.read !== 'number' || this.pathOf(tree.place, tree.key, scene) === null)
          return false
        if (this.formulaOf(tree, scene) !== undefined) return true
        return readNumber(this.documentAt(tree.place, scene)?.[tree.key]) !== null
      }
      case 'let': {
        const found = scene.lets.find(({ name }) => name === tree.name)
        return found !== undefined && this.varies(found.value, scene)
      }
      case 'rows': {
        const { body } = tree
        if (body === null) return false
        const members = this.members(tree, scene) ?? []
        return members.some((row) => this.varies(body, within(scene, tree.depth, row)))
      }
      default:
        return below(tree).some((child) => this.varies(child, scene))
    }
  }

  /** The formula behind a cell that is worked out as the document stands. */
  private formulaOf(tree: Tree & { op: 'cell' }, scene: Scene): ComputedRelation | undefined {
    const { place, key } = tree
    const row = place.in === 'row' ? scene.rows[place.depth] : undefined
    const name = row === undefined ? key : cellName(row.table ?? '', key)
    const formula = this.computed.get(name)
    if (formula === undefined || formula.applies === null) return formula
    const applies = this.valueOf(formula.applies, this.sceneOf(place, scene))
    return applies === true ? formula : undefined
  }

  /** Where a formula is worked out: the form, or the row its cell stands in. */
  private sceneOf(place: Place, scene: Scene): Scene {
    const row = place.in === 'row' ? scene.rows[place.depth] : undefined
    return { rows: row === undefined ? [] : [row], lets: [] }
  }

  /** Name of a cell of the form's own; null for any other. */
  private pathOf(place: Place, key: string, scene: Scene): string | null {
    if (place.in === 'own') return key
    if (place.in !== 'row') return null
    const row = scene.rows[place.depth]
    return row === undefined || row.table === null ? null : cellPath(row.table, row.index, key)
  }

  private documentAt(place: Place, scene: Scene): Readonly<Record<string, unknown>> | undefined {
    switch (place.in) {
      case 'own':
        return this.context.answers
      case 'previous':
        return this.context.previous
      case 'unit':
        return this.context.unit as Readonly<Record<string, unknown>> | undefined
      case 'other':
        return this.context.others?.[place.form]
      case 'row':
        return scene.rows[place.depth]?.row
    }
  }

  private frameOf(scene: Scene): Frame {
    return {
      context: this.context,
      rows: scene.rows.map(({ row, index }) => ({
        row: row as Frame['rows'][number]['row'],
        number: index + 1,
      })),
      lets: this.letValues,
    }
  }
}

function cellName(key: string, column: string | null): string {
  return column === null ? key : `${key}.${column}`
}

function filledRows(
  document: Readonly<Record<string, unknown>>,
  key: string,
  table: string | null,
): VisitedRow[] {
  return (rowsOf(document, key) ?? []).flatMap((row, index) =>
    isBlank(row) ? [] : [{ table, index, row }],
  )
}
