/** Checks one answer document of the command line's contract; says what it could not use. Pure. */
import { evaluateDocument } from '../../../forms/engine/evaluate-document.ts'
import type { Likely } from '../../../forms/engine/localise/localise.ts'
import { distributionsFor, type GroupSpread } from '../../../forms/engine/neighbours/spread.ts'
import type { Finding, FormDefinition } from '../../../forms/engine/types.ts'
import type { FormBook } from '../../platform/form-book.ts'
import type { Locate } from './locate.ts'
import { readUnitAttributes } from './unit-attributes.ts'

/** One line of output. */
export interface FindingLine extends Finding {
  /** With `--locate`: the cells of this finding most likely wrong, and why. */
  readonly likely?: readonly LikelyCell[]
  /** The document's own label, or its number in the input. */
  readonly doc: string | number
}

interface LikelyCell {
  readonly field: string
  readonly why: string
  readonly alternatives: readonly string[]
}

export interface Judging {
  /** Every result, not only what fails. */
  readonly all: boolean
  readonly locate?: Locate | undefined
  /** Digits the area codes of the office that checks begin with. */
  readonly officeAreaPrefix?: string | undefined
  /** Percentiles of units alike; none where left out. */
  readonly neighbours?: readonly GroupSpread[] | undefined
}

export type CheckedDocument =
  | {
      readonly kind: 'checked'
      readonly lines: readonly FindingLine[]
      readonly notes: readonly string[]
    }
  /** Not an answer document, or of a form that does not exist. */
  | { readonly kind: 'refused'; readonly message: string }

export function checkDocument(
  book: FormBook,
  value: unknown,
  number: number,
  options: Judging,
): CheckedDocument {
  if (!isObject(value)) return refused('应为一个对象，含 form 和 answers')
  const form = formNamed(book, value.form)
  if (!form) return refused(formFault(book, value.form))
  if (!isObject(value.answers)) return refused('缺少 answers，应为“指标: 值”的对象')
  for (const member of ['unit', 'others'] as const) {
    if (value[member] != null && !isObject(value[member])) return refused(`${member} 应为对象`)
  }
  const attributes = isObject(value.unit)
    ? readUnitAttributes(book.forms.get('601'), value.unit)
    : undefined
  const notes = [...(attributes?.notes ?? [])]
  const others = isObject(value.others) ? byForm(book, value.others) : undefined
  for (const id of Object.keys(others ?? {})) {
    if (!book.forms.has(id))
      notes.push(`others 中的 ${id} 表没有定义，引用它的审核关系按不适用处理`)
  }
  const evaluated = evaluateDocument(
    form,
    { answers: value.answers, others, previous: value.previous },
    {
      ...{ unit: attributes?.unit, codeLists: book.codeLists },
      officeAreaPrefix: options.officeAreaPrefix,
      distributions: distributionsFor(
        latestOf(form.id, options.neighbours ?? []),
        attributes?.unit,
        book.codeLists,
      ),
    },
    book.forms,
    { all: options.all },
  )
  for (const { from, message } of evaluated.aside) notes.push(`${from}：${message}`)
  const likely = options.locate?.(form, evaluated.context) ?? []
  const doc = typeof value.doc === 'string' || typeof value.doc === 'number' ? value.doc : number
  return {
    kind: 'checked',
    lines: evaluated.findings.map((finding) => lineOf(doc, finding, likely)),
    notes,
  }
}

/** A document does not say its period: it is taken for the latest there is. */
function latestOf(formId: string, spreads: readonly GroupSpread[]): readonly GroupSpread[] {
  const own = spreads.filter((spread) => spread.formId === formId)
  const latest = own
    .map(({ period }) => period)
    .sort()
    .at(-1)
  return own.filter(({ period }) => period === latest)
}

/** Under the ids of their forms; what belongs to none keeps its name. */
function byForm(book: FormBook, others: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(others).map(([id, answers]) => [formNamed(book, id)?.id ?? id, answers]),
  )
}

function formNamed(book: FormBook, id: unknown): FormDefinition | undefined {
  if (typeof id !== 'string') return undefined
  return book.forms.get(id) ?? book.forms.get(id.normalize('NFKC').trim().toUpperCase())
}

function formFault(book: FormBook, id: unknown): string {
  const known = [...book.forms.keys()].join('、')
  if (id === undefined) return `缺少 form（表号），可用的表：${known}`
  return `没有表「${typeof id === 'string' ? id.slice(0, 40) : JSON.stringify(id)?.slice(0, 40)}」，可用的表：${known}`
}

function lineOf(doc: string | number, finding: Finding, likely: readonly Likely[]): FindingLine {
  const { rule, kind, severity, outcome, fields, message } = finding
  const here = likely
    .filter(({ cell, rules }) => rules.includes(rule) && fields.includes(cell))
    .map(({ cell, why, alternatives }) => ({ field: cell, why, alternatives }))
  const line = { doc, rule, kind, severity, outcome, fields, message }
  return here.length === 0 ? line : { ...line, likely: here }
}

function refused(message: string): CheckedDocument {
  return { kind: 'refused', message }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
