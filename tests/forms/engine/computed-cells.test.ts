import { describe, expect, test } from 'vitest'
import { createCheckSession } from '../../../forms/engine/check-session.ts'
import { computeCells, isComputedNow } from '../../../forms/engine/compute-cells.ts'
import { evaluateResponse } from '../../../forms/engine/evaluate.ts'
import { readFormFormulas } from '../../../forms/engine/form-formulas.ts'
import {
  interpretComputation,
  interpretCondition,
} from '../../../forms/engine/language/interpret.ts'
import type { Answers } from '../../../forms/engine/types.ts'
import { ledgerLists, loadLedgerForm } from '../../support/ledger-form.ts'

const form = await loadLedgerForm()
const computed = (answers: Answers): Answers =>
  computeCells(form, { answers, codeLists: ledgerLists }).answers

describe('cells the platform works out', () => {
  test('a computed cell follows the cells it is made of, and those that follow it', () => {
    expect(computed({ materials: 10, labour: 5 })).toMatchObject({ total: 15, doubled: 30 })
  })

  test('missing operands leave a computed cell without a value', () => {
    expect(computed({ materials: 10 }).total).toBeUndefined()
  })

  test('the annual figure is the sum of its quarters as soon as one is filled', () => {
    expect(computed({ materialsQ1: 3, materialsQ3: 4, labour: 1 })).toMatchObject({
      materials: 7,
      total: 8,
    })
    expect(computed({ materials: 12 }).materials).toBe(12)
  })

  test('only a cell whose periods are empty is typed', () => {
    const at = (answers: Answers) =>
      isComputedNow(form, { answers }, { key: 'materials', row: null, column: null })
    expect(at({})).toBe(false)
    expect(at({ materialsQ2: 0 })).toBe(true)
  })

  test('standard coal follows the coefficient of its line, and the total line adds up the others', () => {
    const { energyProducts } = computed({
      energyProducts: [
        { energy: '02', consumption: 100 },
        { energy: '33', consumption: 10 },
        { energy: '40' },
      ],
    })
    expect(energyProducts).toEqual([
      { energy: '02', consumption: 100, standardCoal: 94.28 },
      { energy: '33', consumption: 10, standardCoal: 12.29 },
      { energy: '40', standardCoal: 106.57 },
    ])
  })

  test('a keystroke works out what depends on it and says so', () => {
    const session = createCheckSession(form, { answers: { labour: 5 }, codeLists: ledgerLists })
    const change = session.set('materialsQ1', 7)
    expect(change.computed).toEqual([
      { path: 'materials', value: 7 },
      { path: 'total', value: 12 },
      { path: 'doubled', value: 24 },
    ])
    expect(session.answers()).toMatchObject({ materials: 7, total: 12 })
  })

  test('a sum of periods goes when its last period is emptied', () => {
    const session = createCheckSession(form, { answers: { labour: 5 }, codeLists: ledgerLists })
    session.set('materialsQ1', 7)
    expect(session.set('materialsQ1', undefined).computed).toContainEqual({
      path: 'materials',
      value: undefined,
    })
    expect(session.answers().total).toBeUndefined()
  })

  test('after any change the findings equal those of a fresh evaluation', () => {
    const context = { answers: {}, codeLists: ledgerLists }
    const session = createCheckSession(form, context)
    session.set('labour', 4)
    session.set('materialsQ2', 9)
    session.set('energyProducts', [{ energy: '02', consumption: 3 }])
    session.set('energyProducts[0].consumption', 5)
    const fresh = evaluateResponse(form, { ...context, answers: session.answers() })
    expect(session.findings()).toEqual(fresh)
    expect(session.answers()).toMatchObject({ energyProducts: [{ standardCoal: 4.71 }] })
  })

  test('a stated value that its formula does not give is pointed out, never replaced', () => {
    const answers = { materials: 10, labour: 5, total: 99, doubled: 198 }
    expect(computeCells(form, { answers }, { keepStated: true }).answers.total).toBe(99)
    const rules = evaluateResponse(form, { answers }).map(({ rule }) => rule)
    expect(rules).toContain('L1-computed-total')
  })

  test('an annual figure that is not the sum of all its quarters is a mandatory finding', () => {
    const quarters = { materialsQ1: 1, materialsQ2: 2, materialsQ3: 3, materialsQ4: 4, labour: 0 }
    const rulesOf = (materials: number) =>
      evaluateResponse(form, { answers: { ...quarters, materials } })
        .filter(({ severity }) => severity === 'mandatory')
        .map(({ rule }) => rule)
    expect(rulesOf(10)).not.toContain('L1-periods-materials-quarters')
    expect(rulesOf(20)).toContain('L1-periods-materials-quarters')
    // Any of the five may be the wrong one: all are pointed at.
    const found = evaluateResponse(form, { answers: { ...quarters, materials: 20 } })
    expect(found.find(({ rule }) => rule === 'L1-periods-materials-quarters')?.fields).toEqual([
      'materials',
      'materialsQ1',
      'materialsQ2',
      'materialsQ3',
      'materialsQ4',
    ])
  })

  test('a line of a matrix is listed once', () => {
    const answers = { energyProducts: [{ energy: '02' }, { energy: '02' }] }
    const findings = evaluateResponse(form, { answers, codeLists: ledgerLists })
    expect(findings.map(({ rule }) => rule)).toContain('L1-lines-energyProducts')
  })

  test('formulas that go in a circle are refused', async () => {
    await expect(
      loadLedgerForm((properties) => {
        properties.labour = { ...properties.labour!, 'x-computed': '[L-01] - [L-02]' }
      }),
    ).rejects.toThrow('computed from itself')
  })

  test('a formula in another unit is refused', async () => {
    await expect(
      loadLedgerForm((properties) => {
        properties.total = { ...properties.total!, 'x-unit': '万元' }
      }),
    ).rejects.toThrow('该指标的单位是万元')
  })

  test('a condition of the layout runs compiled', () => {
    const { holds } = form.conditions['[L-07] > 0']!
    expect(holds({ answers: { labour: 1 } })).toBe(true)
    expect(holds({ answers: {} })).toBe(null)
  })
})

test('formulas and conditions mean the same interpreted as compiled', () => {
  const vocabulary = { own: form.schema, forms: new Map(), codeLists: null }
  const { computed: trees, conditions } = readFormFormulas(form.layout, vocabulary)
  const interpreted = {
    ...form,
    computed: trees.map(interpretComputation),
  }
  const documents: Answers[] = [
    {},
    { labour: 2, materialsQ1: 3, materialsQ4: -1 },
    {
      materials: 5,
      labour: 6,
      energyProducts: [{ energy: '33', consumption: 0.3 }, { energy: '40' }],
    },
  ]
  for (const answers of documents) {
    const context = { answers, codeLists: ledgerLists }
    expect(computeCells(interpreted, context)).toEqual(computeCells(form, context))
    for (const [text, formula] of conditions) {
      expect(interpretCondition(formula).holds(context)).toBe(form.conditions[text]!.holds(context))
    }
  }
})
