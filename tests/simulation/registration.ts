/** 普查登记: enterprises report online, enumerators go round once more with the forms of everybody else. */
import { formSummaries } from '../../forms/generated/registry.ts'
import { importAttributes } from '../../server/contract/attribute-lists.ts'
import {
  type CodingTurn,
  type CodingUnit,
  listCodingPhrases,
  listCodingUnits,
  putCodingAct,
} from '../../server/contract/coding.ts'
import { putFormOpening } from '../../server/contract/instruments.ts'
import { listResponses, type ResponseSummary } from '../../server/contract/responses.ts'
import {
  type OfficeAttribute,
  officeAttributeNames,
} from '../../server/contract/unit-attributes.ts'
import type { CityUnit } from '../../server/demo-city/city.ts'
import { groupBy } from '../../server/demo-city/place-units.ts'
import { attributeName } from '../../server/domains/responses/attribute-words.ts'
import { assignOpenForms, loadPriorResponses } from '../../server/domains/responses/index.ts'
import { bytesOf, csv } from '../server/frame/lists.ts'
import type { SignedIn } from '../support/test-app.ts'
import type { ConductPlan } from './conduct.ts'
import { COUNTY } from './county.ts'
import type { Door, Listing } from './listing.ts'

const audiences = new Map<string, string>(formSummaries.map(({ id, audience }) => [id, audience]))
export const LISTING_FORMS = ['621', '622']

/** Nothing is known of what it does: 其他未列明批发业, for the referee of the next round. */
const VAGUE_CODE = '5199'

const isOnline = (form: string) => audiences.get(form) === 'enterprise'

/** The city opens forms from a date on. */
export async function openForms(
  { census }: Listing,
  forms: readonly string[],
  opensOn: string,
): Promise<void> {
  for (const formId of forms) {
    const { version } = formSummaries.find(({ id }) => id === formId)!
    await census.must(
      putFormOpening,
      { params: { formId, version }, body: { opensOn, dueOn: '2024-04-30' } },
      census.city,
    )
  }
}

export const registrationForms = formSummaries
  .map(({ id }) => id as string)
  .filter((id) => !LISTING_FORMS.includes(id))

/** 一套表 units, samples and what else offices know of units, as a list like any other. */
export async function loadAttributes({ census, ground }: Listing): Promise<void> {
  const names = officeAttributeNames.filter((name) => name !== 'industryCode')
  const rows = [...ground.frameOf].flatMap(([truth, unitId]) => {
    const unit = ground.byId.get(truth)
    if (!unit || unit.kind === 'establishment') return []
    const known = attributesKnown(unit)
    return [[unitId, ...names.map((name) => inWords(known[name]))]]
  })
  const report = await census.must(
    importAttributes,
    {
      query: { name: '一套表单位和样本名录', fileName: '名录.csv' },
      body: bytesOf(csv(rows, ['单位编号', ...names.map(attributeName)])),
    },
    census.city,
  )
  if (report.rejected.length > 0) throw new Error(JSON.stringify(report.rejected.slice(0, 3)))
}

function attributesKnown(
  unit: Exclude<CityUnit, { kind: 'establishment' }>,
): Partial<Record<OfficeAttribute, string | boolean>> {
  if (unit.kind === 'selfEmployed') return { selfEmployedSample: unit.sample !== undefined }
  const { aboveScale, reportCategory, traits } = unit
  return { aboveScale, ...(aboveScale ? { reportCategory } : {}), ...traits }
}

function inWords(value: string | boolean | undefined): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  return value ?? ''
}

/**
 * Two clerks code what units say they do; a third decides where they differ or the lists have another
 * section, and sees the unit itself.
 */
export async function codeIndustries(
  listing: Listing,
  read: (unit: CodingUnit, turn: CodingTurn) => Promise<void>,
): Promise<number> {
  const { census, ground, reports } = listing
  const [first, second, referee] = census.offices as [SignedIn, SignedIn, SignedIn]
  const codeOfPhrase = new Map(
    census.county.units.flatMap(({ activities, industryCode }) =>
      activities[0] === undefined ? [] : [[activities[0], industryCode] as const],
    ),
  )
  const trueCode = (unitId: string) =>
    ground.byId.get(ground.truthOf.get(unitId) ?? '')?.industryCode
  const codeFor = ({ unitId, responseId }: CodingUnit, turn: CodingTurn) => {
    const mistake = reports.of(responseId)?.mistake
    const said =
      mistake?.kind === 'wrong-activity' && !mistake.over && turn !== 'referee'
        ? codeOfPhrase.get(String(mistake.spoiled.mainActivity1))
        : undefined
    return said ?? trueCode(unitId) ?? VAGUE_CODE
  }
  const code = (by: SignedIn, turn: CodingTurn, unitIds: string[], value: string) =>
    census.must(
      putCodingAct,
      { params: { actId: census.newId() }, body: { turn, unitIds, code: value } },
      by,
    )
  let acts = 0
  for (const [turn, by] of [
    ['first', first],
    ['second', second],
    ['referee', referee],
  ] as const) {
    const skipped = new Set<string>()
    for (;;) {
      const groups =
        turn === 'first'
          ? (
              await census.must(listCodingPhrases, { query: { area: COUNTY, limit: 200 } }, by)
            ).phrases.filter(({ phraseKey }) => !skipped.has(phraseKey))
          : [{ phraseKey: undefined }]
      if (groups.length === 0) break
      let found = 0
      for (const { phraseKey } of groups) {
        const { units } = await census.must(
          listCodingUnits,
          { query: { turn, area: COUNTY, limit: 200, ...(phraseKey ? { phraseKey } : {}) } },
          by,
        )
        found += units.length
        for (const unit of units) await read(unit, turn)
        const byCode = groupBy(units, (unit) => codeFor(unit, turn))
        for (const [value, own] of byCode) {
          await code(
            by,
            turn,
            own.map(({ unitId }) => unitId),
            value,
          )
          acts++
        }
        if (phraseKey && units.length === 0) skipped.add(phraseKey)
      }
      if (found === 0) break
    }
  }
  return acts
}

/** Forms owed now, by unit of the frame. */
export async function owedForms({ census }: Listing): Promise<Map<string, ResponseSummary[]>> {
  await assignOpenForms(census.app.context)
  const owed = new Map<string, ResponseSummary[]>()
  for (let after: string | undefined; ; ) {
    const page = await census.must(
      listResponses,
      { query: { area: COUNTY, state: 'assigned', limit: 200, ...(after ? { after } : {}) } },
      census.offices[0]!,
    )
    for (const each of page.responses) {
      if (each.fellAwayAt !== null) continue
      owed.set(each.unitId, [...(owed.get(each.unitId) ?? []), each])
    }
    if (page.next === null) return owed
    after = page.next
  }
}

export interface Burst {
  readonly walker: string
  readonly door: Door
}

export interface RegistrationPlan {
  /** By enumerator. */
  readonly doors: Map<string, Door[]>
  /** Firms in the order they get to it. */
  readonly firms: Door[]
  /** Those whose forms one bookkeeper sends from one machine. */
  readonly bookkept: Door[]
  /** Doors enumerators only pretend to have been at. */
  readonly inOneDay: readonly Burst[]
  readonly inOneNight: readonly Burst[]
  /** Forms owed for which nobody in the county has answers. */
  readonly unanswerable: ResponseSummary[]
}

export async function planRegistration(
  listing: Listing,
  { heaped, night, device }: ConductPlan,
): Promise<RegistrationPlan> {
  const { census, ground, reporting, reports } = listing
  const owed = await owedForms(listing)
  await loadPrior(listing, owed)
  const doors = new Map<string, Door[]>(census.county.enumerators.map(({ id }) => [id, []]))
  const firms: Door[] = []
  const bookkept: Door[] = []
  const inOneDay: Burst[] = []
  const inOneNight: Burst[] = []
  const unanswerable: ResponseSummary[] = []
  for (const unit of census.county.units) {
    const unitId = ground.frameOf.get(unit.id)
    if (unitId === undefined) continue
    const forms = owed.get(unitId) ?? []
    owed.delete(unitId)
    const mine = forms.flatMap(({ formId }) => {
      const truth = census.county.answers.get(unit.id)!.find(({ form }) => form === formId)
      if (!truth) unanswerable.push(...forms.filter((each) => each.formId === formId))
      return truth ? [truth] : []
    })
    const atTheDoor = mine.filter(({ form }) => !isOnline(form))
    if (atTheDoor.length > 0) {
      const walker = ground.walkerOf.get(forms[0]!.blockCode!)!
      const door: Door = async (by) => {
        const respondent = { by, point: ground.buildingAt.get(unit.buildingCode)! }
        for (const truth of atTheDoor) {
          const { responseId } = await reporting.report(respondent, reports.add({ unitId, truth }))
          reports.keepRespondent(responseId, respondent)
        }
      }
      if (heaped.has(unit.id)) inOneDay.push({ walker, door })
      else if (night.has(unit.id)) inOneNight.push({ walker, door })
      else doors.get(walker)!.push(door)
    }
    const online = mine.filter(({ form }) => isOnline(form))
    if (online.length > 0) {
      const way = device.has(unit.id) ? bookkept : firms
      way.push(async () => {
        const respondent = await firmPeople(listing, unit, unitId, device.has(unit.id))
        for (const truth of online) {
          const { responseId } = await reporting.report(respondent, reports.add({ unitId, truth }))
          reports.keepRespondent(responseId, respondent)
        }
      })
    }
  }
  unanswerable.push(...[...owed.values()].flat())
  return { doors, firms, bookkept, inOneDay, inOneNight, unanswerable }
}

/** A preparer and a person in charge, each at a machine of the firm's own. */
async function firmPeople(
  { census }: Listing,
  unit: CityUnit,
  unitId: string,
  bookkept: boolean,
): Promise<{ by: SignedIn; head: SignedIn }> {
  const scope = { kind: 'unit', unitId, name: unit.name } as const
  const number = Number(unit.id.replace(/\D/g, ''))
  const headers = {
    'x-forwarded-for': `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
    'user-agent': `Browser of ${unit.id}`,
  }
  const ofBookkeeper = { 'x-forwarded-for': '10.9.9.9', 'user-agent': 'Browser of a bookkeeper' }
  const by = await census.app.signIn('enterprise', scope, `填报人${unit.id}`, 'preparer')
  const head = await census.app.signIn('enterprise', scope, `负责人${unit.id}`, 'person-in-charge')
  return { by: { ...by, headers: bookkept ? ofBookkeeper : headers }, head: { ...head, headers } }
}

/** What units reported a year before comes with the state's own programme. */
async function loadPrior(
  { census, ground }: Listing,
  owed: ReadonlyMap<string, readonly ResponseSummary[]>,
): Promise<void> {
  await loadPriorResponses(
    census.app.context,
    [...ground.frameOf].flatMap(([truth, unitId]) =>
      (census.county.answers.get(truth) ?? []).flatMap(({ form, previous }) =>
        previous && owed.get(unitId)?.some(({ formId }) => formId === form)
          ? [
              {
                unitId,
                formId: form,
                period: '2022',
                answers: { ...previous },
                source: '2022 年年报',
              },
            ]
          : [],
      ),
    ),
  )
}
