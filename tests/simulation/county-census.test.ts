/**
 * A census of a county from raw lists to acceptance: 4,000 units, 40 enumerators, 60 days, through the HTTP
 * operations, with mistakes of known kinds put in; what the platform put before reviewers, at what cost, and
 * what it missed. Figures are printed; docs/simulation.md tells how to read them.
 */
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { getLedger } from '../../server/contract/ledger.ts'
import { getListing, signListing } from '../../server/contract/listing.ts'
import { decidePesArea, listPesDecisions, rateIds } from '../../server/contract/post-enumeration.ts'
import {
  getProgressBreakdown,
  getProgressOutlook,
  progressDimensions,
} from '../../server/contract/progress.ts'
import { getResponse, listQuarantine, listResponses } from '../../server/contract/responses.ts'
import { getProgress, signOffArea } from '../../server/contract/review.ts'
import { createRandom } from '../../server/demo-city/random.ts'
import { verifyTrail } from '../../server/domains/audit/index.ts'
import { unit } from '../../server/domains/frame/tables.ts'
import { finding, response, revision } from '../../server/domains/responses/tables.ts'
import type { Executor } from '../../server/platform/database/database.ts'
import { openCensus } from './census.ts'
import { planConduct } from './conduct.ts'
import { COUNTY, makeCounty } from './county.ts'
import { createDesks } from './desks.ts'
import { decidePairs, importLists, judgeRefusedRows, placeUnits } from './frame.ts'
import { createGround } from './ground.ts'
import { whatStands } from './left-standing.ts'
import { planDoors, walkDay } from './listing.ts'
import type { Mistake } from './mistakes.ts'
import {
  coverage,
  covers,
  printRates,
  SURVEY,
  surveyCounty,
  trueRates,
} from './post-enumeration.ts'
import { createOrderBook, printGains } from './queue-order.ts'
import { planMistakes } from './recipes.ts'
import {
  codeIndustries,
  LISTING_FORMS,
  loadAttributes,
  openForms,
  planRegistration,
  registrationForms,
} from './registration.ts'
import { createReporting } from './report.ts'
import { createReports } from './reports.ts'
import { createReview } from './review.ts'
import { effectsIn, printTable, tally } from './tally.ts'
import { planUnitMistakes, type UnitKind, unitKinds } from './unit-mistakes.ts'

const UNITS = Number(process.env.JINGPU_SIMULATED_UNITS ?? 4_000)
/** Of every kind. */
const EACH = 20
const LISTING_DAYS = 13
const REGISTRATION_FROM = 23
const REGISTRATION_DAYS = 22
const LAST_DAY = 60
/** Who has not reported is asked again and again; what comes on the last of these days passes the city on day 59. */
const REMINDERS = [50, 54, 56]
/** 退回截止: what is sent back later could not pass four levels by day 59. */
const LAST_RETURNS = 54
/** Of the survey after the census, on paper, to see how often its intervals hold the truth. */
const DRAWS = 200

it('ends with an accepted county, balanced counts and most mistakes seen', async () => {
  const started = performance.now()
  const say = (...words: unknown[]) =>
    console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`, ...words)
  const county = makeCounty('census', UNITS)
  const census = await openCensus(county, 'people')
  const office = census.offices[0]!
  const ground = createGround(county)
  const planned = new Map<string, Mistake>()
  const reports = createReports(planned)
  const reporting = createReporting(census)
  const listing = { census, ground, reporting, reports }
  const review = createReview(census, reports, reporting)
  const order = createOrderBook(census, reports, reporting)

  reporting.whenContradicted(async (unitId) => {
    for (const sheet of reports.all()) {
      const { mistake, truth } = sheet
      if (sheet.unitId !== unitId || !mistake || mistake.over) continue
      const responseId = `${unitId}.${truth.form}.2023`
      await review.recall(responseId, mistake)
      mistake.refused()
      await reporting.report(reports.respondentOf(responseId), sheet)
      return true
    }
    return false
  })

  // Day 1: the frame.
  const listed = await importLists(census)
  await placeUnits(census, ground)
  const desk = { pairs: 0, merged: 0 }
  const searchPairs = async () => {
    const { pairs, merged } = await decidePairs(census, ground, async (ids) => {
      for (const id of ids) {
        const responseId = `${id}.621.2023`
        const code = reports.of(responseId)?.mistake
        if (code?.kind === 'code-of-another' && !code.over && code.insisted === 0) {
          await review.sendBack(responseId, code, 'duplicate')
        }
        const mistake = wrong.ofFrame(id)
        const twice = ids.every((each) => ground.truthOf.get(each) === mistake?.unitId)
        if (mistake?.fate !== 'standing' || !twice) continue
        mistake.seenBy.add('duplicate')
        if (mistake.kind !== 'wrong-block') mistake.fate = 'corrected'
      }
    })
    desk.pairs += pairs
    desk.merged += merged
  }
  const draw = createRandom('mistakes')
  let wrong = planUnitMistakes(listing, draw.fork('none'), 0)
  await searchPairs()
  wrong = planUnitMistakes(listing, draw.fork('units'), EACH)
  const spared = new Set(wrong.all.flatMap(({ unitId }) => unitId ?? []))
  for (const [id, mistake] of planMistakes(county, draw.fork('reports'), { each: EACH, spared })) {
    planned.set(id, mistake)
  }
  const conduct = planConduct(county, ground, draw.fork('conduct'), planned, spared)
  const desks = createDesks(listing, review, wrong)
  say(
    `底册 ${listed.rows} 行，单位 ${ground.truthOf.size} 家；造出单位差错 ${wrong.all.length} 处、填报差错 ${planned.size} 处`,
  )

  // Days 2 to 14: the listing, reviewed every evening.
  await openForms(listing, LISTING_FORMS, '2024-01-01')
  const doors = await planDoors(listing, wrong.special, wrong.more)
  const evening = async (day: number) => {
    await census.background()
    await desks.lookIntoConduct()
    await census.background()
    await order.note()
    await review.evening(day)
  }
  for (let day = 1; day <= LISTING_DAYS; day++) {
    census.at(1 + day, 8 * 60)
    await review.corrections()
    await walkDay(census, doors, { day, of: LISTING_DAYS, date: 1 + day })
    await evening(1 + day)
  }
  say('清查结束', JSON.stringify(review.counts))

  // Days 15 to 22: duplicates, omissions, re-checks; what came back is answered; the county signs.
  census.at(15, 9 * 60)
  await searchPairs()
  await judgeRefusedRows(census, ground, listed)
  const code = () =>
    codeIndustries(listing, async ({ unitId, responseId, before }, turn) => {
      const mistake = reports.of(responseId)?.mistake
      const unlike = turn === 'referee' && before !== null && mistake?.kind === 'wrong-activity'
      if ((mistake?.vague || unlike) && !mistake.over && mistake.insisted === 0) {
        await review.sendBack(responseId, mistake, 'coding')
      }
      const farm = wrong.ofFrame(unitId)
      if (farm?.kind === 'out-of-scope') await desks.removeUnit(farm, 'coding')
    })
  await code()
  await desks.evaluate()
  await desks.settleOmissions()
  await evening(15)
  for (let day = 16; day <= 20; day++) {
    census.at(day, 9 * 60)
    await review.corrections()
    if (day === 16) await desks.recheck()
    if (day === 17) await desks.rework()
    if (day === 18) await code()
    if (day === 19) await desks.confirmMended()
    await evening(day)
  }
  census.at(21, 9 * 60)
  await searchPairs()
  await desks.settleOmissions()
  say('查漏补缺', JSON.stringify(desks.book), JSON.stringify(desk))
  const before = await census.must(getListing, { query: {} }, office)
  say(
    before.checks
      .filter(({ passed }) => !passed)
      .map(({ says }) => says)
      .join('；'),
  )
  await census.must(
    signListing,
    { params: { signatureId: 'signature-1' }, body: { statement: '经逐级核实，同意上报' } },
    office,
  )
  // Days 23 to 44: the census.
  await loadAttributes(listing)
  census.at(REGISTRATION_FROM, 8 * 60)
  await openForms(listing, registrationForms, '2024-01-23')
  const plan = await planRegistration(listing, conduct)
  expect(plan.unanswerable).toEqual([])
  for (let day = 1; day <= REGISTRATION_DAYS; day++) {
    const date = REGISTRATION_FROM + day - 1
    census.at(date, 8 * 60)
    await review.corrections()
    await walkDay(census, plan.doors, { day, of: REGISTRATION_DAYS, date })
    const share = (turn: number) => Math.floor((plan.firms.length * turn) / REGISTRATION_DAYS)
    for (const firm of plan.firms.slice(share(day - 1), share(day))) {
      census.at(date, 9 * 60 + census.random.between(0, 8 * 60))
      await firm(census.city)
    }
    if (day === 8) {
      for (const [turn, firm] of plan.bookkept.entries()) {
        census.at(date, 10 * 60 + 4 * turn)
        await firm(census.city)
      }
    }
    if (day === 12) {
      for (const [turn, { walker, door }] of plan.inOneDay.entries()) {
        census.at(date, 9 * 60 + 20 * turn)
        await door(census.walkers.get(walker)!)
      }
    }
    await evening(date)
    if (day === 12) {
      for (const [turn, { walker, door }] of plan.inOneNight.entries()) {
        census.at(date, 23 * 60 + 10 + turn)
        await door(census.walkers.get(walker)!)
      }
    }
    if (day % 8 === 0) await desks.evaluate()
  }
  say('登记结束', JSON.stringify(review.counts))

  // Whatever is not reported by then is asked for.
  const remindAll = async () => {
    for (const state of ['returned', 'draft'] as const) {
      const { responses } = await census.must(
        listResponses,
        { query: { area: COUNTY, state, limit: 200 } },
        office,
      )
      for (const { responseId, fellAwayAt } of responses) {
        const sheet = reports.of(responseId)
        if (fellAwayAt !== null || !sheet) continue
        await reporting.report(reports.respondentOf(responseId), sheet)
      }
    }
    const none = { heaped: new Set<string>(), night: new Set<string>(), device: new Set<string>() }
    const rest = await planRegistration(listing, none)
    expect(rest.unanswerable).toEqual([])
    await walkDay(census, rest.doors, { day: 1, of: 1, date: census.today() })
    for (const firm of rest.firms) await firm(census.city)
  }

  // Until day 60: what came back is answered, passed and signed off.
  for (let day = REGISTRATION_FROM + REGISTRATION_DAYS; day < LAST_DAY; day++) {
    census.at(day, 8 * 60)
    await review.corrections()
    if (day === 46) {
      await desks.evaluate()
      await code()
    }
    if (REMINDERS.includes(day)) await remindAll()
    if (day > LAST_RETURNS) review.sendNothingBack()
    await evening(day)
  }
  census.at(LAST_DAY, 9 * 60)
  const statement = '区域内各表已全部审核通过，同意验收'
  for (const [town, by] of census.townships) {
    await census.must(signOffArea, { body: { area: town, statement } }, by)
  }
  await census.must(signOffArea, { body: { area: COUNTY, statement } }, office)
  await census.must(signOffArea, { body: { area: COUNTY, statement } }, census.city)

  const rows = tally(county, [...planned.values()], wrong.all)
  const opens = Object.values(review.counts.opened).reduce((sum, each) => sum + each, 0)
  const { reports: read, ...counts } = review.counts
  const found = [...planned.values()].filter(isSeenInQueue)
  const through = [...planned.values()].filter(
    ({ sent, fate }) => sent && (fate === 'standing' || fate === 'corrected'),
  )
  say(`\n${printTable(rows)}`)
  say('审核', JSON.stringify(counts), '各台', JSON.stringify({ ...desks.book, ...desk }))
  say(
    `打开 ${opens} 次、${read.size} 份（全县 ${reporting.lastSent.size} 份），从队列里发现 ${found.length} 处（过了录入关的 ${through.length} 处）；` +
      `每发现一处打开 ${(opens / found.length).toFixed(1)} 次`,
  )

  const gains = order.gains([0.05, 0.1, 0.2, 0.5], effectsIn(county))
  say(`第一次进队列的 ${order.queued()} 份\n${printGains(gains)}`)
  for (const { attention, byChance } of gains.slice(0, 3)) {
    expect(attention.mistakes).toBeGreaterThan(byChance.mistakes)
    expect(attention.effect).toBeGreaterThan(byChance.effect)
  }

  const query = { area: COUNTY }
  const { rows: towns } = await census.must(getProgress, { query }, office)
  const outlook = await census.must(getProgressOutlook, { query }, office)
  const { expected } = outlook.total
  expect(outlook.total).toMatchObject({ reported: expected, accepted: expected, returned: 0 })
  expect(
    towns.flatMap(({ responses }) => Object.values(responses)).reduce((sum, each) => sum + each, 0),
  ).toBe(expected)
  for (const by of progressDimensions) {
    const { rows: parts, total } = await census.must(
      getProgressBreakdown,
      { query: { ...query, by } },
      office,
    )
    expect([by, total.expected, total.accepted]).toEqual([by, expected, expected])
    expect([by, parts.reduce((sum, { counts }) => sum + counts.accepted, 0)]).toEqual([
      by,
      expected,
    ])
  }
  let behind = 0
  for (let after: string | undefined; ; ) {
    const page = await census.must(
      listResponses,
      { query: { ...query, standing: 'accepted', limit: 200, ...(after ? { after } : {}) } },
      office,
    )
    behind += page.responses.length
    if (page.next === null) break
    after = page.next
  }
  expect(behind).toBe(expected)
  const ledger = await census.must(getLedger, { query: { by: 'list' } }, office)
  expect(ledger.total.records).toBe(listed.rows)
  expect(ledger.total.columns.open).toBe(0)
  expect((await census.must(listQuarantine, { query: {} }, office)).uploads).toEqual([])
  const sent = [...reporting.lastSent]
  for (const [responseId, answers] of sent.filter((_, turn) => turn % 20 === 0)) {
    const held = await census.must(getResponse, { params: { responseId } }, census.city)
    // Names and telephone numbers are concealed from the city.
    const shown = Object.entries(held.answers).filter(
      ([, value]) => !JSON.stringify(value).includes('**'),
    )
    expect([responseId, shown]).toEqual([responseId, shown.map(([key]) => [key, answers[key]])])
  }
  const trail = await verifyTrail(census.app.database.read, [])
  expect(trail.firstBreak).toBeNull()
  say('县已验收', expected, '轨迹', trail.entries)

  // Days 61 to 70: what the survey finds of what is left.
  const kept = await hashOfCensus(census.app.database.read)
  const left = await whatStands(listing, reporting.lastSent)
  const truth = trueRates(left.blocks)
  const survey = await surveyCounty(listing, left, { from: LAST_DAY + 1, until: LAST_DAY + 10 })
  const draws = coverage(left.blocks, DRAWS)
  say(`抽查\n${printRates(survey.result, truth, draws, DRAWS)}`)
  say('抽查定性', survey.blocks, survey.found, JSON.stringify(survey.judged))

  expect(survey.sealHolds).toBe(true)
  expect(survey.unexplained).toEqual([])
  // What the ground says is wrong is what was put in and still stands, and nothing else.
  const standing = (...kinds: UnitKind[]) =>
    wrong.all.filter(({ kind, fate }) => fate === 'standing' && kinds.includes(kind)).length
  const total = (of: 'omissions' | 'falseUnits' | 'duplicates') =>
    left.blocks.reduce((sum, block) => sum + block[of], 0)
  expect({
    omissions: total('omissions'),
    falseUnits: total('falseUnits'),
    duplicates: total('duplicates'),
  }).toEqual({
    omissions: standing('reported-gone', 'left-out'),
    falseUnits: standing('invented', 'out-of-scope'),
    duplicates: standing('listed-twice', 'branch-as-legal-unit'),
  })
  const faulty = new Set(
    [...planned.values()].flatMap(({ unitId, sent, over }) => (sent && !over ? [unitId] : [])),
  )
  expect(
    left.blocks.flatMap(({ wrongUnits }) => wrongUnits.filter((unitId) => !faulty.has(unitId))),
  ).toEqual([])
  for (const found of survey.result.rates) {
    expect([found, covers(found, truth.get(found.rate)!.value!)]).toEqual([found, true])
  }
  for (const rate of rateIds) {
    // A difference of two rare things has a symmetric interval, which covers somewhat less.
    const least = rate === 'netOmissionRate' ? 0.85 : 0.9
    expect([rate, draws.get(rate)! / DRAWS >= least]).toEqual([rate, true])
  }

  // Too many units are wrong: the city has the county enumerated anew, and changes nothing itself.
  const unitErrors = survey.result.rates.find(({ rate }) => rate === 'unitErrorRate')!
  expect(truth.get('unitErrorRate')!.value!).toBeGreaterThan(unitErrors.bar!)
  expect(unitErrors.value!).toBeGreaterThan(unitErrors.bar!)
  expect(unitErrors.verdict).not.toBe('passes')
  await census.must(
    decidePesArea,
    {
      params: { surveyId: SURVEY, decisionId: census.newId() },
      body: { area: COUNTY, decision: 're-enumerate', reason: '单位差错率超过合格线，重新登记' },
    },
    census.city,
  )
  const { decisions } = await census.must(listPesDecisions, {}, office)
  expect(decisions).toMatchObject([{ areaPrefix: COUNTY, decision: 're-enumerate' }])
  expect(await hashOfCensus(census.app.database.read)).toBe(kept)

  const row = (kind: string) => rows.find((each) => each.kind === kind)!
  const caught = (kind: string) => {
    const { made, refused, mended, seen } = row(kind)
    return (refused + mended + seen) / made
  }
  expect(rows.length).toBeGreaterThanOrEqual(15)
  for (const kind of ['code-typo', 'female-over-total', 'energy-unit', 'empty-words']) {
    expect([kind, row(kind).refused]).toEqual([kind, row(kind).made])
  }
  for (const kind of [
    ...['whole-form-yuan', 'listing-yuan', 'cell-thousand', 'cell-ten', 'listed-twice'],
    ...['branch-as-legal-unit', 'out-of-scope', 'one-device', 'headcount-for-wages'],
  ]) {
    expect([kind, caught(kind) >= 0.9]).toEqual([kind, true])
  }
  // Amounts that would have multiplied the county's totals were shown to somebody.
  const values = rows.filter(({ kind }) => !(kind in unitKinds))
  expect(values.reduce((sum, { effectMade }) => sum + effectMade, 0)).toBeGreaterThan(1)
  expect(values.reduce((sum, { effectMissed }) => sum + effectMissed, 0)).toBeLessThan(0.05)
  expect(found.length).toBeGreaterThan(100)
})

function isSeenInQueue({ sent, seenBy }: Mistake): boolean {
  return sent && (seenBy.has('finding') || seenBy.has('attention'))
}

/** Over every row of units, responses, revisions and findings. */
async function hashOfCensus(db: Executor): Promise<string> {
  const hash = createHash('sha256')
  for (const table of [unit, response, revision, finding]) {
    for (const row of await db.select().from(table as never)) hash.update(JSON.stringify(row))
  }
  return hash.digest('hex')
}
