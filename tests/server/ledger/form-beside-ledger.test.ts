import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getResponse } from '../../../server/contract/responses.ts'
import { putLedgerEntry } from '../../../server/contract/unit-ledger.ts'
import { openForm } from '../../../server/domains/instruments/index.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  createTownApp,
  receiptOf,
  VERSION,
} from '../../support/responses.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

describe('a form that differs from the ledger of its unit', () => {
  let app: TestApp
  let people: People
  let preparer: SignedIn
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    const dates = { opensOn: '2024-01-01', dueOn: '2024-04-30' }
    await openForm(app.context, { formId: 'IO-4', formVersion: VERSION, ...dates })
    await addUnit(app, {
      ...{ id: 'mine', kind: 'legalUnit', name: '某煤矿', industryCode: '0610' },
      attributes: { inputOutputSample: true, fixedAssetInvestment: true },
    })
    const scope = { kind: 'unit', unitId: 'mine', name: '某煤矿' } as const
    preparer = await app.signIn('enterprise', scope, '郝会计')
    await assign(app, 'mine', 'IO-4')
    await app.call(
      putLedgerEntry,
      {
        params: { unitId: 'mine', year: '2023', entryId: 'e-1' },
        body: {
          ...{ baseVersion: 0, struck: false },
          content: {
            ...{ bookedOn: '2023-05-06', period: 'Q2', reference: '', itemText: '井架' },
            ...{ place: 'IO-4:constructionWorks', code: '', quantity: null, measure: '' },
            ...{ amountFen: 90_000_000, origin: 'unknown' },
          },
        },
      },
      preparer,
    )
  })
  afterEach(() => app.close())

  const report = (amount: number, explanations: unknown[] = [], revision = 'r-1') =>
    receiptOf(
      app,
      buildEnvelope({
        ...{ unitId: 'mine', formId: 'IO-4', revisionId: revision, intent: 'submit' },
        answers: {
          ...{ fixedAssetInvestmentCompleted: amount, constructionWorks: amount },
          ...{ unitHead: '甲', statisticsHead: '乙', preparer: '丙', preparerPhone: '03491234567' },
          reportDate: '2024-02-01',
        },
        explanations: explanations as never,
      }),
      preparer,
    )
  const rule = 'ledger-IO-4-constructionWorks'
  const ofLedger = ({ blockers }: { blockers: { rule: string }[] }) =>
    blockers.filter((each) => each.rule.startsWith('ledger-')).map((each) => each.rule)

  it('is not reported before the difference is explained; the office reads why', async () => {
    expect(ofLedger(await report(880))).toEqual([rule, 'ledger-IO-4-fixedAssetInvestmentCompleted'])
    const why = { reason: '01', text: '有一台设备年底才验收，台账按付款记，报表按完成额填' }
    const explained = await report(
      880,
      [
        { rule, fields: ['constructionWorks'], ...why },
        {
          ...{ rule: 'ledger-IO-4-fixedAssetInvestmentCompleted', ...why },
          fields: ['fixedAssetInvestmentCompleted'],
        },
      ],
      'r-2',
    )
    expect(ofLedger(explained)).toEqual([])
    const read = await app.call(
      getResponse,
      { params: { responseId: 'mine.IO-4.2023' } },
      people.county,
    )
    if (!read.ok) throw new Error(read.problem.title)
    expect(read.reply.explanations).toContainEqual(expect.objectContaining({ rule }))
  })

  it('is reported without a word where it says what the ledger says', async () => {
    expect(ofLedger(await report(900))).toEqual([])
  })
})
