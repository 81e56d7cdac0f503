/**
 * A form of 60 cells under 45 relations, and documents of it in which at least 25 fail: 27 items by
 * three groupings of three, with the totals of every two groupings, of two single ones, and bounds.
 */
import { readChecks } from '../../../forms/engine/language/read-checks.ts'
import { type FormRelations, relationsOf } from '../../../forms/engine/linear/relations.ts'
import { statedRelations } from '../../../forms/engine/localise/stated-relations.ts'
import type { FormDefinition, FormSchema, PropertySchema } from '../../../forms/engine/types.ts'

const SIZE = 3
const FEWEST_FAILING = 25
const THREE = Array.from({ length: SIZE }, (_, index) => index)
const PAIRS = THREE.flatMap((a) => THREE.map((b) => [a, b] as const))

const item = (a: number, b: number, c: number): string => `i${a}${b}${c}`

export function sixtyCells(): { form: FormDefinition; relations: FormRelations } {
  const cells = PAIRS.flatMap(([a, b]) => THREE.map((c) => item(a, b, c)))
  const rules: string[] = []
  const rule = (expect: string): void => {
    rules.push(
      `check S-${rules.length + 1} mandatory\n  title "试"\n  expect ${expect}\n  says "不成立"\n`,
    )
  }
  const total = (cell: string, parts: readonly string[]): void => {
    cells.push(cell)
    rule(`[${cell}] = ${parts.map((part) => `[${part}]`).join(' + ')}`)
  }
  for (const [x, y] of PAIRS) {
    total(
      `ab${x}${y}`,
      THREE.map((c) => item(x, y, c)),
    )
    total(
      `ac${x}${y}`,
      THREE.map((b) => item(x, b, y)),
    )
    total(
      `bc${x}${y}`,
      THREE.map((a) => item(a, x, y)),
    )
    rule(`[${item(x, y, 0)}] * 2 <= [ab${x}${y}]`)
  }
  for (const x of THREE) {
    total(
      `a${x}`,
      THREE.map((b) => `ab${x}${b}`),
    )
    total(
      `c${x}`,
      THREE.map((b) => `bc${b}${x}`),
    )
    rule(`[a${x}] >= [ac${x}0]`)
  }
  const amount: PropertySchema = { type: 'integer', 'x-unit': '千元' }
  const schema: FormSchema = {
    ...{ $id: 'S', title: 'S', type: 'object', additionalProperties: false },
    ...{ 'x-form': 'S', 'x-version': '1' },
    properties: Object.fromEntries(cells.map((cell) => [cell, { ...amount, title: cell }])),
  }
  const vocabulary = { own: schema, forms: new Map([['S', schema]]), codeLists: null }
  const { checks } = readChecks(rules.join('\n'), vocabulary)
  // Localisation looks at schema and layout only.
  const form = { id: 'S', version: '1', schema, layout: { sections: [] } } as unknown
  return { form: form as FormDefinition, relations: relationsOf({ checks, computed: [] }) }
}

export interface BrokenDocument {
  readonly answers: Readonly<Record<string, number>>
  readonly failing: number
  readonly wrong: readonly string[]
}

const DOCUMENTS = 20

/** Sound documents with slips of three kinds until enough relations fail. The same every time. */
export function brokenDocuments(form: FormDefinition, relations: FormRelations): BrokenDocument[] {
  let seed = 20_231_231
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  const cells = Object.keys(form.schema.properties)
  return Array.from({ length: DOCUMENTS }, (_, index) => {
    // In every other document only items slip: fewer of them then break as many relations.
    const from = index % 2 === 0 ? cells.filter((cell) => cell.startsWith('i')) : cells
    const answers = soundAnswers(random)
    const wrong = new Set<string>()
    let failing = 0
    while (failing < FEWEST_FAILING) {
      const cell = from[random(from.length)]!
      if (wrong.has(cell)) continue
      wrong.add(cell)
      answers[cell] = slip(answers[cell]!, random(3))
      failing = statedRelations(relations, { answers }).relations.filter((r) => !r.holds).length
    }
    return { answers, failing, wrong: [...wrong] }
  })
}

function slip(value: number, kind: number): number {
  if (kind === 0) return value * 10
  if (kind === 1) return value + 1_111
  const digits = String(value)
  return Number(`${digits.slice(1, 2)}${digits.slice(0, 1)}${digits.slice(2)}`) + 3
}

function soundAnswers(random: (below: number) => number): Record<string, number> {
  const answers: Record<string, number> = {}
  for (const [a, b] of PAIRS) {
    for (const c of THREE) {
      const value = (c === 0 ? 1_000 : 4_000) + random(3_000)
      const totals = [`ab${a}${b}`, `ac${a}${c}`, `bc${b}${c}`, `a${a}`, `c${c}`]
      for (const cell of [item(a, b, c), ...totals]) answers[cell] = (answers[cell] ?? 0) + value
    }
  }
  return answers
}
