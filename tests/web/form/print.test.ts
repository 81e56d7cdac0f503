import { describe, expect, it } from 'vitest'
import { loadCodeList } from '../../../forms/generated/code-lists.ts'
import { formIds, loadForm } from '../../../forms/generated/registry.ts'
import { approvalLines } from '../../../web/form/approval-lines.ts'
import { createCodeListStore } from '../../../web/form/code-list-store.ts'
import { buildFormModel } from '../../../web/form/form-model.ts'
import { answersToPrint } from '../../../web/form/print/answers-to-print.ts'
import { closingLine } from '../../../web/form/print/closing-line.ts'
import { decimalsOf, withDecimals } from '../../../web/form/print/decimals.ts'
import {
  panelsOf,
  panelWidths,
  paperFor,
  sectionMm,
  valueMm,
} from '../../../web/form/print/paper.ts'
import { printedParts } from '../../../web/form/print/printed-parts.ts'
import { pageRule } from '../../../web/form/print/use-printed-page.ts'
import { columnTotal, totalledColumns } from '../../../web/form/session/column-totals.ts'
import { readConditions } from '../../../web/form/session/read-conditions.ts'
import { withHead } from '../../../web/form/with-head.ts'
import { openSession } from './open-session.ts'

const modelOf = async (id: Parameters<typeof loadForm>[0]) => buildFormModel(await loadForm(id))

describe('the paper of a form', () => {
  it.each([
    ['B603', 'A4 portrait'],
    ['IO-4', 'A4 landscape'],
    ['605-1', 'A3 landscape'],
  ] as const)('%s is printed on %s', async (id, expected) => {
    const { size, orientation } = paperFor((await modelOf(id)).sections)
    expect(`${size} ${orientation}`).toBe(expected)
  })

  it('holds every column of every form once, in panels that fit', async () => {
    expect(formIds.length).toBeGreaterThan(30)
    for (const id of formIds) {
      const { sections } = await modelOf(id)
      const paper = paperFor(sections)
      for (const section of sections) {
        if (section.table === null) {
          expect(sectionMm(section), `${id} ${section.id}`).toBeLessThanOrEqual(paper.widthMm)
          continue
        }
        const panels = panelsOf(section, paper)
        expect(panels[0]?.from).toBe(0)
        expect(panels.at(-1)?.to).toBe(section.columns.length)
        panels.slice(1).forEach((panel, at) => {
          expect(panel.from).toBe(panels[at]?.to)
        })
      }
    }
  })

  it('gives figures more room on A3, so that names do not stand far from them', async () => {
    const [portrait, a3] = [
      paperFor([]),
      { size: 'A3', orientation: 'landscape', widthMm: 394 },
    ] as const
    expect(portrait.size).toBe('A4')
    expect([valueMm(5, portrait), valueMm(5, a3), valueMm(1, portrait)]).toEqual([23, 38, 38])
    const { sections } = await modelOf('IO-1')
    const items = sections.find(({ id }) => id === 'overhead-items')!
    const [panel] = panelsOf(items, a3)
    // Those of matrices stand below those of lists.
    expect(panelWidths(items, panel!, false, a3).columns.slice(0, 5)).toEqual(Array(5).fill(38))
  })

  it('is set as a rule of the page, whatever the name of the unit holds', () => {
    const rule = pageRule(
      { size: 'A3', orientation: 'landscape', widthMm: 394 },
      '甲"乙\\',
      '',
      null,
    )
    expect(rule).toContain('size: A3 landscape')
    expect(rule).toContain('content: "甲\\"乙\\\\"')
  })

  it('marks the pages that go on, with the unit of measurement, and not the first', () => {
    const rule = pageRule({ size: 'A4', orientation: 'portrait', widthMm: 184 }, '', '', '千元')
    const [all = '', first = ''] = rule.split('@page :first')
    expect(all).toContain('content: "续表"')
    expect(all).toContain('content: "计量单位：千元"')
    expect(first.match(/content: none/g)).toHaveLength(2)
  })

  it('puts amounts of tables below those of lists, and gives the rest to names', async () => {
    const { sections } = await modelOf('IO-2')
    const paper = paperFor(sections)
    const matrices = sections.filter(({ matrix }) => matrix !== null)
    expect(matrices.length).toBeGreaterThan(5)
    for (const section of matrices) {
      const all = { from: 0, to: section.columns.length }
      const { heads, columns, share } = panelWidths(section, all, false, paper)
      expect(columns.every((width) => width === 23)).toBe(true)
      expect(heads.at(-1)).toBe(20)
      expect([...heads, ...columns].reduce((sum, width) => sum + width, 0)).toBeCloseTo(
        paper.widthMm,
      )
      expect(share).toBe(1)
    }
  })

  it('has no head of seven lines: long heads take room from columns of words', async () => {
    for (const id of formIds) {
      const { sections } = await modelOf(id)
      const paper = paperFor(sections)
      for (const section of sections.filter(({ table }) => table !== null)) {
        for (const panel of panelsOf(section, paper)) {
          const { columns, share } = panelWidths(section, panel, false, paper)
          columns.forEach((width, at) => {
            const { title } = section.heads[panel.from + at]!
            const signs = Math.floor((width * share - 2) / 3.35)
            expect(Math.ceil(title.length / signs), `${id} ${title}`).toBeLessThanOrEqual(4)
          })
        }
      }
    }
  })

  it('says how far columns had to give way on the widest paper', async () => {
    const { sections } = await modelOf('IO-3')
    const products = sections.find(({ table }) => table === 'productDestinations')!
    const all = { from: 0, to: products.columns.length }
    expect(panelWidths(products, all, false, paperFor(sections)).share).toBeLessThan(0.9)
  })
})

describe('the head of a printed form', () => {
  const entered = {
    tableNumber: 'B603表',
    issuingBody: '山西省统计局',
    approvalNumber: '国统制〔2023〕1号',
    validUntil: '2024-06-30',
  }

  it('says that a form of unknown approval is for demonstration', async () => {
    const { head } = (await loadForm('B603')).layout
    const names = approvalLines(head).map(({ name }) => name)
    expect(names).toEqual(['表　　号', '制定机关', '演示用表式'])
  })

  it('is what the office entered for the version', async () => {
    const { head } = withHead(await loadForm('B603'), entered).layout
    expect(approvalLines(head).map(({ value }) => value)).toEqual([
      'B603表',
      '山西省统计局',
      '国统制〔2023〕1号',
      '2024年6月30日',
    ])
  })

  it('still says what is not known where the office entered a part', async () => {
    const { head } = withHead(await loadForm('B603'), { ...entered, validUntil: null }).layout
    expect(approvalLines(head).at(-1)).toEqual({
      name: '演示用表式',
      value: '有效期未核到',
      known: false,
    })
  })
})

describe('the parts that are printed', () => {
  it('are all that may belong to the unit, where the form is blank', async () => {
    const session = await openSession('621')
    const condition = readConditions(session.model.form)
    const ids = printedParts(session, true, condition, {}).map(({ section }) => section.id)
    expect(ids).toContain('legal-unit')
    expect(ids).toContain('establishment')
    const filled = printedParts(session, false, condition, {}).map(({ section }) => section.id)
    expect(filled).not.toContain('establishment')
  })

  it('leave out what belongs to other industries, where the industry is known', async () => {
    const session = await openSession('611-3')
    const condition = readConditions(session.model.form)
    const ids = printedParts(session, true, condition, {
      unit: { industryCode: '6110' },
    }).map(({ section }) => section.id)
    expect(ids).toContain('accommodation')
    expect(ids).not.toContain('trade')
  })
})

describe('totals of a growing table', () => {
  it('add up amounts and people, never quantities of unlike products', async () => {
    const model = await modelOf('B604-1')
    const products = model.sections.find(({ id }) => id === 'products')!
    expect(totalledColumns(model, products).map(({ key }) => key)).toEqual(['salesValue'])
  })

  it('are left to the form where it totals the table itself', async () => {
    const model = await modelOf('601-1')
    const establishments = model.sections.find(({ table }) => table === 'establishments')!
    expect(totalledColumns(model, establishments)).toEqual([])
  })

  it('are empty while nothing is filled, and exact with decimals', () => {
    expect(columnTotal({}, 'rows', 'amount')).toBeUndefined()
    expect(columnTotal({ rows: [{ amount: 0.1 }, { amount: 0.2 }, {}] }, 'rows', 'amount')).toBe(
      0.3,
    )
  })
})

describe('figures below each other', () => {
  it('have as many decimals as the most exact of them', () => {
    expect(decimalsOf('34,565.8')).toBe(1)
    expect(withDecimals('34,565.8', 2)).toBe('34,565.80')
    expect(withDecimals('120', 2)).toBe('120.00')
    expect(withDecimals('120', 0)).toBe('120')
    expect(withDecimals('', 2)).toBe('')
  })
})

describe('the last page of a print', () => {
  const lines = (count: number) =>
    Array.from({ length: count }, () => ({ height: 10, staysWithNext: false }))
  const table = (count: number) => ({ heads: 20, lines: lines(count), below: 0 })

  it('is not begun early where what stands below the table fits', () => {
    expect(closingLine(300, 50, [table(10)], 100)).toBeNull()
    expect(closingLine(300, 50, [], 300)).toBeNull()
  })

  it('takes the last lines with the signatures, on later pages too', () => {
    expect(closingLine(300, 50, [table(20)], 50)).toBe(17)
    // 23 lines on the first page, 28 on the second.
    expect(closingLine(300, 50, [table(50)], 50)).toBe(47)
    expect(closingLine(300, 50, [table(52)], 50)).toBeNull()
  })

  it('takes a heading with its lines, and a short table whole', () => {
    const headed = lines(20).map((line, at) => ({ ...line, staysWithNext: at === 16 }))
    expect(closingLine(300, 50, [{ heads: 20, lines: headed, below: 0 }], 50)).toBe(16)
    expect(closingLine(300, 50, [table(14), table(5)], 50)).toBe(0)
  })
})

describe('a draft without what the platform works out', () => {
  const none = createCodeListStore(() => Promise.reject(new Error('no lists in this test')))

  it('is printed with the sums of its lines', async () => {
    const form = await loadForm('601-1')
    const establishments = [{ establishmentStaffAtYearEnd: 4 }, { establishmentStaffAtYearEnd: 3 }]
    const printed = answersToPrint(form, { establishments }, undefined, none)
    expect(printed).toMatchObject({ establishmentCount: 2, establishmentStaffTotal: 7 })
  })

  it('and with what follows from a code list, once it is at hand', async () => {
    const lists = createCodeListStore(() => loadCodeList('energy'))
    await lists.request('energy')
    const form = await loadForm('605-1')
    const energyProducts = [{ energy: '02', industrialConsumption: 100 }]
    const printed = answersToPrint(form, { energyProducts }, undefined, lists)
    expect(printed.energyProducts).toMatchObject([
      { referenceCoefficient: 0.9428, standardCoalConsumption: 94.28 },
    ])
    expect(answersToPrint(form, { energyProducts }, undefined, none)).toEqual({ energyProducts })
  })

  it('never with another value than was reported', async () => {
    const form = await loadForm('601-1')
    const reported = {
      establishments: [{ establishmentStaffAtYearEnd: 4 }],
      establishmentStaffTotal: 9,
    }
    expect(answersToPrint(form, reported, undefined, none)).toMatchObject({
      establishmentStaffTotal: 9,
    })
  })
})
