import { describe, expect, it } from 'vitest'
import { formIds, loadForm } from '../../../forms/generated/registry.ts'
import { approvalLines } from '../../../web/form/approval-lines.ts'
import { buildFormModel } from '../../../web/form/form-model.ts'
import { panelsOf, paperFor, sectionMm } from '../../../web/form/print/paper.ts'
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
