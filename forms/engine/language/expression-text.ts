/**
 * A resolved tree → program text. Everything a rule author wrote arrives as a JSON string literal;
 * program text is made of names chosen here. So a message can say anything and still runs nothing.
 */
import * as exact from '../runtime/exact.ts'
import * as functions from '../runtime/functions.ts'
import * as lists from '../runtime/lists.ts'
import * as logic from '../runtime/logic.ts'
import * as pattern from '../runtime/pattern.ts'
import * as read from '../runtime/read.ts'
import * as rows from '../runtime/rows.ts'
import * as show from '../runtime/show.ts'
import type { Place, Tree } from './tree.ts'

const RUNTIME: readonly (readonly [file: string, names: readonly string[]])[] = [
  ['exact.ts', Object.keys(exact)],
  ['functions.ts', Object.keys(functions)],
  ['lists.ts', Object.keys(lists)],
  ['logic.ts', Object.keys(logic)],
  ['pattern.ts', Object.keys(pattern)],
  ['read.ts', Object.keys(read)],
  ['rows.ts', Object.keys(rows)],
  ['show.ts', Object.keys(show)],
]

const READERS = {
  number: 'readNumber',
  text: 'readText',
  truth: 'readTruth',
  date: 'readDate',
  options: 'readOptions',
} as const

/** JSON is a subset of JavaScript; line separators are escaped for old tools. */
export function literal(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16)}`,
  )
}

function member(document: string, key: string, optional: boolean): string {
  const dot = optional ? '?.' : ''
  return /^[A-Za-z_]\w*$/.test(key)
    ? `${document}${dot || '.'}${key}`
    : `${document}${dot}[${literal(key)}]`
}

/** What one generated module has used so far: runtime functions and shared constants. */
export class ModuleText {
  readonly constants = new Map<string, string>()
  private readonly used = new Set<string>()

  importLines(runtime: string): string[] {
    const lines: string[] = []
    for (const [file, names] of RUNTIME) {
      const wanted = names.filter((name) => this.used.has(name)).sort()
      if (wanted.length > 0)
        lines.push(`import { ${wanted.join(', ')} } from ${literal(`${runtime}/${file}`)}`)
    }
    return lines
  }

  /** Takes the functions from an object handed in, for a module that imports nothing. */
  takeLine(runtime: string): string {
    return `const { ${[...this.used].sort().join(', ')} } = ${runtime}`
  }

  constantLines(): string[] {
    return [...this.constants].map(([text, name]) => `const ${name} = ${text}`)
  }

  use(name: string): string {
    this.used.add(name)
    return name
  }

  constant(text: string): string {
    const name = this.constants.get(text) ?? `k${this.constants.size}`
    this.constants.set(text, name)
    return name
  }
}

/** Text of expressions in which `c` is the context, `a` its answers, `r0` and `n0` row and row number. */
export class ExpressionText {
  protected readonly module: ModuleText
  private readonly letNames: ReadonlyMap<string, string>

  constructor(module: ModuleText, letNames: ReadonlyMap<string, string> = new Map()) {
    this.module = module
    this.letNames = letNames
  }

  text(tree: Tree): string {
    const { module } = this
    switch (tree.op) {
      case 'constant':
        return this.constant(tree.value)
      case 'cell':
        return `${module.use(READERS[tree.read])}(${this.cellAccess(tree.place, tree.key)})`
      case 'filled':
        return this.filled(tree.place, tree.key)
      case 'let':
        return this.letNames.get(tree.name)!
      case 'row-number':
        return `n${tree.depth}`
      case 'call':
        return `${module.use(tree.fn)}(${tree.args.map((arg) => this.text(arg)).join(', ')})`
      case 'ask':
        return `${module.use(tree.fn)}(${['c', ...tree.args.map((arg) => this.text(arg))].join(', ')})`
      case 'one-of':
        return `${module.use('oneOf')}(${this.text(tree.value)}, ${module.constant(literal(tree.options))})`
      case 'matches': {
        const compiled = module.constant(`${module.use('readPattern')}(${literal(tree.pattern)})`)
        return `${module.use('matches')}(${this.text(tree.text)}, ${compiled})`
      }
      case 'rows':
        return this.rows(tree)
    }
  }

  private constant(value: (Tree & { op: 'constant' })['value']): string {
    if (typeof value !== 'object' || value === null) return literal(value)
    const { n, d } = value
    return this.module.constant(`${this.module.use('ratio')}(${literal(n)}, ${literal(d)})`)
  }

  private rows(tree: Tree & { op: 'rows' }): string {
    const { module } = this
    const table = `${module.use('rowsOf')}(${this.document(tree.place)}, ${literal(tree.key)})`
    const over = (body: Tree | null): string =>
      body === null ? 'null' : `(r${tree.depth}, n${tree.depth}) => ${this.text(body)}`
    const args = tree.fn === 'countRows' ? [over(tree.where)] : [over(tree.body), over(tree.where)]
    return `${module.use(tree.fn)}(${[table, ...args].join(', ')})`
  }

  filled(place: Place, key: string): string {
    if (place.in === 'own' || place.in === 'row') {
      return `${this.module.use('isFilled')}(${this.cellAccess(place, key)})`
    }
    return `${this.module.use('filledIn')}(${this.document(place)}, ${literal(key)})`
  }

  cellAccess(place: Place, key: string): string {
    return member(this.document(place), key, place.in !== 'own' && place.in !== 'row')
  }

  private document(place: Place): string {
    switch (place.in) {
      case 'own':
        return 'a'
      case 'previous':
        return 'c.previous'
      case 'unit':
        return 'c.unit'
      case 'other':
        return `c.others?.[${literal(place.form)}]`
      case 'row':
        return `r${place.depth}`
    }
  }
}
