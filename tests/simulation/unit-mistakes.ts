/** Mistakes about which units there are: left out, registered twice, invented, in the wrong block or of the wrong kind. */
import { creditCodeCheckDigit, organisationCheckDigit } from '../../forms/engine/credit-code.ts'
import { placeUnit } from '../../server/contract/frame.ts'
import type { Answers, CityResponse, CityUnit } from '../../server/demo-city/city.ts'
import type { Random } from '../../server/demo-city/random.ts'
import type { SignedIn } from '../support/test-app.ts'
import { type Door, type Listing, listUnit, recordOutcome } from './listing.ts'
import type { Means } from './mistakes.ts'

export const unitKinds = {
  'reported-gone': '在营单位谎报注销',
  'left-out': '名录外单位漏登',
  'listed-twice': '两名普查员重复登记',
  invented: '虚构的个体户',
  'wrong-block': '登记到别的小区',
  'out-of-scope': '非普查对象（农户）登记为个体户',
  'branch-as-legal-unit': '分支又登记成法人',
} as const
export type UnitKind = keyof typeof unitKinds

export interface UnitMistake {
  readonly kind: UnitKind
  /** The true unit it is about; null for one that is not there. */
  readonly unitId: string | null
  /** Units of the frame it shows in, once it was made. */
  readonly frameIds: Set<string>
  fate: 'planned' | 'standing' | 'refused' | 'corrected'
  readonly seenBy: Set<Means>
  /** Thousand yuan by which it changes the county's revenue while it stands. */
  readonly effect: number
}

export interface UnitMistakes {
  readonly all: readonly UnitMistake[]
  /** True units whose doors somebody opens otherwise than they should. */
  readonly special: (unit: CityUnit) => Door | undefined
  /** Doors besides, by block. */
  readonly more: ReadonlyMap<string, readonly Door[]>
  ofUnit(unitId: string): UnitMistake | undefined
  ofFrame(frameId: string): UnitMistake | undefined
}

const revenueOf = (unit: CityUnit): number =>
  unit.kind === 'legalUnit'
    ? unit.amounts.keeps === 'revenue'
      ? unit.amounts.operatingRevenueThousandYuan
      : 0
    : unit.revenueThousandYuan

export function planUnitMistakes(listing: Listing, random: Random, each: number): UnitMistakes {
  const { census, ground, reporting, reports } = listing
  const { county } = census
  const byFrame = new Map<string, UnitMistake>()
  const byUnit = new Map<string, UnitMistake>()
  const all: UnitMistake[] = []
  const doors = new Map<string, Door>()
  const more = new Map<string, Door[]>()
  const listed = (unit: CityUnit) => ground.frameOf.has(unit.id)
  const draw = (kind: UnitKind, from: readonly CityUnit[]) =>
    random
      .fork(kind)
      .shuffle(from.filter(({ id }) => !byUnit.has(id)))
      .slice(0, each)
  const plan = (kind: UnitKind, unit: CityUnit | null, effect: number): UnitMistake => {
    const mistake: UnitMistake = {
      ...{ kind, unitId: unit?.id ?? null, frameIds: new Set<string>(), fate: 'planned' },
      ...{ seenBy: new Set<Means>(), effect },
    }
    all.push(mistake)
    if (unit) byUnit.set(unit.id, mistake)
    return mistake
  }
  const made = (mistake: UnitMistake, frameId: string) => {
    mistake.fate = 'standing'
    mistake.frameIds.add(frameId)
    byFrame.set(frameId, mistake)
  }
  const addDoor = (blockCode: string, door: Door) =>
    more.set(blockCode, [...(more.get(blockCode) ?? []), door])
  /** Some other form in the name of a unit that is none, or is already there. */
  const open = async (
    by: SignedIn,
    mistake: UnitMistake,
    like: CityUnit,
    at: Pick<CityUnit, 'blockCode' | 'buildingCode'>,
    truth: CityResponse,
    kind: CityUnit['kind'],
  ) => {
    const unitId = census.newId()
    const point = ground.buildingAt.get(at.buildingCode)!
    const { blockCode, buildingCode } = at
    const respondent = { by, point, newUnit: { kind, blockCode, buildingCode } }
    const { responseId } = await reporting.report(respondent, reports.add({ unitId, truth }))
    reports.keepRespondent(responseId, respondent)
    ground.truthOf.set(
      unitId,
      mistake.kind === 'invented' || mistake.kind === 'out-of-scope' ? null : like.id,
    )
    ground.kindOf.set(unitId, kind)
    made(mistake, unitId)
  }
  const listingOf = (unit: CityUnit) => county.answers.get(unit.id)![0]!
  const small = county.units.filter(({ kind }) => kind === 'selfEmployed')
  const working = county.units.filter(({ operatingStatus }) => operatingStatus === '1')
  const elsewhere = (unit: CityUnit, fork: string) => {
    const own = ground.walkerOf.get(unit.blockCode)
    const town = unit.blockCode.slice(0, 9)
    const others = county.units.filter(
      ({ blockCode }) => blockCode.startsWith(town) && ground.walkerOf.get(blockCode) !== own,
    )
    return others.length === 0 ? undefined : random.fork(`${fork} ${unit.id}`).pick(others)
  }

  for (const unit of draw(
    'reported-gone',
    working.filter((each) => listed(each) && each.kind !== 'selfEmployed'),
  )) {
    const mistake = plan('reported-gone', unit, -revenueOf(unit))
    doors.set(unit.id, async (by) => {
      const frameId = ground.frameOf.get(unit.id)!
      await recordOutcome(census, by, frameId, 'deregistered', '门面关闭，邻居说已经不做了')
      made(mistake, frameId)
    })
  }
  for (const unit of draw(
    'left-out',
    working.filter((each) => !listed(each)),
  )) {
    const mistake = plan('left-out', unit, -revenueOf(unit))
    doors.set(unit.id, async () => {
      mistake.fate = 'standing'
    })
  }
  for (const unit of draw(
    'listed-twice',
    working.filter((each) => !listed(each) && each.creditCode !== undefined),
  )) {
    const other = elsewhere(unit, 'twice')
    if (!other) continue
    const mistake = plan('listed-twice', unit, revenueOf(unit))
    addDoor(other.blockCode, (by) => open(by, mistake, unit, other, listingOf(unit), unit.kind))
  }
  for (const [index, unit] of draw('invented', small).entries()) {
    const mistake = plan('invented', null, revenueOf(unit))
    const truth = listingOf(unit)
    const body = `MA${String(900_000 + index)}`
    const first = `92140602${body}${organisationCheckDigit(body)}`
    const answers: Answers = {
      ...truth.answers,
      hasLicence: true,
      unifiedSocialCreditCode: first + creditCodeCheckDigit(first),
      selfEmployedName: `朔城区虚拟${String.fromCharCode(0x4e00 + index * 37)}商店`,
      operatorName: `张${String.fromCharCode(0x4e00 + index * 53)}`,
      contactPhone: `1990009${String(1000 + index)}`,
      locationAddress: unit.location.address,
    }
    const { monthsOperated: _, ...whole } = answers
    const fake: CityResponse = {
      ...truth,
      id: `invented-${index}`,
      unitId: `invented-${index}`,
      answers: whole,
    }
    addDoor(unit.blockCode, (by) => open(by, mistake, unit, unit, fake, 'selfEmployed'))
  }
  for (const [index, unit] of draw('out-of-scope', small).entries()) {
    const mistake = plan('out-of-scope', null, revenueOf(unit))
    const truth = listingOf(unit)
    const { unifiedSocialCreditCode: _, ...rest } = truth.answers
    const answers = {
      ...rest,
      hasLicence: false,
      monthsOperated: 12,
      selfEmployedName: `李农户${String.fromCharCode(0x4e00 + index * 71)}种植玉米`,
      operatorName: `李${String.fromCharCode(0x4e00 + index * 71)}`,
      contactPhone: `1990008${String(1000 + index)}`,
      mainActivity1: '种植玉米',
      openedYear: 2015,
      openedMonth: 3,
    }
    const fake: CityResponse = { ...truth, id: `farm-${index}`, unitId: `farm-${index}`, answers }
    addDoor(unit.blockCode, (by) => open(by, mistake, unit, unit, fake, 'selfEmployed'))
  }
  for (const unit of draw(
    'wrong-block',
    working.filter((each) => !listed(each)),
  )) {
    const blocks = county.enumerators.find(
      ({ id }) => id === ground.walkerOf.get(unit.blockCode),
    )!.blocks
    const wrong = blocks.filter((code) => code !== unit.blockCode)
    if (wrong.length === 0) continue
    const blockCode = random.fork(`block ${unit.id}`).pick(wrong)
    const mistake = plan('wrong-block', unit, 0)
    doors.set(unit.id, async (by) => {
      const unitId = census.newId()
      const respondent = {
        by,
        point: ground.buildingAt.get(unit.buildingCode)!,
        newUnit: { kind: unit.kind, blockCode },
      }
      const refused = await reporting.reportInBlock(
        respondent,
        reports.add({ unitId, truth: listingOf(unit) }),
      )
      ground.frameOf.set(unit.id, unitId)
      ground.truthOf.set(unitId, unit.id)
      ground.kindOf.set(unitId, unit.kind)
      made(mistake, unitId)
      if (refused) {
        mistake.fate = 'refused'
        const reason = '普查员现场定位在另一小区，按实际位置更正'
        const { blockCode: right, buildingCode } = unit
        await census.must(
          placeUnit,
          { params: { unitId }, body: { blockCode: right, buildingCode, reason } },
          census.townships.get(right.slice(0, 9))!,
        )
        await reporting.report({ by, point: respondent.point }, { unitId, truth: listingOf(unit) })
      }
      reports.keepRespondent(`${unitId}.${listingOf(unit).form}.2023`, respondent)
    })
  }
  const template = county.units.find(
    (each) =>
      each.kind === 'legalUnit' &&
      each.institutionType === '10' &&
      !each.aboveScale &&
      each.branchIds.length === 0,
  )!
  for (const [index, unit] of draw(
    'branch-as-legal-unit',
    working.filter(({ kind }) => kind === 'establishment'),
  ).entries()) {
    const mistake = plan('branch-as-legal-unit', unit, revenueOf(unit))
    const own = listingOf(unit).answers
    const answers = {
      ...listingOf(template).answers,
      unitName: own.unitName!,
      unifiedSocialCreditCode: own.unifiedSocialCreditCode!,
      locationAddress: own.locationAddress!,
      mobilePhone: own.mobilePhone!,
      legalRepresentative: own.legalRepresentative!,
      mainActivity1: own.mainActivity1!,
      expectedAnnualRevenue: revenueOf(unit),
    }
    const fake: CityResponse = {
      ...listingOf(template),
      id: `branch-${index}`,
      unitId: `branch-${index}`,
      answers,
    }
    addDoor(unit.blockCode, (by) => open(by, mistake, unit, unit, fake, 'legalUnit'))
  }
  return {
    all,
    more,
    special: ({ id }) => doors.get(id),
    ofUnit: (unitId) => byUnit.get(unitId),
    ofFrame: (frameId) => byFrame.get(frameId),
  }
}

/** A unit found again is listed by whoever walks its block. */
export async function findAgain(listing: Listing, unitId: string): Promise<void> {
  const unit = listing.ground.byId.get(unitId)!
  const walker = listing.ground.walkerOf.get(unit.blockCode)!
  await listUnit(listing, listing.census.walkers.get(walker)!, unit)
}
