import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  acceptDuplicates,
  confirmDuplicate,
  type DuplicateDetail,
  type DuplicateSetting,
  getDuplicate,
  getDuplicateSetting,
  listUnitRelations,
  measureDuplicates,
  setDuplicateSetting,
  undoDuplicateDecision,
} from '../../../server/contract/duplicates.ts'
import { getUnit, listUnits, recordOutcome } from '../../../server/contract/frame.ts'
import { listLedgerEntries } from '../../../server/contract/ledger.ts'
import { auditEntry } from '../../../server/domains/audit/tables.ts'
import { unit } from '../../../server/domains/frame/tables.ts'
import { response } from '../../../server/domains/responses/tables.ts'
import { assign } from '../../support/responses.ts'
import type { SignedIn } from '../../support/test-app.ts'
import { creditCode, csv, reportOf } from '../frame/lists.ts'
import { expectCountsKept } from '../review/expect-counts-kept.ts'
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
let coded: string
let bare: string

beforeEach(async () => {
  town = await openDuplicateTown()
  await runToEnd(town)
  const names = await unitsByName(town)
  coded = names.get('朔州市鑫源建材有限公司')!.id
  bare = names.get('鑫源建材有限公司')!.id
  const pair = (await queueOf(town)).find(({ units }) => units.some(({ id }) => id === coded))
  pairId = pair!.pairId
})
afterEach(() => town.app.close())

async function detailFor(
  who: SignedIn = town.people.county,
  id = pairId,
): Promise<DuplicateDetail> {
  const answer = await town.app.call(getDuplicate, { params: { pairId: id } }, who)
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.reply
}

async function unitOf(unitId: string) {
  const answer = await town.app.call(getUnit, { params: { unitId } }, town.people.county)
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.reply
}

/** Every unit as it stands, to compare before and after. */
async function everything() {
  const rows = await town.app.database.read.select().from(unit)
  return rows.sort((a, b) => a.id.localeCompare(b.id))
}

function undo(decisionId: string, who = town.people.county, id = pairId) {
  return town.app.call(
    undoDuplicateDecision,
    { params: { pairId: id, decisionId }, body: { reason: '核对执照后发现判错' } },
    who,
  )
}

function record(unitId: string, outcomeId: string) {
  const body = { outcome: 'normal', evidence: '' } as const
  return town.app.call(recordOutcome, { params: { unitId, outcomeId }, body }, town.people.county)
}

async function setting(change: Partial<DuplicateSetting>) {
  const body = { twoClerks: false, bulkFromBits: null, checkOneIn: 1, ...change }
  const answer = await town.app.call(setDuplicateSetting, { body }, town.people.county)
  expect(answer.status).toBe(200)
}

describe('merging two units', () => {
  it('keeps one, finds the other 重复 of it, and takes over the values chosen', async () => {
    const before = await detailFor()
    expect(before.suggestedSurvivor).toBe(coded)
    const answer = await decide(town, pairId, {
      kind: 'merge',
      firstUnit: coded,
      chosen: { name: bare },
    })
    expect(answer).toMatchObject({ reply: { pair: { state: 'decided', decision: 'merge' } } })
    const kept = await unitOf(coded)
    expect(kept.unit).toMatchObject({ name: '鑫源建材有限公司', outcome: null })
    const merged = await unitOf(bare)
    expect(merged.unit).toMatchObject({ name: '鑫源建材有限公司', outcome: 'duplicate' })
    expect(merged.frameRecords).toHaveLength(1)
    expect(merged.outcomes[0]).toMatchObject({ outcome: 'duplicate', withdrawn: null })
  })

  it('fills what the kept unit does not know from the other one', async () => {
    await decide(town, pairId, { kind: 'merge', firstUnit: bare })
    expect((await unitOf(bare)).unit.unifiedSocialCreditCode).toBe(creditCode(1))
    expect((await unitOf(coded)).unit.outcome).toBe('duplicate')
    // A later list with the code goes to the unit that is kept.
    await reportOf(town.app, town.people.county, csv([[creditCode(1), '朔州市鑫源建材有限公司']]), {
      source: 'tax',
    })
    expect((await unitOf(bare)).frameRecords).toHaveLength(2)
  })

  it('is shown with both units', async () => {
    await decide(town, pairId, { kind: 'merge', firstUnit: coded })
    const { app, people } = town
    const kept = await app.call(listUnitRelations, { params: { unitId: coded } }, people.county)
    expect(kept).toMatchObject({
      reply: { relations: [{ part: 'survivor', other: { id: bare } }] },
    })
    const other = await app.call(listUnitRelations, { params: { unitId: bare } }, people.county)
    expect(other).toMatchObject({
      reply: { relations: [{ part: 'merged', other: { id: coded } }] },
    })
    const theirs = await app.call(listUnitRelations, { params: { unitId: bare } }, people.neighbour)
    expect(theirs).toMatchObject({ status: 404 })
  })

  it('changes nothing when it is sent twice, and refuses other content under the id', async () => {
    const body = { kind: 'merge', firstUnit: coded } as const
    await decide(town, pairId, body, town.people.county, 'twice')
    const after = await everything()
    expect(await decide(town, pairId, body, town.people.county, 'twice')).toMatchObject({
      ok: true,
    })
    expect(await everything()).toEqual(after)
    const other = await decide(town, pairId, { kind: 'not-same' }, town.people.county, 'twice')
    expect(other).toMatchObject({ status: 400 })
  })

  it('asks who is kept, and whose values', async () => {
    expect(await decide(town, pairId, { kind: 'merge' })).toMatchObject({ status: 400 })
    const strange = await decide(town, pairId, {
      kind: 'merge',
      firstUnit: coded,
      chosen: { phone: 'somebody-else' },
    })
    expect(strange).toMatchObject({ status: 400 })
    expect((await unitOf(bare)).unit.outcome).toBeNull()
  })

  it('asks for a reason where it goes against the evidence', async () => {
    const refused = await decide(town, pairId, { kind: 'not-same' })
    expect(refused).toMatchObject({ status: 422, problem: { detail: /理由/ } })
  })

  it('is audited with both units', async () => {
    await decide(town, pairId, { kind: 'merge', firstUnit: coded, chosen: { name: bare } })
    const entries = await town.app.database.read.select().from(auditEntry)
    const actions = entries.slice(-3).map(({ action }) => action)
    expect(actions).toEqual(['unit.change-best-known', 'unit.record-outcome', 'duplicate.decide'])
  })
})

describe('taking a decision back', () => {
  it('restores both units exactly, and the pair is open again', async () => {
    const before = await everything()
    await decide(
      town,
      pairId,
      { kind: 'merge', firstUnit: bare, chosen: { name: coded, phone: coded } },
      town.people.county,
      'wrong',
    )
    expect(await everything()).not.toEqual(before)
    const answer = await undo('wrong', town.colleague)
    expect(answer).toMatchObject({
      reply: { pair: { state: 'open' }, decisions: [{ undone: { left: 0, undoneBy: '李县办' } }] },
    })
    expect(await everything()).toEqual(before)
    const [outcome] = (await unitOf(coded)).outcomes
    expect(outcome).toMatchObject({ outcome: 'duplicate', withdrawn: { withdrawnBy: '李县办' } })
    // Sent again it changes nothing; decided anew it takes effect again.
    expect(await undo('wrong')).toMatchObject({ ok: true })
    expect(await everything()).toEqual(before)
    await decide(town, pairId, { kind: 'merge', firstUnit: coded })
    expect((await unitOf(bare)).unit.outcome).toBe('duplicate')
  })

  it('leaves what others changed since, and counts it', async () => {
    const ceased = { kind: 'successor-of', firstUnit: bare, earlierCeased: true } as const
    await decide(town, pairId, ceased, town.people.county, 'wrong')
    expect((await unitOf(bare)).unit.outcome).toBe('deregistered')
    await record(bare, 'later')
    expect(await undo('wrong')).toMatchObject({ reply: { decisions: [{ undone: { left: 1 } }] } })
    expect((await unitOf(bare)).unit.outcome).toBe('normal')
  })

  it('keeps the counts of progress, whatever the merged unit had reported', async () => {
    const { app } = town
    for (const id of [coded, bare]) await assign(app, id, '621')
    await app.database.write(async (tx) => {
      await tx
        .update(response)
        .set({ state: 'accepted-county', reportedBy: 'walker', mandatoryFindings: 1 })
        .where(eq(response.unitId, bare))
    })
    await expectCountsKept(app)
    await decide(town, pairId, { kind: 'merge', firstUnit: coded }, town.people.county, 'merged')
    await expectCountsKept(app)
    expect(await undo('merged')).toMatchObject({ ok: true })
    await expectCountsKept(app)
    await decide(town, pairId, { kind: 'merge', firstUnit: bare })
    await expectCountsKept(app)
  })

  it('is the only way back for a merged unit: what is found is found of the one that is kept', async () => {
    await record(bare, 'before')
    await decide(town, pairId, { kind: 'merge', firstUnit: coded }, town.people.county, 'wrong')
    expect(await record(bare, 'after')).toMatchObject({
      ...{ ok: false, status: 409 },
      problem: {
        type: 'urn:jingpu:problem:unit-merged',
        detail: /已并入「朔州市鑫源建材有限公司」/,
      },
    })
    // What had been recorded before is only sent again.
    expect(await record(bare, 'before')).toMatchObject({ ok: true })
    expect((await unitOf(bare)).unit.outcome).toBe('duplicate')
    const listed = await town.app.call(listLedgerEntries, { query: {} }, town.people.county)
    if (!listed.ok) throw new Error(listed.problem.detail)
    const power = listed.reply.entries.find(({ name }) => name === '鑫源建材有限公司')
    expect(power?.unit?.id).toBe(coded)
    await undo('wrong')
    expect(await record(bare, 'after')).toMatchObject({ ok: true })
  })

  it('opens the pairs that waited for it', async () => {
    const [name, ...rest] = ['鑫源建材', '张建国', '13903490001', '朔城区马邑路12号']
    await reportOf(
      town.app,
      town.people.county,
      csv([[name!, ...rest]], ['纳税人名称', '负责人', '联系电话', '经营地址']),
      { source: 'tax' },
    )
    await runToEnd(town)
    const before = (await queueOf(town)).length
    expect(before).toBe(4)
    await decide(town, pairId, { kind: 'merge', firstUnit: coded }, town.people.county, 'first')
    expect(await queueOf(town)).toHaveLength(2)
    await undo('first')
    expect(await queueOf(town)).toHaveLength(4)
  })

  it('is for a decision in force, with a reason', async () => {
    await decide(
      town,
      pairId,
      { kind: 'branch-of', firstUnit: coded },
      town.people.county,
      'branch',
    )
    const wordless = await town.app.call(
      undoDuplicateDecision,
      { params: { pairId, decisionId: 'branch' }, body: { reason: '' } },
      town.people.county,
    )
    expect(wordless).toMatchObject({ status: 422 })
    expect(await undo('never-made')).toMatchObject({ status: 404 })
    expect(await undo('branch', town.people.township)).toMatchObject({ status: 403 })
    expect(await decide(town, pairId, { kind: 'merge', firstUnit: coded })).toMatchObject({
      status: 409,
      problem: { detail: /撤销/ },
    })
  })
})

describe('other decisions', () => {
  it('relate a branch to its unit and change neither', async () => {
    const before = await everything()
    await decide(town, pairId, { kind: 'branch-of', firstUnit: coded })
    expect(await everything()).toEqual(before)
    const { units } = await detailFor()
    expect(units.map(({ relations }) => relations[0]?.part).sort()).toEqual(['branch', 'parent'])
  })

  it('record the earlier of two as ceased when told so, and take it back', async () => {
    const before = await everything()
    await decide(
      town,
      pairId,
      { kind: 'successor-of', firstUnit: bare, earlierCeased: true },
      town.people.county,
      'follows',
    )
    expect((await unitOf(bare)).unit.outcome).toBe('deregistered')
    await undo('follows')
    expect(await everything()).toEqual(before)
  })
})

describe('two clerks and a referee', () => {
  beforeEach(() => setting({ twoClerks: true }))

  it('takes effect when the second agrees, who did not see what the first said', async () => {
    await decide(town, pairId, { kind: 'merge', firstUnit: coded })
    expect((await unitOf(bare)).unit.outcome).toBeNull()
    expect(await queueOf(town, { queue: 'second' })).toHaveLength(1)
    expect((await detailFor(town.colleague)).decisions).toEqual([])
    expect((await detailFor()).refusal).toMatch(/另一位/)
    const own = await decide(town, pairId, { kind: 'merge', firstUnit: coded })
    expect(own).toMatchObject({ status: 403 })
    await decide(town, pairId, { kind: 'merge', firstUnit: coded }, town.colleague)
    expect((await unitOf(bare)).unit.outcome).toBe('duplicate')
  })

  it('asks a third person where they differ', async () => {
    await decide(town, pairId, { kind: 'merge', firstUnit: coded })
    await decide(town, pairId, { kind: 'branch-of', firstUnit: coded }, town.colleague)
    expect(await queueOf(town, { queue: 'referee' })).toHaveLength(1)
    const shown = await detailFor(town.referee)
    expect(shown.decisions.map(({ kind }) => kind)).toEqual(['merge', 'branch-of'])
    expect(
      await decide(town, pairId, { kind: 'merge', firstUnit: coded }, town.colleague),
    ).toMatchObject({ status: 403 })
    await decide(town, pairId, { kind: 'merge', firstUnit: coded }, town.referee)
    expect(await detailFor()).toMatchObject({ pair: { state: 'decided', decision: 'merge' } })
    const measured = await town.app.call(measureDuplicates, {}, town.people.county)
    expect(measured).toMatchObject({ reply: { decided: 1, differed: { value: 1, of: 1 } } })
  })

  it('lets the first take their word back while nobody added to it', async () => {
    await decide(town, pairId, { kind: 'merge', firstUnit: coded }, town.people.county, 'word')
    expect(await undo('word', town.colleague)).toMatchObject({ status: 409 })
    expect(await undo('word')).toMatchObject({ reply: { pair: { state: 'open' }, refusal: null } })
  })
})

describe('accepting in bulk', () => {
  const accept = (who = town.people.county) => town.app.call(acceptDuplicates, {}, who)

  it('is off until the area sets a threshold, and merges what is above it', async () => {
    expect(await accept()).toMatchObject({ status: 409 })
    await setting({ bulkFromBits: 7 })
    const shown = await town.app.call(getDuplicateSetting, {}, town.people.township)
    expect(shown).toMatchObject({ reply: { setting: { bulkFromBits: 7 } } })
    expect(await accept()).toMatchObject({
      reply: { accepted: 2, toCheck: 2, left: 0, more: false },
    })
    expect((await unitOf(bare)).unit.outcome).toBe('duplicate')
    expect(await queueOf(town)).toEqual([])
  })

  it('leaves units with different codes and above the threshold to people', async () => {
    await setting({ bulkFromBits: 7 })
    await town.app.database.write(async (tx) => {
      await tx.update(unit).set({ unifiedSocialCreditCode: creditCode(77) })
    })
    await town.app.database.write(async (tx) => {
      await tx
        .update(unit)
        .set({ unifiedSocialCreditCode: creditCode(78) })
        .where(eq(unit.id, bare))
    })
    expect(await accept()).toMatchObject({ reply: { accepted: 1, left: 1 } })
  })

  it('is drawn for a look by somebody else, whose word counts in the measures', async () => {
    await setting({ bulkFromBits: 7 })
    await accept()
    const drawn = await queueOf(town, { queue: 'check' })
    expect(drawn).toHaveLength(2)
    const confirm = (id: string, who: SignedIn) =>
      town.app.call(
        confirmDuplicate,
        { params: { pairId: id, decisionId: `look-${id.slice(0, 9)}` } },
        who,
      )
    expect(await confirm(drawn[0]!.pairId, town.people.county)).toMatchObject({ status: 403 })
    expect(await confirm(drawn[0]!.pairId, town.colleague)).toMatchObject({ ok: true })
    expect(await queueOf(town, { queue: 'check' })).toHaveLength(1)
    const other = await detailFor(town.colleague, drawn[1]!.pairId)
    await undo(other.decisions[0]!.decisionId, town.colleague, drawn[1]!.pairId)
    await decide(
      town,
      drawn[1]!.pairId,
      { kind: 'not-same', reason: '两家不同的店' },
      town.colleague,
    )
    const measured = await town.app.call(measureDuplicates, {}, town.people.county)
    expect(measured).toMatchObject({
      reply: {
        decided: 2,
        precision: { value: 0.5, of: 2 },
        bulk: { accepted: 2, drawn: 1, checked: 1, undone: 1 },
      },
    })
  })

  it('refuses a threshold below .99 and a role that sets nothing', async () => {
    const body = { twoClerks: false, bulkFromBits: 3, checkOneIn: 20 }
    const low = await town.app.call(setDuplicateSetting, { body }, town.people.county)
    expect(low).toMatchObject({ status: 400 })
    const township = await town.app.call(
      setDuplicateSetting,
      { body: { ...body, bulkFromBits: null } },
      town.people.township,
    )
    expect(township).toMatchObject({ status: 403 })
    expect((await town.app.call(listUnits, {}, town.people.county)).ok).toBe(true)
  })
})
