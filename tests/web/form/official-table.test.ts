/** What heads of tables say: marks, units, whose form it is; and which headings stand. */
import { describe, expect, it } from 'vitest'
import { loadForm } from '../../../forms/generated/registry.ts'
import { columnMarks, headMarks } from '../../../web/form/column-marks.ts'
import { buildFormModel } from '../../../web/form/form-model.ts'
import { headUnit } from '../../../web/form/head-unit.ts'
import { identityText } from '../../../web/form/identity.ts'
import { columnWidths } from '../../../web/form/table/column-widths.ts'
import { openSession } from './open-session.ts'

async function sectionOf(id: Parameters<typeof loadForm>[0], table: string) {
  const model = buildFormModel(await loadForm(id))
  return model.sections.find((section) => section.table === table)!
}

describe('the 甲 乙 丙 1 2 line', () => {
  it('goes on with letters over the words that open a row, and numbers what follows', async () => {
    const { columns } = await sectionOf('B604-1', 'productOutput')
    expect(headMarks(1)).toEqual(['甲'])
    expect(columnMarks(columns, 1)).toEqual(['乙', '丙', '丁', '1', '2', '3', '4', '5', '6', '7'])
  })

  it('keeps official marks, each once', async () => {
    const { columns } = await sectionOf('B604-2', 'productCapacities')
    expect(columnMarks(columns, 1)).toEqual(['乙', '丙', '丁', '1', '2', '3', '4', '5', '6'])
  })

  it('numbers every column of a table that is made of words', async () => {
    const { columns } = await sectionOf('601-1', 'establishments')
    expect(columnMarks(columns, 1)[0]).toBe('1')
  })
})

describe('the unit below the name of a column', () => {
  it('is left out where the head of the form says it', async () => {
    const { columns } = await sectionOf('607-1', 'rdProjects')
    const units = columns.map((column) => headUnit(column, '千元'))
    expect(units).toContain('人')
    expect(units).not.toContain('千元')
    expect(columns.map((column) => headUnit(column, null))).toContain('千元')
  })

  it('is not said twice', async () => {
    const { columns } = await sectionOf('611-5', 'projects')
    const year = columns.find(({ kind }) => kind === 'year')!
    expect(year.title).toMatch(/（年）$/)
    expect(headUnit(year, '万元')).toBeNull()
  })
})

describe('lines named by the layout', () => {
  it('say what their heading leaves open', async () => {
    const { sections } = buildFormModel(await loadForm('605-1'))
    const lines = sections.find(({ id }) => id === 'supplement')!.lines
    expect(lines.map(({ heading, name }) => heading ?? name).slice(0, 2)).toEqual([
      '上年同期',
      '综合能源消费量',
    ])
  })
})

describe('whose form it is', () => {
  const unit = { unitName: '应县恢砚霖五金有限公司', unifiedSocialCreditCode: '9114062209367672XF' }

  it('is told by the frame until the document does', async () => {
    const session = await openSession('611-3', {}, { context: { unit } })
    const texts = session.model.identity.map((cell) => identityText(session, cell))
    expect(texts).toEqual(['9114062209367672XF', '应县恢砚霖五金有限公司'])
  })

  it('is what the document says where it says it, under whatever name', async () => {
    const session = await openSession(
      '613',
      { selfEmployedName: '老王修车' },
      { context: { unit } },
    )
    const name = session.model.identity.at(-1)!
    expect(identityText(session, name)).toBe('老王修车')
    const fresh = await openSession('613', {}, { context: { unit } })
    expect(identityText(fresh, name)).toBe('应县恢砚霖五金有限公司')
  })
})

describe('a heading that belongs to some industries', () => {
  const shown = async (answers: Record<string, number>) => {
    const session = await openSession('607-2', answers, {
      context: { unit: { industryCode: '6510' } },
    })
    const { lines } = session.parts().find(({ section }) => section.id === 'output')!
    return lines.flatMap(({ heading }) => heading ?? [])
  }

  it('stands while anything below it is filled, as its lines do', async () => {
    expect(await shown({ newProductSales: 5 })).toContain('（二）新产品情况（工业企业填报）')
    expect(await shown({})).not.toContain('（二）新产品情况（工业企业填报）')
  })
})

describe('the room of a column', () => {
  it('holds a credit code whole, and millions with their decimals', async () => {
    const codes = await sectionOf('601-1', 'establishments')
    expect(columnWidths(codes.columns, [], [], 0).template).toContain('minmax(212px')
    const amounts = await sectionOf('605-2', 'energyConversion')
    expect(columnWidths(amounts.columns, [], [], 0).template).toContain('minmax(128px')
  })
})
