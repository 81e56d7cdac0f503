import { describe, expect, it } from 'vitest'
import type { FormSession, Topic } from '../../../web/form/session/form-session.ts'
import { openSession } from './open-session.ts'

/** Cells told of a change while `act` runs. */
function cellsTold(session: FormSession, act: () => void): string[] {
  const told: string[] = []
  const stops = Object.keys(session.model.form.schema.properties).map((key) =>
    session.subscribe(`cell:${key}` satisfies Topic, () => told.push(key)),
  )
  act()
  for (const stop of stops) stop()
  return told
}

describe('typing into a cell', () => {
  it('keeps an indicator this form does not have', async () => {
    const session = await openSession('622', { hasDrone: '是', staffAtYearEnd: 3 })
    session.type('staffAtYearEnd', '4')
    expect(session.state().answers).toMatchObject({ hasDrone: '是', staffAtYearEnd: 4 })
  })

  it('tells that cell only, when no finding changes', async () => {
    const session = await openSession('B603', { operatingRevenue: 100 })
    session.type('sellingExpenses', '1')
    expect(cellsTold(session, () => session.type('sellingExpenses', '12'))).toEqual([
      'sellingExpenses',
    ])
  })

  it('tells the other cells of a finding that appears', async () => {
    const session = await openSession('B603', { totalLiabilities: 30, ownersEquity: 40 })
    session.type('totalAssets', '7')
    const told = cellsTold(session, () => session.type('totalAssets', '70'))
    expect(told).toEqual(
      expect.arrayContaining(['totalAssets', 'totalLiabilities', 'ownersEquity']),
    )
    expect(told).not.toContain('operatingRevenue')
  })

  it('checks while typing', async () => {
    const session = await openSession('B603', { totalLiabilities: 30, ownersEquity: 40 })
    session.type('totalAssets', '75')
    expect(session.findings().groups[0]!.findings[0]!.finding.message).toContain('相差 5')
    session.type('totalAssets', '70')
    expect(session.findings().groups[0]!.findings).toEqual([])
  })

  it('leaves the text as it is until the cell is left, then formats it', async () => {
    const session = await openSession('B603')
    session.type('operatingRevenue', '１234567')
    expect(session.cell('operatingRevenue').text).toBe('１234567')
    session.commit('operatingRevenue', '１234567')
    expect(session.cell('operatingRevenue')).toMatchObject({
      text: '1,234,567',
      value: 1_234_567,
      notice: '“１234567”已记为 1234567',
    })
  })

  it('keeps text that cannot be read, and says what is wrong with it once the cell is left', async () => {
    const session = await openSession('B603', { operatingRevenue: 5 })
    session.type('operatingRevenue', '12万')
    expect(session.state().answers.operatingRevenue).toBe('12万')
    const worst = () => session.cell('operatingRevenue').marks.map(({ severity }) => severity)
    expect(worst()).not.toContain('mandatory')
    session.commit('operatingRevenue', '12万')
    expect(session.cell('operatingRevenue').text).toBe('12万')
    expect(worst()).toContain('mandatory')
  })

  it('goes back to what the cell held when the person gives up', async () => {
    const session = await openSession('B603', { operatingRevenue: 5 })
    session.type('operatingRevenue', '999')
    session.revert('operatingRevenue')
    expect(session.cell('operatingRevenue').text).toBe('5')
  })

  it('changes nothing in a form that is read only, nor in what others fill', async () => {
    const reading = await openSession('B603', { operatingRevenue: 5 }, { readOnly: true })
    reading.type('operatingRevenue', '6')
    expect(reading.state().answers.operatingRevenue).toBe(5)
    const session = await openSession('621')
    session.choose('industryCode', '5165')
    expect(session.state().answers.industryCode).toBeUndefined()
  })
})

describe('taking back', () => {
  it('undoes a committed cell and puts it in again', async () => {
    const session = await openSession('B603', { operatingRevenue: 5 })
    session.type('operatingRevenue', '6')
    session.commit('operatingRevenue', '6')
    expect(session.undo()).toBe('operatingRevenue')
    expect(session.state().answers.operatingRevenue).toBe(5)
    expect(session.redo()).toBe('operatingRevenue')
    expect(session.state().answers.operatingRevenue).toBe(6)
    expect(session.redo()).toBeNull()
  })

  it('undoes a pasted block in one step', async () => {
    const session = await openSession('B603')
    const report = session.paste('currentAssets', '100\r\n60\r\n三\r\n')
    expect(report.placed).toBe(3)
    expect(report.unreadable).toEqual([{ path: 'inventoriesAtYearEnd', raw: '三' }])
    expect(session.state().answers).toMatchObject({ currentAssets: 100, accountsReceivable: 60 })
    session.undo()
    expect(session.state().answers).toEqual({})
  })
})

describe('prefilled values', () => {
  const prefill = {
    operatingRevenue: { value: 900, from: '单位清查表（621）' },
    totalAssets: { value: 50, from: '单位清查表（621）' },
  }

  it('enter empty cells only and wait to be confirmed', async () => {
    const session = await openSession('B603', { totalAssets: 70 }, { prefill })
    expect(session.state().answers).toEqual({ totalAssets: 70, operatingRevenue: 900 })
    expect([...session.unconfirmed()]).toEqual(['operatingRevenue'])
    expect(session.cell('operatingRevenue').prefilledFrom).toBe('单位清查表（621）')
  })

  it('are confirmed by Enter, by an edit, or all at once', async () => {
    const session = await openSession('B603', {}, { prefill })
    session.confirm('operatingRevenue')
    expect([...session.unconfirmed()]).toEqual(['totalAssets'])
    session.type('totalAssets', '51')
    expect(session.unconfirmed().size).toBe(0)
    const other = await openSession('B603', {}, { prefill })
    other.confirmAll()
    expect(other.unconfirmed().size).toBe(0)
    expect(other.cell('totalAssets').prefilledFrom).toBeNull()
  })

  it('stay unconfirmed over a reload', async () => {
    const more = { prefill, unconfirmed: ['totalAssets'] }
    const session = await openSession('B603', { operatingRevenue: 900, totalAssets: 50 }, more)
    expect([...session.unconfirmed()]).toEqual(['totalAssets'])
  })
})

describe('rows of a table', () => {
  it('take text in a row below blank ones without losing it', async () => {
    const session = await openSession('601')
    session.type('activityRevenues[2].activity', '煤炭洗选')
    session.commit('activityRevenues[2].activity', '煤炭洗选')
    expect(session.state().answers.activityRevenues).toEqual([{}, {}, { activity: '煤炭洗选' }])
  })

  it('move up with their ids when one above is removed, and come back with undo', async () => {
    const rows = [{ activity: '甲' }, { activity: '乙' }, { activity: '丙' }]
    const session = await openSession('601', { activityRevenues: rows })
    const ids = session.rowIds('activityRevenues')
    session.removeRow('activityRevenues', 1)
    expect(session.rowIds('activityRevenues')).toEqual([ids[0], ids[2]])
    expect(session.cell('activityRevenues[1].activity').text).toBe('丙')
    session.undo()
    expect(session.state().answers.activityRevenues).toEqual(rows)
    expect(session.rowIds('activityRevenues')).toHaveLength(3)
  })

  it('come back with what was offered and not looked at, and with what was said of them', async () => {
    const offered = (row: number, activity: string) =>
      [`activityRevenues[${row}].activity`, { value: activity, from: '上年' }] as const
    const session = await openSession(
      '601',
      {},
      { prefill: Object.fromEntries(['甲', '乙', '丙'].map((name, row) => offered(row, name))) },
    )
    const marks = () => [...session.unconfirmed()].sort()
    const about = (row: number) => ({
      ...{ rule: 'x', fields: [`activityRevenues[${row}].activity`], kind: 'relation' },
      ...{ severity: 'verify', outcome: 'fail', message: '' },
    })
    session.explain(about(1) as never, { reason: 'other', text: '已与合同逐份核对，确有此项业务' })
    const said = () => [...session.explanations().values()].flatMap(({ fields }) => fields)
    const all = marks()
    const ids = session.rowIds('activityRevenues')
    expect(all).toHaveLength(3)
    session.removeRow('activityRevenues', 1)
    expect(marks()).toEqual(['activityRevenues[0].activity', 'activityRevenues[1].activity'])
    expect(said()).toEqual([])
    // Looked at meanwhile: that stays so.
    session.confirm('activityRevenues[1].activity')
    session.undo()
    expect(marks()).toEqual(['activityRevenues[0].activity', 'activityRevenues[1].activity'])
    expect(session.cell('activityRevenues[1].activity')).toMatchObject({
      ...{ text: '乙', prefilledFrom: '上年' },
    })
    expect(session.cell('activityRevenues[2].activity')).toMatchObject({
      ...{ text: '丙', prefilledFrom: null },
    })
    expect(said()).toEqual(['activityRevenues[1].activity'])
    expect(session.rowIds('activityRevenues')).toEqual([ids[0], expect.any(Number), ids[2]])
    session.redo()
    expect(marks()).toEqual(['activityRevenues[0].activity'])
    expect(said()).toEqual([])
    expect(session.rowIds('activityRevenues')).toHaveLength(2)
  })

  it('of which it was the only one comes back alone', async () => {
    const prefill = { 'activityRevenues[0].activity': { value: '甲', from: '上年' } }
    const session = await openSession('601', {}, { prefill })
    const rows = session.rowIds('activityRevenues').length
    session.removeRow('activityRevenues', 0)
    session.undo()
    expect([...session.unconfirmed()]).toEqual(['activityRevenues[0].activity'])
    expect(session.rowIds('activityRevenues')).toHaveLength(rows)
  })

  it('are added without a word to the cells that are there', async () => {
    const session = await openSession('601', { activityRevenues: [{ activity: '甲' }] })
    let told = 0
    session.subscribe('cell:activityRevenues[0].activity', () => {
      told += 1
    })
    session.addRow('activityRevenues')
    expect(told).toBe(0)
  })

  it('say what is wrong with a number that cannot be read, also in a row of its own', async () => {
    const session = await openSession('601')
    session.type('activityRevenues[1].revenue', '12万')
    session.commit('activityRevenues[1].revenue', '12万')
    expect(session.cell('activityRevenues[1].revenue')).toMatchObject({
      text: '12万',
      marks: [{ severity: 'mandatory' }],
    })
  })

  it('are not answers while blank', async () => {
    const session = await openSession('601', { activityRevenues: [{ activity: '甲' }] })
    session.addRow('activityRevenues')
    session.type('activityRevenues[0].activity', '')
    session.commit('activityRevenues[0].activity', '')
    expect(session.state().answers.activityRevenues).toBeUndefined()
  })

  it('grow under a pasted block', async () => {
    const session = await openSession('601')
    const block = ['甲', '乙', '丙', '丁', '戊'].join('\n')
    session.paste('activityRevenues[0].activity', block)
    expect(session.rowIds('activityRevenues').length).toBeGreaterThanOrEqual(5)
    expect(session.state().answers.activityRevenues).toHaveLength(5)
  })
})

describe('parts that belong to other units', () => {
  const shownSections = (session: FormSession) => session.parts().map(({ section }) => section.id)

  it('appear when the answer they hang on is given', async () => {
    const session = await openSession('621')
    expect(shownSections(session)).not.toContain('legal-unit')
    session.choose('unitKind', '1')
    expect(shownSections(session)).toContain('legal-unit')
    expect(shownSections(session)).not.toContain('establishment')
  })

  it('stay while they hold something', async () => {
    const session = await openSession('621', { unitKind: '2', owningUnitName: '某公司' })
    session.choose('unitKind', '1')
    expect(shownSections(session)).toContain('establishment')
  })
})

describe('findings', () => {
  it('are numbered in the order of the rail, items not yet filled left out', async () => {
    const session = await openSession('B603', {
      totalAssets: 75,
      totalLiabilities: 30,
      ownersEquity: 40,
    })
    const { groups, unfilled, marks, counts } = session.findings()
    expect(groups[0]!.findings[0]!.number).toBe(1)
    expect(marks.get('totalAssets')?.[0]?.number).toBe(1)
    expect(unfilled.length).toBeGreaterThan(10)
    expect(unfilled.every(({ number }) => number === null)).toBe(true)
    expect(counts.mandatory).toBe(unfilled.length + groups[0]!.findings.length)
  })

  it('take an explanation that says something and refuse one that does not', async () => {
    const session = await openSession('B603', { taxesAndSurcharges: -120, operatingRevenue: 900 })
    const verify = session.findings().groups.find(({ severity }) => severity === 'verify')
    const { finding, key } = verify!.findings[0]!
    expect(session.explain(finding, { reason: '06', text: '已核实' })).toContain('写明具体事实')
    expect(session.explanations().size).toBe(0)
    expect(session.explain(finding, { reason: '06', text: '冲回上年多计提的资源税' })).toBeNull()
    expect(session.explanations().get(key)).toMatchObject({ rule: finding.rule, reason: '06' })
  })
})
