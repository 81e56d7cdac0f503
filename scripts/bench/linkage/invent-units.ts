/** The truth: units of an invented city, with the likenesses that mislead (chains, owners, agents, incubators). */
import areas from '../../../forms/codelists/areas-shuozhou.json' with { type: 'json' }
import { creditCodeCheckDigit, organisationCheckDigit } from '../../../forms/engine/credit-code.ts'
import type { Random } from '../../../server/demo-city/random.ts'
import {
  brandCharacters,
  givenCharacters,
  popularBrands,
  streets,
  surnames,
  trades,
} from './words.ts'

export type UnitKind = 'enterprise' | 'selfEmployed' | 'institution' | 'association' | 'branch'

export interface TrueUnit {
  readonly id: number
  readonly kind: UnitKind
  readonly code: string
  readonly registration: string
  readonly region: string
  readonly brand: string
  readonly trade: string
  readonly form: string
  /** What a branch or a store of a chain adds. */
  readonly branch: string
  readonly parentCode: string
  readonly formerBrand: string
  readonly person: string
  readonly formerPerson: string
  readonly mobile: string
  readonly landline: string
  readonly place: TruePlace
  readonly registeredPlace: TruePlace
  readonly industry: string
  readonly founded: string
  readonly employees: number
  readonly difficulty: string
}

export interface TruePlace {
  readonly areaCode: string
  readonly county: string
  readonly town: string
  readonly village: string
  readonly street: string
  readonly number: number
  readonly room: string
  readonly lng: number
  readonly lat: number
}

const villages = areas.items.filter(({ level }) => level === 'village')
const nameOf = new Map(areas.items.map(({ code, name }) => [code, name]))

export function inventUnits(count: number, random: Random): TrueUnit[] {
  const units: TrueUnit[] = []
  const incubators = Array.from({ length: Math.ceil(count / 8000) }, () => inventPlace(random))
  let owner: TrueUnit | undefined
  let chain: TrueUnit | undefined
  while (units.length < count) {
    const kind = random.weighted<[UnitKind, number]>(
      [
        ['enterprise', 36],
        ['selfEmployed', 50],
        ['institution', 5],
        ['association', 3],
        ['branch', 6],
      ],
      ([, weight]) => weight,
    )[0]
    let unit = inventUnit(units.length, kind, random)
    if (kind === 'branch') {
      const parent = units.findLast((one) => one.kind === 'enterprise')
      if (!parent) continue
      unit = { ...unit, ...branchOf(parent, random), difficulty: 'branch' }
    } else if (kind === 'selfEmployed' && owner && random.chance(0.1)) {
      // One owner's further shop: his name and telephone, another trade or another street.
      const { person, mobile, landline } = owner
      const place = random.chance(0.5) ? owner.place : unit.place
      unit = {
        ...unit,
        person,
        mobile,
        landline,
        place,
        registeredPlace: place,
        difficulty: 'owner',
      }
    } else if (kind === 'selfEmployed' && chain && random.chance(0.07)) {
      const { brand, trade, form, industry } = chain
      unit = {
        ...unit,
        brand,
        trade,
        form,
        industry,
        branch: storeName(unit, random),
        difficulty: 'chain',
      }
    } else if (kind === 'enterprise' && random.chance(0.06)) {
      const place = {
        ...random.pick(incubators),
        room: `${random.between(1, 9)}${random.between(10, 40)}`,
      }
      unit = { ...unit, registeredPlace: place, difficulty: 'incubator' }
    }
    if (kind === 'selfEmployed') {
      if (random.chance(0.15)) owner = unit
      if (random.chance(0.01)) chain = unit
    }
    units.push(unit)
  }
  return units
}

function inventUnit(id: number, kind: UnitKind, random: Random): TrueUnit {
  const place = inventPlace(random)
  const trade = random.weighted(trades, (one) => one.weight)
  const person = inventPerson(random)
  const county = place.county
  const brand = kind === 'selfEmployed' && random.chance(0.22) ? person : inventBrand(random)
  const word = random.pick(kind === 'selfEmployed' ? trade.shop : trade.company)
  const [prefix, form, noun] = wording(kind, random)
  return {
    id,
    kind,
    code: inventCode(prefix, place.areaCode.slice(0, 6), random),
    registration: `${place.areaCode.slice(0, 6)}${digits(9, random)}`,
    region:
      kind === 'selfEmployed'
        ? random.pick([county, `朔州市${county}`, '', county])
        : random.pick([
            '朔州市',
            '山西',
            county,
            `朔州市${county}`,
            '朔州',
            `山西省朔州市${county}`,
            '',
          ]),
    brand: kind === 'institution' ? place.town + noun : brand,
    trade: kind === 'institution' ? '' : kind === 'association' ? noun : word,
    form: kind === 'institution' ? '' : form,
    branch: '',
    parentCode: '',
    formerBrand: random.chance(0.25) ? inventBrand(random) : '',
    person,
    formerPerson: inventPerson(random),
    mobile: `1${random.pick(['39', '38', '58', '86', '33', '77'])}${digits(8, random)}`,
    landline: random.chance(0.5)
      ? `${random.pick(['20', '21', '30', '58'])}${digits(5, random)}`
      : '',
    place,
    registeredPlace: kind === 'enterprise' && random.chance(0.15) ? inventPlace(random) : place,
    industry: trade.code,
    founded: `${random.between(1995, 2023)}-${pad(random.between(1, 12))}-${pad(random.between(1, 28))}`,
    employees: Math.max(
      1,
      Math.round(
        Math.exp(
          random.normal() * (kind === 'selfEmployed' ? 0.6 : 1.3) +
            (kind === 'selfEmployed' ? 0.7 : 1.8),
        ),
      ),
    ),
    difficulty: kind === 'selfEmployed' ? 'shop' : kind,
  }
}

function wording(kind: UnitKind, random: Random): readonly [string, string, string] {
  switch (kind) {
    case 'enterprise':
    case 'branch':
      return random.chance(0.08)
        ? ['93', '农民专业合作社', '']
        : [
            '91',
            random.weighted(
              [
                ['有限公司', 8],
                ['有限责任公司', 1],
                ['股份有限公司', 0.2],
              ] as const,
              (f) => f[1],
            )[0],
            '',
          ]
    case 'selfEmployed':
      return ['92', '', '']
    case 'institution':
      return [
        random.pick(['12', '11']),
        '',
        random.pick([
          '中心校',
          '卫生院',
          '人民政府',
          '财政所',
          '司法所',
          '中学',
          '文化站',
          '幼儿园',
          '第一小学',
          '第二小学',
          '农业技术推广站',
        ]),
      ]
    case 'association':
      return [
        random.pick(['51', '52']),
        '',
        random.pick(['协会', '商会', '民办幼儿园', '培训学校', '养老服务中心', '志愿者协会']),
      ]
  }
}

function branchOf(parent: TrueUnit, random: Random): Partial<TrueUnit> {
  const place = inventPlace(random)
  const { brand, trade, form, region, industry } = parent
  const kind = random.pick(['分公司', '门市部', '经营部', '项目部', '分店'])
  const mark = random.chance(0.5) ? place.county : `第${random.pick(['一', '二', '三', '2', '3'])}`
  return {
    brand,
    trade,
    form,
    region,
    industry,
    branch: `${mark}${kind}`,
    parentCode: parent.code,
    place,
    registeredPlace: place,
    person: random.chance(0.3) ? parent.person : inventPerson(random),
  }
}

function storeName(unit: TrueUnit, random: Random): string {
  return random.chance(0.5)
    ? `${unit.place.street.replace(/街$|路$/, '')}店`
    : `${random.between(2, 30)}店`
}

function inventBrand(random: Random): string {
  if (random.chance(0.25)) return random.pick(popularBrands)
  const length = random.chance(0.75) ? 2 : 3
  return Array.from({ length }, () => random.pick(brandCharacters)).join('')
}

export function inventPerson(random: Random): string {
  const length = random.chance(0.8) ? 2 : 1
  return (
    random.weighted(surnames, (s) => s[1])[0] +
    Array.from({ length }, () => random.pick(givenCharacters)).join('')
  )
}

function inventPlace(random: Random): TruePlace {
  // Towns differ in size: squaring prefers the first of the list.
  const village = villages[Math.floor(random.next() ** 2 * villages.length)]!
  const county = nameOf.get(`${village.code.slice(0, 6)}000000`) ?? '朔城区'
  const x = Number(village.code.slice(4, 6)) * 0.13 + Number(village.code.slice(6, 9)) * 0.004
  return {
    areaCode: village.code,
    county: county.replace(/^山西/, ''),
    town: nameOf.get(`${village.code.slice(0, 9)}000`) ?? '',
    village: village.name
      .replace(/村(民委员|委)会$/, '村')
      .replace(/居(民委员|委)会$/, '')
      .replace(/村村$/, '村'),
    street: /村委会$/.test(village.name) && random.chance(0.6) ? '' : random.pick(streets),
    number: random.between(1, 220),
    room: random.chance(0.25) ? `${random.between(1, 6)}0${random.between(1, 9)}` : '',
    lng: 112 + (x % 1.2) + random.next() * 0.03,
    lat: 39 + (Number(village.code.slice(9, 12)) % 50) * 0.012 + random.next() * 0.01,
  }
}

function inventCode(prefix: string, county: string, random: Random): string {
  const body = random.chance(0.4)
    ? `MA0${Array.from({ length: 5 }, () => random.pick([...'0123456789ABCDEFGHJKLMNPQRTUWXY'])).join('')}`
    : digits(8, random)
  const first17 = `${prefix}${county}${body}${organisationCheckDigit(body)}`
  return first17 + creditCodeCheckDigit(first17)
}

export function digits(length: number, random: Random): string {
  return Array.from({ length }, () => String(random.between(0, 9))).join('')
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
