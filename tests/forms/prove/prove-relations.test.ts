import { beforeAll, describe, expect, test } from 'vitest'
import type { SolveLinear } from '../../../forms/engine/linear/linear-program.ts'
import { impliedBounds } from '../../../forms/engine/prove/implied-bounds.ts'
import { proveChange } from '../../../forms/engine/prove/prove-change.ts'
import { proveRelations, readSymbolicRules } from '../../../forms/engine/prove/prove-relations.ts'
import { proveRemoval } from '../../../forms/engine/prove/prove-removal.ts'
import { loadSolver, numericForm, wholeNumber } from '../../support/numeric-form.ts'

let solve: SolveLinear

beforeAll(async () => {
  solve = await loadSolver()
})

const properties = {
  total: wholeNumber('合计'),
  men: wholeNumber('男', { minimum: 0 }),
  women: wholeNumber('女', { minimum: 0 }),
  share: wholeNumber('占比', { minimum: 0, maximum: 100 }),
  status: { title: '运营状态', type: 'string', enum: ['1', '6', '7'] },
  pay: wholeNumber('工资'),
} as const

type Rules = Parameters<typeof numericForm>[1]

function prove(rules: Rules) {
  const { form, relations } = numericForm(properties, rules)
  const proofs = proveRelations(form.schema, readSymbolicRules(relations), solve)
  return proofs.map(({ rule, kind, because }) => [rule, kind, ...because])
}

describe('a rule set proved', () => {
  test('sums, parts and conditions that fit together raise nothing', () => {
    expect(
      prove([
        '[total] = [men] + [women]',
        ['mandatory', '[total] > 0', '[status] = "1"'],
        ['mandatory', '[total] = 0', '[status] in ("6", "7")'],
        ['verify', '[pay] / [total] between 20 and 500', '[total] > 0'],
      ]),
    ).toEqual([])
  })

  test('two checks no answer can satisfy together contradict each other', () => {
    expect(prove(['[men] > [women]', '[women] >= [men]', '[total] >= [men]'])).toEqual([
      ['N1-1', 'contradiction', 'N1-2'],
      ['N1-2', 'contradiction', 'N1-1'],
      ['N1-3', 'contradiction', 'N1-1', 'N1-2'],
    ])
  })

  test('a contradiction of three is told with the two others it needs', () => {
    const proofs = prove([
      '[total] = [men] + [women]',
      '[men] >= 10',
      ['mandatory', '[total] < 10', '[status] = "6"'],
    ])
    expect(proofs).toContainEqual(['N1-3', 'contradiction', 'N1-1', 'N1-2'])
    // Without the status nothing is contradictory.
    expect(proofs.map(([rule]) => rule)).toEqual(['N1-3'])
  })

  test('checks under conditions that exclude each other do not contradict', () => {
    expect(
      prove([
        ['mandatory', '[total] > 0', '[status] = "1"'],
        ['mandatory', '[total] = 0', '[status] = "6"'],
      ]),
    ).toEqual([])
  })

  test('a condition that cannot hold is found', () => {
    expect(prove([['mandatory', '[men] > 3', '[share] > 100']])).toEqual([
      ['N1-1', 'never-applies'],
    ])
    expect(prove([['verify', '[men] > 3', '[status] = "1" and [status] = "6"']])).toEqual([
      ['N1-1', 'never-applies'],
    ])
  })

  test('a check that cannot fail is found', () => {
    expect(prove(['[share] <= 100'])).toEqual([['N1-1', 'never-fails']])
    expect(prove([['verify', '[men] > 1', '[men] >= 2']])).toEqual([['N1-1', 'never-fails']])
  })

  test('a check the mandatory ones imply is told with those it follows from', () => {
    expect(prove(['[total] = [men] + [women]', '[men] <= [total]'])).toEqual([
      ['N1-2', 'implied', 'N1-1'],
    ])
  })

  test('a verify check that accuses every sound document is found', () => {
    expect(prove(['[total] = [men] + [women]', ['verify', '[men] > [total]']])).toEqual([
      ['N1-2', 'always-fails', 'N1-1'],
    ])
  })

  test('rounding keeps a sum and its parts from being called redundant', () => {
    expect(
      prove([
        '[total] = [men] + [women] within rounding',
        '[total] = [women] + [men] within 5 千元',
      ]),
    ).toEqual([['N1-2', 'implied', 'N1-1']])
    expect(
      prove(['[total] = [men] + [women] within rounding', '[total] = [women] + [men]']),
    ).toEqual([['N1-1', 'implied', 'N1-2']])
  })

  test('whole numbers leave no room between 3 and 4', () => {
    expect(prove(['[men] > 3', '[men] < 4'])).toEqual([
      ['N1-1', 'contradiction', 'N1-2'],
      ['N1-2', 'contradiction', 'N1-1'],
    ])
  })
})

test('limits that follow from the checks are told with the cell', () => {
  const { form, relations } = numericForm(properties, [
    '[total] = [men] + [women]',
    '[total] <= 50',
    '[pay] = 7',
    ['mandatory', '[share] <= 10', '[status] = "1"'],
  ])
  expect(impliedBounds(form.schema, readSymbolicRules(relations), solve)).toEqual([
    { cell: 'total', least: 0, most: 50 },
    { cell: 'men', least: null, most: 50 },
    { cell: 'women', least: null, most: 50 },
    { cell: 'pay', least: 7, most: 7 },
  ])
})

describe('one check joining a set', () => {
  function join(standing: Rules, added: Rules[number]) {
    const { form, relations } = numericForm(properties, [...standing, added])
    const changed = relations.relations.at(-1)!
    const rest = { ...relations, relations: relations.relations.slice(0, -1) }
    return proveChange(form.schema, rest, changed, solve)
  }

  test('that forbids what another demands under its condition is a contradiction of the other', () => {
    const proof = join([['mandatory', '[total] = 0', '[status] = "6"']], '[total] > 5')
    expect(proof.contradictions).toMatchObject([
      { rule: 'N1-1', kind: 'contradiction', because: ['N1-2'] },
    ])
  })

  test('that makes another redundant is told, and the limits it brings', () => {
    const proof = join(['[men] <= 50'], '[men] <= 40')
    expect(proof).toMatchObject({
      contradictions: [],
      notes: [{ rule: 'N1-1', kind: 'implied', because: ['N1-2'] }],
      bounds: [{ cell: 'men', most: 40 }],
    })
  })

  test('is not blamed for what was contradictory before', () => {
    const proof = join(['[men] > 3', '[men] < 2'], ['verify', '[men] + [pay] < 99'])
    expect(proof.notes).toEqual([])
    expect(proof.contradictions.every(({ rule }) => rule === 'N1-3')).toBe(true)
  })
})

describe('a check taken away', () => {
  const without = (removed: string, rules: Rules) => {
    const { form, relations } = numericForm(properties, rules)
    return proveRemoval(form.schema, relations, removed, solve)
  }

  test('tells which limits fall and which stay', () => {
    const found = without('N1-2', ['[total] = [men] + [women]', '[total] <= 50', '[total] <= 90'])
    expect(found.loosened).toEqual([
      {
        before: { cell: 'total', least: 0, most: 50 },
        after: { cell: 'total', least: 0, most: 90 },
      },
    ])
    expect(found).toMatchObject({ examined: true, implied: null, contradictions: [] })
  })

  test('changes nothing where the others imply it', () => {
    const found = without('N1-2', ['[total] = [men] + [women]', '[men] <= [total]'])
    expect(found.implied).toMatchObject({ rule: 'N1-2', because: ['N1-1'] })
    expect(found.loosened).toEqual([])
  })

  test('proves the rest: what still contradicts is told, what no longer does is not', () => {
    const rules = ['[men] > [women]', '[women] >= [men]', '[men] >= 10'] as const
    expect(without('N1-1', [...rules]).contradictions).toEqual([])
    expect(without('N1-3', [...rules]).contradictions.map(({ rule }) => rule)).toEqual([
      'N1-1',
      'N1-2',
    ])
  })
})
