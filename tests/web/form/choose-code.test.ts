import { describe, expect, it } from 'vitest'
import { type CodeListId, loadCodeList } from '../../../forms/generated/code-lists.ts'
import { createCodeListStore } from '../../../web/form/code-list-store.ts'
import { cellAt } from '../../../web/form/form-model.ts'
import {
  activityAdvice,
  describesActivity,
  phraseToSuggestFor,
  sectionsOf,
} from '../../../web/form/picker/activity-phrase.ts'
import { chooseCode, commitCode } from '../../../web/form/picker/choose-code.ts'
import { createIndustrySuggester } from '../../../web/form/picker/industry-suggester.ts'
import { openSession } from './open-session.ts'

const codeLists = createCodeListStore((id) => loadCodeList(id as CodeListId))
await Promise.all(
  ['products', 'product-units', 'energy', 'io-products', 'industry'].map(codeLists.request),
)

describe('a code that counts in a unit of its own', () => {
  it('brings its unit into the row, and both are taken back together', async () => {
    const session = await openSession('B604-1', {}, { codeLists })
    const product = 'productOutput[0].product'
    chooseCode(session, cellAt(session.model, product)!, product, 'SZ001')
    expect(session.state().answers.productOutput).toEqual([{ product: 'SZ001', productUnit: '01' }])
    session.undo()
    expect(session.cell(product).text).toBe('')
    expect(session.cell('productOutput[0].productUnit').text).toBe('')
  })

  it('does so when the code is typed, and writes the unit where it is words', async () => {
    const session = await openSession('B604-1', {}, { codeLists })
    commitCode(session, 'productOutput[0].product', '原煤')
    expect(session.cell('productOutput[0].productUnit').value).toBe('01')
    commitCode(session, 'productOutput[1].product', '不是产品')
    expect(session.cell('productOutput[1].product').text).toBe('不是产品')
  })

  it('leaves rows alone that have no place for a unit', async () => {
    const session = await openSession('IO-1', {}, { codeLists })
    commitCode(session, 'fuelInputs[0].energy', '02')
    expect(session.state().answers.fuelInputs).toEqual([{ energy: '02' }])
  })
})

describe('the words an industry is looked for by', () => {
  it('are what is typed, else the row’s own, else the unit’s, here or in another form', async () => {
    const session = await openSession('601', { mainActivity1: '生产陶瓷碗' }, { codeLists })
    const cell = cellAt(session.model, 'industryCode')!
    expect(phraseToSuggestFor(session, cell, 'industryCode', '')).toBe('生产陶瓷碗')
    expect(phraseToSuggestFor(session, cell, 'industryCode', '卖五金')).toBe('卖五金')
    expect(phraseToSuggestFor(session, cell, 'industryCode', '5165')).toBeNull()
    session.commit('activityRevenues[1].activity', '批发钢材')
    const row = 'activityRevenues[1].industryCode'
    expect(phraseToSuggestFor(session, cellAt(session.model, row)!, row, '')).toBe('批发钢材')

    const output = await openSession(
      'B604-1',
      {},
      { codeLists, context: { others: { '601': { mainActivity1: '洗选煤炭' } } } },
    )
    const path = 'outputByIndustry[0].industryCode'
    const industry = cellAt(output.model, path)!
    expect(phraseToSuggestFor(output, industry, path, '')).toBe('洗选煤炭')
    expect(sectionsOf(industry.schema)).toEqual(['B', 'C', 'D'])
  })

  it('are asked to say verb and thing where they are too bare', async () => {
    const session = await openSession('601', {}, { codeLists })
    expect(describesActivity(cellAt(session.model, 'mainActivity1')!)).toBe(true)
    expect(describesActivity(cellAt(session.model, 'unitName')!)).toBe(false)
    expect(activityAdvice('贸易')).toContain('批发还是零售')
    expect(activityAdvice('零售粮油')).toBeNull()
    expect(activityAdvice('')).toBeNull()
  })
})

describe('the worker that suggests', () => {
  const answer = [{ code: '5165', name: '建材批发', score: 0.9, why: '' }]

  it('is started when first asked, and asked once for one phrase', async () => {
    const asked: { id: number; phrase: string }[] = []
    let tell: (event: { data: { id: number; suggestions: typeof answer } }) => void = () =>
      undefined
    let started = 0
    const suggester = createIndustrySuggester(() => {
      started += 1
      return {
        postMessage: (question) => asked.push(question),
        addEventListener: (type: string, listener: never) => {
          if (type === 'message') tell = listener
        },
      }
    })
    expect(started).toBe(0)
    const first = suggester.suggest('卖建材', undefined)
    const again = suggester.suggest('卖建材', undefined)
    tell({ data: { id: asked[0]!.id, suggestions: answer } })
    expect(await first).toBe(await again)
    expect([started, asked.length]).toEqual([1, 1])
  })

  it('is started anew after it failed, and meanwhile suggests nothing', async () => {
    let fail: () => void = () => undefined
    let started = 0
    const suggester = createIndustrySuggester(() => {
      started += 1
      return {
        postMessage: () => undefined,
        addEventListener: (type: string, listener: never) => {
          if (type === 'error') fail = listener
        },
      }
    })
    const waiting = suggester.suggest('卖建材', undefined)
    fail()
    expect(await waiting).toEqual([])
    void suggester.suggest('卖建材', undefined)
    expect(started).toBe(2)
  })
})
