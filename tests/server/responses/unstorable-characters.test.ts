import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getResponse, listQuarantine, saveDraft } from '../../../server/contract/responses.ts'
import { revision } from '../../../server/domains/responses/tables.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  bytesOf,
  createTownApp,
  hashOf,
  noodleShop,
  receiptOf,
} from '../../support/responses.ts'
import { MAYI_1, type People, signInEveryone } from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

const NUL = '\u0000'

describe('answers with characters that no database column holds', () => {
  let app: TestApp
  let people: People
  beforeAll(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app)
    await assign(app, 'unit-a', '622')
  })
  afterAll(() => app.close())

  const detail = async (unitId: string) => {
    const params = { responseId: `${unitId}.622.2023` }
    const outcome = await app.call(getResponse, { params }, people.enumerator)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem))
    return outcome.reply
  }

  it('are autosaved without them', async () => {
    const body = {
      answers: { ...noodleShop, operatorName: `王${NUL}建国` },
      explanations: [],
      baseVersion: 0,
    }
    const params = { responseId: 'unit-a.622.2023' }
    expect(await app.call(saveDraft, { params, body }, people.enumerator)).toMatchObject({
      ok: true,
    })
    expect((await detail('unit-a')).draft?.answers).toEqual(noodleShop)
  })

  it('are stored without them, said so, submitted, and kept whole as bytes', async () => {
    const envelope = buildEnvelope({
      answers: {
        ...noodleShop,
        operatorName: `王${NUL}建国\ud800`,
        [`contact${NUL}Phone`]: '19900009999',
      },
      explanations: [{ rule: 'r', fields: [`f${NUL}`], reason: '99', text: `${NUL}说明` }],
    })
    const receipt = await receiptOf(app, envelope, people.enumerator)
    expect(receipt).toMatchObject({
      outcome: 'stored',
      state: 'submitted',
      contentHash: hashOf(bytesOf(envelope)),
      counts: { mandatory: 0, advisory: 1 },
    })
    expect(await receiptOf(app, envelope, people.enumerator)).toEqual(receipt)
    const found = await detail('unit-a')
    expect(found.answers).toEqual(noodleShop)
    expect(found.explanations).toMatchObject([{ fields: ['f'], text: '说明' }])
    expect(found.findings).toMatchObject([
      {
        rule: 'characters-dropped',
        severity: 'advisory',
        fields: ['operatorName', 'contactPhone'],
      },
    ])
    const [row] = await app.database.read.select().from(revision)
    expect(Buffer.from(row!.content).equals(Buffer.from(bytesOf(envelope)))).toBe(true)
    expect(row!.content.toString('utf8')).toContain('王\\u0000建国\\ud800')
  })

  it('are found in the rows of a table and in its keys', async () => {
    await addUnit(app, { id: 'unit-b' })
    const shops = [{ [`a${NUL}`]: 1, b: `${NUL}二` }, { b: '𠮷' }]
    const over = { unitId: 'unit-b', revisionId: 'revision-b', answers: { ...noodleShop, shops } }
    await receiptOf(app, buildEnvelope(over), people.enumerator)
    const found = await detail('unit-b')
    expect(found.answers.shops).toEqual([{ a: 1, b: '二' }, { b: '𠮷' }])
    expect(found.findings.find((each) => each.rule === 'characters-dropped')?.fields).toEqual([
      'shops[0].a',
      'shops[0].b',
    ])
  })

  it('do not follow once a clean revision is sent', async () => {
    const clean = buildEnvelope({ revisionId: 'revision-2', baseRevisionId: 'revision-1' })
    const receipt = await receiptOf(app, clean, people.enumerator)
    expect(receipt.counts.advisory).toBe(0)
    expect((await detail('unit-a')).findings).toEqual([])
  })

  it('open a unit found in the street', async () => {
    const envelope = buildEnvelope({
      unitId: 'tablet-unit-1',
      revisionId: 'found-1',
      newUnit: { kind: 'selfEmployed', blockCode: MAYI_1, buildingCode: `楼${NUL}一` },
      answers: { ...noodleShop, selfEmployedName: `李记${NUL}修鞋` },
    })
    expect(await receiptOf(app, envelope, people.enumerator)).toMatchObject({ outcome: 'stored' })
    expect((await detail('tablet-unit-1')).unit.name).toBe('李记修鞋')
  })

  it('are quarantined whole, with no known version made of an unknown one', async () => {
    const envelope = buildEnvelope({
      revisionId: 'odd-1',
      formVersion: `2023.1${NUL}`,
      answers: { operatorName: NUL },
    })
    expect(await receiptOf(app, envelope, people.enumerator)).toMatchObject({
      quarantineReason: 'form-version-unknown',
    })
    const listed = await app.call(listQuarantine, {}, people.county)
    expect(listed).toMatchObject({
      ok: true,
      reply: { uploads: [{ content: JSON.stringify(envelope) }] },
    })
  })
})
