/** Rows offered from the known establishments: marked, in free places, never sent before they are agreed to. */
import { describe, expect, it } from 'vitest'
import {
  establishmentFindings,
  isSameEstablishment,
} from '../../../forms/engine/establishments/compare-list.ts'
import type { Establishment, EstablishmentList } from '../../../server/contract/establishments.ts'
import { offerEstablishments } from '../../../web/self-report/establishments/offer-rows.ts'
import { ownWork } from '../../../web/self-report/sheet/work.ts'
import { openSession } from '../form/open-session.ts'

const branch = (id: string, name: string, over: Partial<Establishment> = {}): Establishment => ({
  ...{ id, name, creditCode: null, address: `${name}的地址`, areaNames: [], phone: null },
  ...{ activity: '', knownFrom: ['linked'], unitId: id, outcome: 'normal', listed: false },
  ...{ expected: true, word: null, answer: null },
  ...over,
})
const list = (establishments: Establishment[]): EstablishmentList => ({
  ...{ unitId: 'u', unitName: '同泰公司', kind: 'legalUnit', list: null, listHash: '' },
  headOffice: {
    ...{ name: '同泰公司本部', organisationCode: 'MA0000001', address: '马邑路', phone: null },
  },
  establishments,
  counts: { known: 0, listed: 0, missing: 0, denied: 0 },
  ...{ declaration: null, counties: [] },
})
const two = list([
  branch('b-1', '一分店', { creditCode: '91140602MA0GTK6J4N', activity: '零售日用百货' }),
  branch('b-2', '二分店', { knownFrom: ['told'] }),
])

describe('rows offered to a list of establishments', () => {
  it('are the head office and each known one, with where it is known from', () => {
    const offered = offerEstablishments('601-1', {}, two)
    expect(offered['establishments[0].organisationCode']?.value).toBe('MA0000001')
    expect(offered['establishments[1].unitName']).toEqual({
      ...{ value: '一分店', from: '名录里的下属单位' },
    })
    expect(offered['establishments[1].mainActivity1']?.value).toBe('零售日用百货')
    expect(offered['establishments[2].unitName']).toEqual({ value: '二分店', from: '本单位告知' })
    // Offices fill in the code of the area; staff and money are the respondent's.
    expect(Object.keys(offered).join()).not.toMatch(/AreaCode|industryCode|Staff|Revenue/)
    expect(offerEstablishments('B603', {}, two)).toEqual({})
  })

  it('go into blank rows, leave out what is listed and what is not expected', () => {
    const establishments = [
      { establishmentKind: '1', unitName: '同泰公司本部' },
      {},
      { establishmentKind: '2', unitName: '二 分店' },
    ]
    const known = list([...two.establishments, branch('b-3', '三分店', { expected: false })])
    const offered = offerEstablishments('611-1', { establishments }, known)
    const names = Object.entries(offered).filter(([path]) => path.endsWith('unitName'))
    expect(names).toEqual([
      ['establishments[1].unitName', expect.objectContaining({ value: '一分店' })],
    ])
  })

  it('are not the respondent’s work until agreed to; filling in a row agrees to it', async () => {
    const prefill = offerEstablishments('601-1', {}, two)
    const session = await openSession('601-1', {}, { prefill })
    const own = () => ownWork(session, new Set()).answers.establishments
    expect(own()).toBeUndefined()
    session.type('establishments[1].establishmentStaffAtYearEnd', '5')
    expect(own()).toEqual([
      {},
      {
        ...{ establishmentKind: '2', unifiedSocialCreditCode: '91140602MA0GTK6J4N' },
        ...{ unitName: '一分店', locationAddress: '一分店的地址', mainActivity1: '零售日用百货' },
        establishmentStaffAtYearEnd: 5,
      },
    ])
    session.confirmAll()
    expect(own()).toHaveLength(3)
  })

  it('move up when a row above is removed, and stay unconfirmed', async () => {
    const prefill = offerEstablishments('601-1', {}, two)
    const session = await openSession('601-1', {}, { prefill })
    session.removeRow('establishments', 1)
    expect(session.unconfirmed().has('establishments[1].unitName')).toBe(true)
    expect(session.unconfirmed().has('establishments[2].unitName')).toBe(false)
    expect(ownWork(session, new Set()).answers.establishments).toBeUndefined()
  })
})

describe('what is asked beside a list', () => {
  it('is each known one left out, and none that has a row by its code or its name', () => {
    const ask = (rows: object[]) =>
      establishmentFindings('601-1', two.establishments, { establishments: rows as never }).map(
        ({ rule }) => rule,
      )
    expect(ask([])).toEqual(['establishment-b-1', 'establishment-b-2'])
    expect(ask([{ unitName: '（二分店）' }])).toEqual(['establishment-b-1'])
    expect(
      ask([{ unitName: '另一个名字', unifiedSocialCreditCode: '91140602MA0GTK6J4N' }]),
    ).toEqual(['establishment-b-2'])
  })

  it('tells two with codes of their own apart, whatever their names', () => {
    const a = { name: '一分店', creditCode: '91140602MA0GTK6J4N' }
    expect(isSameEstablishment(a, { ...a, creditCode: '91140602MA0GTK6J5L' })).toBe(false)
    expect(isSameEstablishment(a, { ...a, creditCode: null })).toBe(true)
    expect(isSameEstablishment({ ...a, name: '' }, { name: '', creditCode: null })).toBe(false)
  })
})
