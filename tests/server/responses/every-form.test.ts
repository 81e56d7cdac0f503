/** One response of every form and more goes through the real application, as its respondent sends it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formIds, formSummaries } from '../../../forms/generated/registry.ts'
import { openForm } from '../../../server/domains/instruments/index.ts'
import { loadUnitAttributes } from '../../../server/domains/responses/index.ts'
import { officeAttributesOf } from '../../support/office-attributes.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  bytesOf,
  createTownApp,
  hashOf,
  receiptOf,
} from '../../support/responses.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import { type SoundDocument, unitsWithEveryForm } from '../../support/sound-documents.ts'
import type { SignedIn, TestApp } from '../../support/test-app.ts'

const audiences = new Map<string, string>(formSummaries.map(({ id, audience }) => [id, audience]))
const units = unitsWithEveryForm()

let app: TestApp
let people: People
beforeAll(async () => {
  app = await createTownApp()
  people = await signInEveryone(app)
  for (const { id, version } of formSummaries) {
    await openForm(app.context, {
      formId: id,
      formVersion: version,
      opensOn: '2024-01-01',
      dueOn: '2024-04-30',
    })
  }
})
afterAll(() => app.close())

/** The unit stands in the frame of the small city, its answers being what they are. */
async function enter(ofUnit: readonly SoundDocument[]): Promise<SignedIn> {
  const [first] = ofUnit
  const { unitId, unit } = first!
  await addUnit(app, {
    id: unitId,
    kind: unit.kind ?? 'legalUnit',
    name: unit.unitName ?? unitId,
    unifiedSocialCreditCode: unit.unifiedSocialCreditCode ?? null,
    industryCode: unit.industryCode ?? null,
    aboveScale: unit.aboveScale ?? false,
  })
  await loadUnitAttributes(app.context, {
    name: '名录',
    units: [{ unitId, attributes: officeAttributesOf(unit) }],
  })
  for (const { form } of ofUnit) await assign(app, unitId, form)
  return app.signIn('enterprise', { kind: 'unit', unitId, name: unit.unitName ?? unitId })
}

async function submit(document: SoundDocument, as: SignedIn) {
  const envelope = buildEnvelope({
    unitId: document.unitId,
    formId: document.form,
    revisionId: `${document.unitId}-${document.form}`,
    answers: { ...document.reported },
  })
  const receipt = await receiptOf(app, envelope, as)
  return { receipt, hash: hashOf(bytesOf(envelope)) }
}

describe('a sound response of every form', () => {
  it('is at hand for each of the forms', () => {
    const forms = new Set(units.flat().map(({ form }) => form))
    expect([...forms].sort()).toEqual([...formIds].sort())
    expect(units.length).toBeLessThan(20)
  })

  it('gets its receipt, raises nothing mandatory and goes on to be confirmed or reviewed', async () => {
    const states = new Map<string, number>()
    for (const ofUnit of units) {
      const preparer = await enter(ofUnit)
      for (const document of ofUnit) {
        const as = audiences.get(document.form) === 'enterprise' ? preparer : people.enumerator
        const { receipt, hash } = await submit(document, as)
        const id = `${document.unitId} ${document.form} ${JSON.stringify(receipt.blockers)}`
        expect([id, receipt.contentHash, receipt.outcome]).toEqual([id, hash, 'stored'])
        expect([id, receipt.counts.mandatory]).toEqual([id, 0])
        // What is only to be verified waits for an explanation.
        expect([id, receipt.state]).toEqual([
          id,
          receipt.counts.verify > 0 ? 'draft' : as === preparer ? 'to-confirm' : 'submitted',
        ])
        if (receipt.state !== 'draft') {
          states.set(document.form, (states.get(document.form) ?? 0) + 1)
        }
      }
    }
    expect([...states.keys()].sort()).toEqual([...formIds].sort())
  })
})
