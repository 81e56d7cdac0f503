/** What merging two units does to the attributes of the one that is kept, to forms and to answers. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  acceptDuplicates,
  setDuplicateSetting,
  undoDuplicateDecision,
} from '../../../server/contract/duplicates.ts'
import { getResponse, listResponses, saveDraft } from '../../../server/contract/responses.ts'
import {
  type AttributeChanges,
  changeUnitAttributes,
  getOwedForms,
} from '../../../server/contract/unit-attributes.ts'
import { unit } from '../../../server/domains/frame/tables.ts'
import { openForm } from '../../../server/domains/instruments/index.ts'
import { setInstallation } from '../../../server/platform/installation.ts'
import { buildEnvelope, receiptOf, VERSION } from '../../support/responses.ts'
import {
  type DuplicateTown,
  decide,
  openDuplicateTown,
  queueOf,
  runToEnd,
  unitsByName,
} from './duplicate-lists.ts'

let town: DuplicateTown
let pairId: string
/** In the market regulator's list, with a code; nothing is known of its scale. */
let plain: string
/** In the power company's list, without a code; an above-scale unit of the county. */
let large: string

beforeEach(async () => {
  town = await openDuplicateTown()
  // Forms without an approval number open only in a demonstration.
  await town.app.database.write((tx) => setInstallation(tx, 'kind', 'demonstration'))
  for (const formId of ['601', '602', 'E603', 'IO-1']) {
    const dates = { opensOn: '2024-01-01', dueOn: '2024-03-31' }
    await openForm(town.app.context, { formId, formVersion: VERSION, ...dates })
  }
  await runToEnd(town)
  const names = await unitsByName(town)
  plain = names.get('朔州市鑫源建材有限公司')!.id
  large = names.get('鑫源建材有限公司')!.id
  const pair = (await queueOf(town)).find(({ units }) => units.some(({ id }) => id === plain))
  pairId = pair!.pairId
  await change(large, { industryCode: '5165', aboveScale: true, unitSize: '3' })
})
afterEach(() => town.app.close())

async function change(unitId: string, changes: AttributeChanges) {
  const body = { changes, reason: '按名录核实' }
  const asked = { params: { unitId }, body }
  const answer = await town.app.call(changeUnitAttributes, asked, town.people.county)
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
}

async function owedBy(unitId: string) {
  const answer = await town.app.call(getOwedForms, { params: { unitId } }, town.people.county)
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  const { attributes, forms } = answer.reply
  const said = (name: string) => attributes.find(({ attribute }) => attribute === name)
  return {
    said,
    values: Object.fromEntries(attributes.map(({ attribute, value }) => [attribute, value])),
    /** Forms with a response that counts. */
    open: forms
      .filter(({ response }) => response !== null && response.fellAwayAt === null)
      .map(({ formId }) => formId)
      .sort(),
    fellAway: forms.filter(({ response }) => response?.fellAwayAt).map(({ formId }) => formId),
  }
}

const everything = async () =>
  (await town.app.database.read.select().from(unit)).sort((a, b) => a.id.localeCompare(b.id))

const merge = (body: object = {}) =>
  decide(
    town,
    pairId,
    { kind: 'merge', firstUnit: plain, ...body },
    town.people.county,
    'the-merge',
  )

const undo = () =>
  town.app.call(
    undoDuplicateDecision,
    {
      params: { pairId, decisionId: 'the-merge' },
      body: { reason: '核对执照后发现判错' },
    },
    town.people.county,
  )

describe('merging an above-scale unit into one nothing is known of', () => {
  it('hands over what decides its forms, with the ground, and the kept unit owes them', async () => {
    expect((await owedBy(plain)).open).toEqual([])
    const owedBefore = (await owedBy(large)).open
    expect(owedBefore).toContain('601')
    expect(await merge()).toMatchObject({ ok: true })
    const kept = await owedBy(plain)
    expect(kept.values).toMatchObject({ industryCode: '5165', aboveScale: true, unitSize: '3' })
    expect(kept.said('aboveScale')?.history[0]).toMatchObject({
      ...{ value: true, origin: 'office', reason: '「鑫源建材有限公司」并入本单位' },
      recordedBy: '王县办',
    })
    expect(kept.open).toEqual(owedBefore)
    expect((await owedBy(large)).open).toEqual([])
  })

  it('leaves reported answers with the unit that reported them', async () => {
    const scope = { kind: 'unit', unitId: large, name: '鑫源建材' } as const
    const preparer = await town.app.signIn('enterprise', scope)
    const answers = { totalAssets: 10 }
    await receiptOf(
      town.app,
      buildEnvelope({ unitId: large, formId: 'E603', answers, intent: 'draft' }),
      preparer,
    )
    await merge()
    const kept = await town.app.call(
      listResponses,
      { query: { unit: plain, limit: 200 } },
      town.people.county,
    )
    expect(kept).toMatchObject({ ok: true })
    if (kept.ok) expect(kept.reply.responses.every(({ revisions }) => revisions === 0)).toBe(true)
    // Listed with the merged unit, from where the kept one's page shows them; read-only.
    const asked = { query: { unit: large, limit: 200 } }
    const merged = await town.app.call(listResponses, asked, town.people.county)
    if (!merged.ok) throw new Error(JSON.stringify(merged.problem))
    const reported = merged.reply.responses.find(({ formId }) => formId === 'E603')!
    expect(reported).toMatchObject({ revisions: 1, fellAwayAt: expect.any(String) })
    const { responseId } = reported
    const read = await town.app.call(getResponse, { params: { responseId } }, town.people.county)
    expect(read).toMatchObject({ reply: { answers, editable: false } })
    await undo()
    const again = await town.app.call(getResponse, { params: { responseId } }, preparer)
    expect(again).toMatchObject({ reply: { answers, editable: true } })
  })

  it('takes a choice against it, and what the kept unit says stands where both say something', async () => {
    await change(plain, { unitSize: '4', inputOutputSample: false })
    await change(large, { inputOutputSample: true })
    expect(await merge({ chosen: { aboveScale: plain, inputOutputSample: plain } })).toMatchObject({
      ok: true,
    })
    const kept = await owedBy(plain)
    expect(kept.values).toMatchObject({ aboveScale: false, unitSize: '4' })
    expect(kept.open).toEqual([])
    await undo()
    await decide(town, pairId, { kind: 'merge', firstUnit: plain, chosen: { unitSize: large } })
    expect((await owedBy(plain)).values).toMatchObject({
      ...{ aboveScale: true, unitSize: '3', inputOutputSample: true },
    })
  })

  it('knows no attribute in a department’s list', async () => {
    const strange = await merge({ chosen: { aboveScale: 'somebody-else' } })
    expect(strange).toMatchObject({ status: 400 })
  })

  it('is left to people in bulk, since the two differ in scale', async () => {
    const body = { twoClerks: false, bulkFromBits: 7, checkOneIn: 1 }
    await town.app.call(setDuplicateSetting, { body }, town.people.county)
    const accepted = await town.app.call(acceptDuplicates, {}, town.people.county)
    expect(accepted).toMatchObject({ reply: { accepted: 1, left: 1 } })
  })
})

describe('taking such a merge back', () => {
  it('restores attributes and forms of both units', async () => {
    const before = await everything()
    const owedBefore = (await owedBy(large)).open
    await merge()
    expect(await undo()).toMatchObject({ reply: { decisions: [{ undone: { left: 0 } }] } })
    expect(await everything()).toEqual(before)
    expect((await owedBy(large)).open).toEqual(owedBefore)
    expect((await owedBy(plain)).open).toEqual([])
    // Merged anew, the same responses count again.
    await decide(town, pairId, { kind: 'merge', firstUnit: plain })
    expect((await owedBy(plain)).open).toEqual(owedBefore)
  })

  it('leaves an attribute that was changed since', async () => {
    await merge()
    await change(plain, { unitSize: '2' })
    expect(await undo()).toMatchObject({ reply: { decisions: [{ undone: { left: 1 } }] } })
    expect((await owedBy(plain)).values).toMatchObject({ aboveScale: false, unitSize: '2' })
  })

  it('loses nothing that was begun meanwhile', async () => {
    await merge()
    const scope = { kind: 'unit', unitId: plain, name: '鑫源建材' } as const
    const preparer = await town.app.signIn('enterprise', scope)
    const answers = { totalAssets: 5 }
    const responseId = `${plain}.E603.2023`
    const body = { answers, explanations: [], baseVersion: 0 }
    const saved = await town.app.call(saveDraft, { params: { responseId }, body }, preparer)
    expect(saved).toMatchObject({ ok: true })
    await undo()
    expect((await owedBy(plain)).open).toEqual([])
    // Goes on where it was left when the form is owed again.
    await decide(town, pairId, { kind: 'merge', firstUnit: plain })
    const read = await town.app.call(getResponse, { params: { responseId } }, preparer)
    expect(read).toMatchObject({ reply: { draft: { answers } } })
  })
})
