/**
 * Rule text → resolved checks: the language's front door.
 *
 * Every fault is returned with its place; a check with a fault is left out, the others stand.
 */
import { dependenciesOf, fieldsOf, visit } from './dependencies.ts'
import { MOST_ERRORS } from './limits.ts'
import { unmeasured } from './measures.ts'
import { parseFile } from './parse-file.ts'
import { type RowScope, resolveReference } from './resolve-reference.ts'
import { errorLocator, type LanguageError, LanguageFault } from './source.ts'
import type { CheckSyntax, Reference, TemplatePart } from './syntax.ts'
import { type CheckTree, call, constant, type LetTree, type Tree } from './tree.ts'
import { typeExpression } from './type-expression.ts'
import { typeConversion } from './type-numbers.ts'
import { isWhole, type Scope, type Typed, wantTruth } from './typing.ts'
import { parseUnit } from './units.ts'
import { columnsOf, type ValueType } from './value-types.ts'
import { findKey, type Vocabulary } from './vocabulary.ts'

export interface ReadChecks {
  readonly checks: readonly CheckTree[]
  readonly errors: readonly LanguageError[]
}

export function readChecks(source: string, vocabulary: Vocabulary): ReadChecks {
  const parsed = parseFile(source)
  const errors = [...parsed.errors]
  const locate = errorLocator(source)
  const checks: CheckTree[] = []
  for (const syntax of parsed.checks) {
    try {
      checks.push(resolveCheck(syntax, vocabulary))
    } catch (fault) {
      if (!(fault instanceof LanguageFault)) throw fault
      if (errors.length < MOST_ERRORS) errors.push(locate(fault, syntax.id))
    }
  }
  errors.sort((a, b) => a.line - b.line || a.column - b.column)
  return { checks, errors }
}

function resolveCheck(syntax: CheckSyntax, vocabulary: Vocabulary): CheckTree {
  const table = syntax.each === null ? null : visitedTable(syntax.each, vocabulary)
  const rows: RowScope[] =
    table === null ? [] : [{ columns: columnsOf(vocabulary.own.properties[table]!), depth: 0 }]
  const [scope, lets] = resolveLets(syntax, { vocabulary, rows, lets: new Map() })
  const truth = (expression: CheckSyntax['expect']): Tree =>
    wantTruth(typeExpression(expression, scope), expression).tree
  const when = syntax.when === null ? null : truth(syntax.when)
  const expect = truth(syntax.expect)
  const says = syntax.says.map((part) => (typeof part === 'string' ? part : sayPart(part, scope)))
  const trees = [
    expect,
    ...(when === null ? [] : [when]),
    ...says.filter((part) => typeof part !== 'string'),
  ]
  const [unknown] = unmeasured({ lets, when, expect, says })
  if (unknown !== undefined) {
    throw new LanguageFault(
      `“${unknown}”的分位数没有与任何数比较，系统不知道应收集什么，请写成“数 <= percentile(…)”`,
      syntax.expect,
    )
  }
  const pointed = fieldsOf(
    syntax.at.map((reference) => pointTree(reference, scope)),
    [],
    table,
  )
  const mentioned = fieldsOf([expect], lets, table)
  const fields =
    pointed.length > 0 ? pointed : mentioned.length > 0 ? mentioned : fieldsOf(trees, lets, table)
  const { id, severity, kind, title, source, covers, note } = syntax
  return {
    ...{ id, severity, kind, title, source, covers, note, table, lets, when, expect, says, fields },
    rowLocal: table !== null && !trees.some((tree) => readsTable(tree, lets, table)),
    dependencies: dependenciesOf(trees, lets, table),
  }
}

function visitedTable(each: Reference, vocabulary: Vocabulary): string {
  const meaning = resolveReference(each, vocabulary, [])
  if (meaning.what === 'table' && meaning.place.in === 'own') return meaning.key
  throw new LanguageFault('each 之后应为本表的子表', each)
}

function resolveLets(syntax: CheckSyntax, start: Scope): [Scope, LetTree[]] {
  const known = new Map<string, Typed>()
  const lets: LetTree[] = []
  const scope = { ...start, lets: known }
  for (const clause of syntax.lets) {
    const { name } = clause
    const taken =
      known.has(name) ||
      findKey(start.vocabulary.own.properties, name) !== null ||
      start.rows.some((row) => findKey(row.columns, name) !== null)
    if (taken) throw new LanguageFault(`let 的名称“${name}”已有所指，请换一个`, clause)
    const value = typeExpression(clause.value, scope)
    lets.push({ name, value: value.tree })
    const { terms } = value
    const named = terms === null || isWhole(terms) ? terms : nameTerms(lets, name, terms)
    known.set(name, { ...value, terms: named })
  }
  return [scope, lets]
}

/** A count of terms is named like its value, so that it is written once however often it is used. */
function nameTerms(lets: LetTree[], name: string, terms: Tree): Tree {
  const own = `${name} terms`
  lets.push({ name: own, value: terms })
  return { op: 'let', name: own }
}

/** Whether the outcome for one row looks at the table as a whole. */
function readsTable(tree: Tree, lets: readonly LetTree[], table: string): boolean {
  let reads = false
  visit(tree, lets, (node) => {
    if (
      (node.op === 'rows' || node.op === 'filled') &&
      node.place.in === 'own' &&
      node.key === table
    )
      reads = true
  })
  return reads
}

function pointTree(reference: Reference, scope: Scope): Tree {
  const meaning = resolveReference(reference, scope.vocabulary, scope.rows)
  if (meaning.what === 'cell' || meaning.what === 'table')
    return { op: 'filled', place: meaning.place, key: meaning.key }
  if (meaning.what === 'column') return { op: 'filled', place: meaning.place, key: meaning.table }
  throw new LanguageFault('at 之后应为本表的指标', reference)
}

const SHOW: Readonly<Record<ValueType['is'], string>> = {
  number: 'showNumber',
  text: 'showText',
  options: 'showOptions',
  truth: 'showTruth',
  date: 'showDate',
  month: 'showMonth',
}

function sayPart(part: Exclude<TemplatePart, string>, scope: Scope): Tree {
  const value = typeExpression(part.expression, scope)
  if (part.unit === null) return call(SHOW[value.type.is], value.tree)
  if (value.type.is !== 'number') throw new LanguageFault('只有数值可以带计量单位', part)
  if (part.unit === '%') return call('showPercent', typeConversion(value, '', part).tree)
  const unit = parseUnit(part.unit)
  return call('showWithUnit', typeConversion(value, unit, part).tree, constant(unit))
}
