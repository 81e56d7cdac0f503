/**
 * What a demonstration city consists of. Plain data, everything in it invented except the names and
 * codes of areas; every record says `synthetic: true`. Who loads it decides where it goes.
 */
import type { FormId } from '../../forms/generated/registry.ts'
import type { Point } from './plane.ts'

/** GeoJSON as the wire and the database want it, which is why its arrays are not readonly. */
export interface Polygons {
  type: 'MultiPolygon'
  /** Rings closed, WGS-84, six decimals. */
  coordinates: number[][][][]
}

interface Line {
  readonly type: 'LineString'
  readonly coordinates: readonly Point[]
}

export interface CityArea {
  readonly synthetic: true
  /** Twelve digits, from the list of areas. */
  readonly code: string
  readonly level: 'county' | 'town' | 'village'
  readonly parent: string
  readonly name: string
  /** A neighbourhood of a town rather than a village. */
  readonly urban: boolean
  readonly center: Point
  readonly geometry: Polygons
}

/** 普查小区: the patch one enumerator walks. */
export interface CityBlock {
  readonly synthetic: true
  /** Twelve digits of the enumeration area and two of the block. */
  readonly code: string
  readonly areaCode: string
  readonly name: string
  readonly center: Point
  readonly geometry: Polygons
}

export interface CityStreet {
  readonly synthetic: true
  readonly id: string
  readonly blockCode: string
  readonly name: string
  readonly geometry: Line
}

export type BuildingKind = 'shops' | 'offices' | 'housing' | 'workshop' | 'courtyard' | 'public'

export interface CityBuilding {
  readonly synthetic: true
  /** Block code and three digits, unique in the city. */
  readonly code: string
  readonly blockCode: string
  readonly streetId: string
  /** House number on the street, odd on one side, even on the other. */
  readonly houseNumber: number
  readonly name: string
  /** From the county down to the house number. */
  readonly address: string
  readonly kind: BuildingKind
  readonly floors: number
  readonly center: Point
  readonly geometry: Polygons
}

/** Year and month of an event, as forms ask for it. */
export interface YearMonth {
  readonly year: number
  readonly month: number
}

export interface CityPlace {
  /** Twelve digits. */
  readonly areaCode: string
  readonly address: string
}

/** What every unit of the city has, whatever its kind. */
interface CityUnitBase {
  readonly synthetic: true
  /** Stable within one seed and size, e.g. `U000123`. */
  readonly id: string
  readonly name: string
  /** Name it went by until a few years ago; old lists still use it. */
  readonly formerName?: string
  /** Legal representative, person in charge or owner. */
  readonly headName: string
  readonly mobile: string
  readonly landline?: string
  readonly industryCode: string
  /** One to three, most important first. */
  readonly activities: readonly string[]
  readonly established: YearMonth
  /** Absent while the unit is being set up, and for what is not an enterprise. */
  readonly opened?: YearMonth
  /** 运营状态, 1 to 9. */
  readonly operatingStatus: '1' | '2' | '3' | '4' | '6' | '7' | '9'
  readonly location: CityPlace
  readonly blockCode: string
  readonly buildingCode: string
  readonly staff: number
  readonly femaleStaff: number
  /** 专业类别, A to U. */
  readonly reportCategory: ReportCategory
}

export type ReportCategory = 'A' | 'B' | 'B1' | 'C' | 'E' | 'S' | 'X' | 'F' | 'U'

export interface CityLegalUnit extends CityUnitBase {
  readonly kind: 'legalUnit'
  readonly creditCode: string
  readonly institutionType: string
  /** 登记注册统计类别: enterprises and farmers' cooperatives only. */
  readonly registrationType?: string
  /** Enterprises only. */
  readonly controlType?: string
  /** State-controlled enterprises only. */
  readonly affiliation?: '10' | '11'
  readonly accountingStandardCategory: '1' | '2' | '4' | '9'
  /** Enterprises under 企业会计准则制度 only. */
  readonly enterpriseAccountingStandard?: '1' | '2' | '3'
  /** Where it is registered, if not where it works. */
  readonly registeredElsewhere?: CityPlace
  readonly branchIds: readonly string[]
  /** 一套表单位. */
  readonly aboveScale: boolean
  readonly amounts: EnterpriseAmounts | NonprofitAmounts
  readonly traits: UnitTraits
}

/** What decides over forms beside kind, trade and scale, under the names of the rules. */
export interface UnitTraits {
  readonly rdActivities: boolean
  readonly energyConversion: boolean
  readonly unitEnergyCatalogue: boolean
  readonly keyEnergyUser: boolean
  readonly catalogueProducts: boolean
  readonly fixedAssetInvestment: boolean
  readonly importsGoods: boolean
  readonly inputOutputSample: boolean
}

/** Thousand yuan, reference year 2023. */
interface EnterpriseAmounts {
  readonly keeps: 'revenue'
  readonly operatingRevenueThousandYuan: number
  readonly totalAssetsThousandYuan: number
  readonly taxesAndSurchargesThousandYuan: number
}

/** Thousand yuan, reference year 2023. */
interface NonprofitAmounts {
  readonly keeps: 'expenditure'
  readonly expenditureThousandYuan: number
  readonly totalAssetsThousandYuan: number
}

export interface CityEstablishment extends CityUnitBase {
  readonly kind: 'establishment'
  readonly creditCode: string
  readonly parentId: string
  readonly revenueThousandYuan: number
}

export interface CitySelfEmployed extends CityUnitBase {
  readonly kind: 'selfEmployed'
  /** Absent where there is no licence. */
  readonly creditCode?: string
  readonly revenueThousandYuan: number
  readonly floorAreaSquareMetres: number
  /** In the sample of form 613: all of the large ones, the others of sampled blocks. */
  readonly sample?:
    | { readonly stratum: '1' }
    | { readonly stratum: '2'; readonly blockCode: string; readonly weight: number }
}

export type CityUnit = CityLegalUnit | CityEstablishment | CitySelfEmployed

export type { FormId }

export type AnswerValue =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | readonly AnswerRow[]
export type AnswerRow = Readonly<Record<string, string | number | boolean | null>>
export type Answers = Readonly<Record<string, AnswerValue>>

/** One filled form of one unit, with the property names of the form's schema as keys. */
export interface CityResponse {
  readonly synthetic: true
  /** Unit id and form, e.g. `U000123-621`. */
  readonly id: string
  readonly unitId: string
  readonly form: FormId
  readonly version: '2023.1'
  readonly period: '2023'
  /** What the respondent reports. */
  readonly answers: Answers
  /** What office, system and device fill in: industry code, block, building, coordinates. */
  readonly officeAnswers: Answers
  /** The same form a year before, where the unit reported it. */
  readonly previous?: Answers
  /** What was broken on purpose; absent in a sound response. */
  readonly fault?: ResponseFault
}

export interface ResponseFault {
  readonly kind: ResponseFaultKind
  /** How the checks should take it. */
  readonly severity: 'mandatory' | 'verify'
  /** Properties the fault was put into. */
  readonly fields: readonly string[]
}

type ResponseFaultKind =
  | 'female-over-total'
  | 'opened-before-established'
  | 'credit-code-typo'
  | 'amount-in-yuan'
  | 'vague-activity'
  | 'nobody-works-there'
  | 'balance-broken'
  | 'profit-not-adding-up'
  | 'parts-over-current-assets'
  | 'whole-form-in-yuan'
  | 'both-revenue-and-expenditure'
  | 'digital-over-revenue'
  | 'done-before-begun'
  | 'items-not-adding-up'
  | 'none-and-some'
  | 'power-in-ten-thousand'
  | 'profit-over-revenue'
  | 'capacity-not-adding-up'
  | 'completed-over-built'
  | 'contracts-not-adding-up'
  | 'destination-forgotten'
  | 'exports-over-sales'
  | 'full-time-over-all'
  | 'imports-not-adding-up'
  | 'inputs-not-adding-up'
  | 'labour-twice'
  | 'large-projects-over-all'
  | 'more-from-outside-than-bought'
  | 'net-assets-broken'
  | 'online-over-rooms'
  | 'sales-not-adding-up'
  | 'staff-kinds-not-adding-up'
  | 'ten-times-the-energy'
  | 'works-twice'

type AccountRole =
  | 'city-office'
  | 'county-office'
  | 'township-office'
  | 'supervisor'
  | 'enumerator'
  | 'enterprise'

/** Someone who signs in to the demonstration. No account has a password: sign-in is by one-time link. */
export interface CityAccount {
  readonly synthetic: true
  /** e.g. `enumerator-140602001-03`. */
  readonly id: string
  readonly role: AccountRole
  readonly personName: string
  readonly mobile: string
  /** Where the person works: the census office, or the unit's name. */
  readonly organisation: string
  /** Twelve digits: the area the account may see; for an enterprise, where it is. */
  readonly areaCode: string
  /** Enumerators only: the blocks handed to them. Every block belongs to exactly one. */
  readonly blockCodes: readonly string[]
  /** Enterprises only. */
  readonly unitId?: string
}

export type DepartmentId = 'market-regulation' | 'taxation' | 'staffing' | 'civil-affairs'
export type ListEncoding = 'gb18030' | 'utf-8-bom' | 'gbk' | 'utf-16le-bom'

/** One department's list, as the file it would hand over. */
export interface DepartmentList {
  readonly synthetic: true
  readonly department: DepartmentId
  /** Name of the department in Chinese. */
  readonly title: string
  readonly fileName: string
  readonly encoding: ListEncoding
  readonly bytes: Uint8Array
  readonly manifest: ListManifest
}

/** What is true about a list; counts add up over its rows. */
export interface ListManifest {
  readonly rows: number
  /** Rows about a unit of the city, and rows about one that no longer exists. */
  readonly ofCity: number
  readonly ofCeased: number
  /** Rows whose code cannot be repaired and has to be refused. */
  readonly refusedCodes: number
  readonly faults: Readonly<Record<ListFaultKind, number>>
  /** One entry a data row, in order. */
  readonly truth: readonly ListRowTruth[]
}

export interface ListRowTruth {
  /** Data rows count from 1. */
  readonly row: number
  /** Absent where the unit has ceased and is not in the city. */
  readonly unitId?: string
  readonly faults: readonly ListFaultKind[]
}

export type ListFaultKind =
  | 'lower-case-code'
  | 'full-width-code'
  | 'letter-o-for-zero'
  | 'scientific-code'
  | 'missing-code'
  | 'former-name'
  | 'quoted-newline'
  | 'repeated-row'
  | 'ceased'

export interface City {
  readonly synthetic: true
  readonly seed: string
  readonly areas: readonly CityArea[]
  readonly blocks: readonly CityBlock[]
  readonly streets: readonly CityStreet[]
  readonly buildings: readonly CityBuilding[]
  readonly units: readonly CityUnit[]
  readonly accounts: readonly CityAccount[]
  readonly responses: readonly CityResponse[]
  readonly lists: readonly DepartmentList[]
}
