/** What goes wrong at a keyboard or in a paste: nothing is lost, and the message says how to mend it. */
import { describe, expect, it } from 'vitest'
import type { CodeListData, Severity } from '../../../forms/engine/types.ts'
import { createCodeListStore } from '../../../web/form/code-list-store.ts'
import type { FormSession } from '../../../web/form/session/form-session.ts'
import { openSession } from './open-session.ts'

function messagesAt(session: FormSession, path: string): string {
  return session
    .cell(path)
    .marks.map(({ message }) => message)
    .join(' ')
}

function severityAt(session: FormSession, path: string): Severity | undefined {
  return session.cell(path).marks[0]?.severity
}

describe('a number that cannot stand', () => {
  it.each([
    ['十二万', '读不出数字'],
    ['12万元', '读不出数字'],
    ['1e5', '科学记数法'],
    ['1.5E+6', '科学记数法'],
    ['NaN', '读不出数字'],
    ['Infinity', '读不出数字'],
    ['-0', '-0'],
    ['0.12345678901234567890', '位数太多'],
    ['9007199254740993', '位数太多'],
    ['12,34', '读不出数字'],
    ['12 .5', '应填整数'],
    ['=SUM(A1:A3)', '读不出数字'],
    ['#REF!', '读不出数字'],
  ])('%s stays in the cell as typed, and the message says why', async (raw, why) => {
    const session = await openSession('B603')
    session.type('operatingRevenue', raw)
    session.commit('operatingRevenue', raw)
    expect(session.cell('operatingRevenue').text).toBe(raw)
    expect(session.state().answers.operatingRevenue).toBe(raw)
    expect(severityAt(session, 'operatingRevenue')).toBe('mandatory')
    expect(messagesAt(session, 'operatingRevenue')).toContain(why)
  })

  it('is kept from a paste beside the cells that could be read', async () => {
    const session = await openSession('B603')
    const report = session.paste('currentAssets', '4.5万\n1,200')
    expect(report.unreadable).toEqual([{ path: 'currentAssets', raw: '4.5万' }])
    expect(session.cell('currentAssets').text).toBe('4.5万')
    expect(session.cell('accountsReceivable').value).toBe(1200)
  })
})

describe('a block pasted into a matrix', () => {
  it('goes down its lines and over its columns', async () => {
    const energy: CodeListData = {
      id: 'energy',
      title: '能源',
      edition: '2023',
      source: '',
      status: 'project',
      items: ['01', '02', '03'].map((code) => ({ code, name: code, unit: '吨' })),
    }
    const codeLists = createCodeListStore(() => Promise.resolve(energy))
    await codeLists.request('energy')
    const session = await openSession('605-1', {}, { codeLists })
    const at = (code: string, column: string) => `energyProducts{${code}}.${column}`
    const report = session.paste(at('02', 'openingStock'), '1\t2\n3\tx\n5')
    expect(session.cell(at('02', 'purchases')).value).toBe(2)
    expect(session.cell(at('03', 'openingStock')).value).toBe(3)
    expect(report.unreadable).toEqual([{ path: at('03', 'purchases'), raw: 'x' }])
    expect(report.outside).toEqual(['5'])
  })
})

describe('a number written in another way', () => {
  it.each([
    ['1,234,567', 1_234_567],
    ['１，２３４，５６７', 1_234_567],
    ['12\u200b34', 1234],
    ['\ufeff1200', 1200],
    ['0001200', 1200],
    ['1200.00', 1200],
    ['9007199254740991', 9_007_199_254_740_991],
  ])('%j is read as %d', async (raw, value) => {
    const session = await openSession('B603')
    session.commit('operatingRevenue', raw)
    expect(session.cell('operatingRevenue').value).toBe(value)
  })

  it('is told where the person may not see what was taken away', async () => {
    const session = await openSession('B603')
    session.commit('operatingRevenue', '12\u200b34')
    expect(session.cell('operatingRevenue').notice).toContain('已记为 1234')
  })
})

describe('a negative figure', () => {
  it('is an ordinary profit', async () => {
    const session = await openSession('B603')
    session.commit('operatingProfit', '-500')
    expect(messagesAt(session, 'operatingProfit')).not.toMatch(/负/)
  })

  it('is asked about where accounts rarely hold one', async () => {
    const session = await openSession('B603')
    session.commit('taxesAndSurcharges', '-120')
    expect(severityAt(session, 'taxesAndSurcharges')).toBe('verify')
  })

  it('is refused where people are counted, and stays to be seen', async () => {
    const session = await openSession('B603')
    session.commit('averageStaff', '-5')
    expect(session.cell('averageStaff').text).toBe('-5')
    expect(severityAt(session, 'averageStaff')).toBe('mandatory')
  })
})

describe('text', () => {
  it('of ten thousand characters is kept whole, its message short', async () => {
    const long = '朔'.repeat(10_000)
    const session = await openSession('B603')
    session.commit('preparer', long)
    expect(session.state().answers.preparer).toBe(long)
    expect(severityAt(session, 'preparer')).toBe('mandatory')
    expect(messagesAt(session, 'preparer').length).toBeLessThan(200)
  })

  it.each(['王𬭸', '李〇', '㐂田', '𠮷野', '买买提·艾力'])(
    'keeps the rare name %s',
    async (name) => {
      const session = await openSession('B603')
      session.commit('preparer', name)
      expect(session.state().answers.preparer).toBe(name)
      expect(session.cell('preparer').marks).toEqual([])
    },
  )

  it('counts a rare character as one', async () => {
    const session = await openSession('B603')
    const most = session.model.cells.get('preparer')?.schema.maxLength ?? 0
    session.commit('preparer', '𬭸'.repeat(most))
    expect(session.cell('preparer').marks).toEqual([])
  })

  it('loses what cannot be seen, and says so', async () => {
    const session = await openSession('B603')
    session.commit('preparer', '\u200b王\u200b丽\ufeff ')
    expect(session.cell('preparer').value).toBe('王丽')
    expect(session.cell('preparer').notice).toContain('看不见的字符')
  })
})
