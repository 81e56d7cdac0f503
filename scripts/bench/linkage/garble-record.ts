/** One unit as one office has it: its own columns, its own habits, and the regime's slips. */

import { emptyRecord, type ListRecord } from '../../../forms/engine/linkage/list-record.ts'
import readings from '../../../forms/industry/readings.json' with { type: 'json' }
import traditional from '../../../forms/linkage/traditional-characters.json' with { type: 'json' }
import type { Random } from '../../../server/demo-city/random.ts'
import { digits, type TruePlace, type TrueUnit } from './invent-units.ts'
import type { Regime } from './regimes.ts'
import type { Source } from './sources.ts'
import { brandCharacters } from './words.ts'

const homophones = new Map<string, string>()
for (const characters of Object.values(readings as Record<string, string>)) {
  for (const character of characters.slice(0, 12))
    homophones.set(character, characters.slice(0, 12))
}
const oldForm = new Map(
  [...traditional.simplified].map((character, at) => [character, traditional.traditional[at]!]),
)

export function garbleRecord(
  unit: TrueUnit,
  source: Source,
  regime: Regime,
  random: Random,
): ListRecord {
  const operating = source.registered
    ? random.chance(regime.addressOther)
      ? unit.place
      : unit.registeredPlace
    : random.chance(regime.addressOther)
      ? unit.registeredPlace
      : unit.place
  const fullName = nameOf(unit, source, regime, random)
  const changed = random.chance(regime.personChanged * (source.old ? 2 : 1))
  const columns = source.columns
  return {
    ...emptyRecord,
    source: source.id,
    uscc: columns.includes('uscc') ? codeOf(unit, source, regime, random) : '',
    name: fullName,
    oldName:
      columns.includes('old_name') && unit.formerBrand && random.chance(0.5)
        ? composed({ ...unit, brand: unit.formerBrand })
        : '',
    legalRep:
      !columns.includes('legal_rep') || random.chance(regime.personMissing)
        ? ''
        : slip(changed ? unit.formerPerson : unit.person, regime.personTypo, regime, random),
    phone: columns.includes('phone') ? phoneOf(unit, source, regime, random) : '',
    address:
      columns.includes('address') && !random.chance(regime.addressMissing)
        ? addressOf(operating, regime, random)
        : '',
    areaCode: columns.includes('area_code') ? areaOf(operating, regime, random) : '',
    industry: columns.includes('industry') ? industryOf(unit.industry, regime, random) : '',
    found: columns.includes('found') ? foundOf(unit.founded, regime, random) : '',
    employees: columns.includes('employees')
      ? String(
          Math.max(
            0,
            Math.round(unit.employees * (random.chance(0.5) ? 1 : 0.7 + random.next() * 0.6)),
          ),
        )
      : '',
    ...(columns.includes('lng') && !random.chance(regime.pointMissing)
      ? pointOf(unit.place, regime, random)
      : {}),
  }
}

function composed(unit: TrueUnit): string {
  return `${unit.region}${unit.brand}${unit.trade}${unit.form}${unit.branch}`
}

function nameOf(unit: TrueUnit, source: Source, regime: Regime, random: Random): string {
  let { region, brand, trade, form, branch } = unit
  if (unit.formerBrand && random.chance(regime.nameFormer * (source.old ? 4 : 1)))
    brand = unit.formerBrand
  if (source.ownersName && random.chance(unit.kind === 'selfEmployed' ? 0.35 : 0.03))
    return unit.person
  if (random.chance(regime.nameShortened * source.careless)) {
    const ways = random.between(0, 5)
    if (ways <= 2) region = ''
    if (ways === 1 || ways === 3) form = form === '' ? '' : random.pick(['公司', '', '有限公司'])
    if (ways === 4 && brand.length >= 2) trade = trade.slice(0, 2)
    if (ways === 5) {
      form = ''
      region = ''
      if (unit.kind === 'selfEmployed') trade = random.pick([trade, trade.slice(-2), '店'])
    }
  }
  if (random.chance(regime.nameStyled * 0.3) && branch)
    branch = branch.replace(/[一二三]/, (n) => String('零一二三'.indexOf(n)))
  let name = `${region}${brand}${trade}${form}${branch}`
  if (random.chance(regime.nameStyled)) {
    const way = random.between(0, 4)
    if (way === 0 && region) name = `${brand}（${region}）${trade}${form}${branch}`
    if (way === 1) name = `${region} ${brand}${trade}${form}${branch}`
    if (way === 2 && unit.kind === 'selfEmployed') name += '（个体工商户）'
    if (way === 3 && !region.startsWith('山西'))
      name = `山西省${region.startsWith('朔州') ? '' : '朔州市'}${name}`
    if (way === 4) name = name.replace(/有限公司/, '有限责任公司')
  }
  return slip(name, regime.nameTypo, regime, random)
}

/** With the given probability, one slip of the regime's kinds. */
function slip(text: string, share: number, regime: Regime, random: Random): string {
  if (text.length < 2 || !random.chance(share)) return text
  const at = random.between(0, text.length - 1)
  const character = text[at]!
  switch (random.pick(regime.slips)) {
    case 'sound':
      return (
        text.slice(0, at) +
        random.pick([...(homophones.get(character) ?? character)]) +
        text.slice(at + 1)
      )
    case 'traditional':
      return [...text].map((each) => oldForm.get(each) ?? each).join('')
    case 'loss':
      return text.slice(0, at) + text.slice(at + 1)
    case 'insert':
      return (
        text.slice(0, at) +
        random.pick(brandCharacters) +
        text.slice(random.chance(0.5) ? at : at + 1)
      )
    case 'swap':
      return at === 0 ? text : text.slice(0, at - 1) + character + text[at - 1] + text.slice(at + 1)
  }
}

function codeOf(unit: TrueUnit, source: Source, regime: Regime, random: Random): string {
  if (unit.parentCode && random.chance(regime.parentCode)) return unit.parentCode
  if (random.chance(Math.min(0.95, regime.codeMissing * source.codeless))) return ''
  const { code } = unit
  if (random.chance(regime.codeOld * (source.old ? 4 : 1))) {
    return random.chance(0.5)
      ? unit.registration
      : `${code.slice(8, 16)}${random.chance(0.5) ? '-' : ''}${code[16]}`
  }
  if (!random.chance(regime.codeMangled)) return random.chance(0.05) ? code.toLowerCase() : code
  const at = random.between(2, 17)
  switch (random.between(0, 5)) {
    case 0:
      return code.replace(/0/, 'O').replace(/1/, random.chance(0.5) ? 'I' : '1')
    case 1:
      return code.slice(0, at) + String(random.between(0, 9)) + code.slice(at + 1)
    case 2:
      return code.slice(0, at - 1) + code[at] + code[at - 1] + code.slice(at + 1)
    case 3:
      return code.slice(0, at) + code.slice(at + 1)
    case 4:
      return /^\d{15}/.test(code) ? `${code.slice(0, 15)}000` : code.slice(0, 17)
    default:
      return /^\d{18}$/.test(code) ? `${code[0]}.${code.slice(1, 6)}E+17` : `${code} `
  }
}

const agents = [
  '13903490001',
  '13803491234',
  '0349-2022222',
  '15835990000',
  '18634912345',
  '13994900011',
]

function phoneOf(unit: TrueUnit, source: Source, regime: Regime, random: Random): string {
  if (random.chance(regime.phoneMissing)) return ''
  if (source.agents && random.chance(regime.agentPhone)) return random.pick(agents)
  if (random.chance(regime.phoneOther)) {
    return unit.landline && random.chance(0.6)
      ? random.pick([
          `0349-${unit.landline}`,
          unit.landline,
          `0349${unit.landline}`,
          `(0349)${unit.landline}`,
        ])
      : `1${random.pick(['39', '58'])}${digits(8, random)}`
  }
  const number = unit.mobile
  if (random.chance(regime.phoneTypo)) {
    const at = random.between(3, 10)
    return number.slice(0, at) + String(random.between(0, 9)) + number.slice(at + 1)
  }
  return random.chance(0.05) && unit.landline ? `${number};${unit.landline}` : number
}

function addressOf(place: TruePlace, regime: Regime, random: Random): string {
  const short = random.chance(regime.addressShortened)
  const head = random.pick(['山西省朔州市', '朔州市', '', '山西省'])
  const county = head === '' && random.chance(0.3) ? '' : place.county
  const town = short && random.chance(0.6) ? '' : place.town
  const village = place.street !== '' && random.chance(0.5) ? '' : place.village
  const number =
    short && random.chance(0.35) ? '' : `${place.number}${random.chance(0.9) ? '号' : ''}`
  const room =
    place.room && random.chance(0.6)
      ? `${random.pick(['', '1号楼', '2单元'])}${place.room}${random.pick(['室', '', '房'])}`
      : ''
  const note = random.chance(0.08) ? random.pick(['（西侧）', '路北', '旁', '对面', '一楼']) : ''
  if (place.street === '')
    return `${head}${county}${town}${place.village}${random.chance(0.4) ? number : ''}${note}`
  const direction = random.chance(0.06) ? random.pick(['东', '西', '中段']) : ''
  return slip(
    `${head}${county}${town}${village}${place.street}${direction}${number}${room}${note}`,
    regime.nameTypo / 2,
    regime,
    random,
  )
}

function areaOf(place: TruePlace, regime: Regime, random: Random): string {
  if (random.chance(regime.areaMissing)) return ''
  const code = random.chance(regime.areaWrong)
    ? `1406${random.pick(['02', '03', '21', '22', '23', '81'])}001000`
    : place.areaCode
  return random.pick([code, code, code.slice(0, 6), `${code.slice(0, 9)}000`])
}

function industryOf(code: string, regime: Regime, random: Random): string {
  if (!random.chance(regime.industryOther)) return code
  return random.chance(0.6)
    ? code.slice(0, random.between(2, 3)) + String(random.between(1, 9))
    : String(random.between(1000, 8999))
}

function foundOf(founded: string, regime: Regime, random: Random): string {
  if (random.chance(regime.foundOther)) {
    return random.pick([
      '',
      founded.slice(0, 4),
      `${random.between(2000, 2023)}-0${random.between(1, 9)}-1${random.between(0, 9)}`,
    ])
  }
  return random.pick([founded, founded, founded.replaceAll('-', '/'), founded.replaceAll('-', '')])
}

function pointOf(place: TruePlace, regime: Regime, random: Random): { lng: string; lat: string } {
  const metres = (regime.pointNoiseMetres * Math.abs(random.normal())) / 111_320
  const turn = random.next() * 2 * Math.PI
  const far = random.chance(0.03) ? 40 : 1
  return {
    lng: (place.lng + Math.cos(turn) * metres * far * 1.3).toFixed(6),
    lat: (place.lat + Math.sin(turn) * metres * far).toFixed(6),
  }
}
