/**
 * An address taken apart: town, village, road, number, building, room. What stands before the town
 * (province, city, county) goes, because lists write it or leave it out as they please.
 */
import { arabicNumeral, NUMERAL_RUN, plainText } from './plain-text.ts'
import { type RegionNames, regionsAt } from './region-names.ts'

export interface AddressParts {
  /** All of it without regions down to the county. */
  readonly plain: string
  readonly town: string
  readonly village: string
  readonly road: string
  /** House number, e.g. 12 or 12-3; empty when none. */
  readonly number: string
  readonly building: string
  readonly room: string
}

const numerals = new RegExp(`(${NUMERAL_RUN})(?=号|楼|单元|层|室|栋|幢|组|排|座|巷|队)`, 'g')
const upToCounty =
  /^(?:[^省市县区镇乡路街村]{1,7}(?:省|自治区|壮族自治区|回族自治区))?(?:[^省市县区镇乡路街村]{1,6}(?:市|地区|盟|自治州))?(?:[^省市县区镇乡路街村社]{1,6}(?:县|市|旗|区(?!块)))?/
const townPattern = /^([^镇乡路街村]{1,6}(?:街道办事处|街道办|街道|镇|乡)|[^镇乡路街村]{1,8}开发区)/
const villagePattern = /^(.{1,8}?(?:村民委员会|村委会|居民委员会|居委会|社区|村))/
const roadPattern =
  /^(.{1,9}?(?:大街|大道|街(?!道)|路(?!口)|巷|胡同|道(?!办)|线|环)(?:[东西南北中]段?(?=\d|$|[东西南北]侧))?)/
const numberPattern = /^(\d+(?:-\d+)*)号?(?!楼|栋|幢|座|单元|层|室)/
const buildingPattern = /([0-9A-Z]+)(?:号楼|号院|栋|幢|座|楼(?!上|下|梯))/
const unitPattern = /(\d+)单元/
const roomPattern =
  /([0-9A-Z]+(?:-[0-9A-Z]+)*)(?:室|房|号房|号商铺|号门店|商铺|门店|号铺|号门市|号底商)/

export function readAddress(text: string, regions: RegionNames): AddressParts {
  const marked = plainText(text).replace(/[()*#/]/g, '')
  if (marked === '') return nothing
  const numbered = /[零一二三四五六七八九十百]/.test(marked)
    ? marked.replace(numerals, (run) => arabicNumeral(run))
    : marked
  const plain = withoutCounty(numbered, regions)
  let rest = plain
  const take = (pattern: RegExp): string => {
    const match = pattern.exec(rest)
    if (!match) return ''
    rest = rest.slice(match[0].length)
    return match[1] ?? ''
  }
  const town = take(townPattern).replace(/街道办事处$|街道办$/, '街道')
  const village = take(villagePattern)
    .replace(/村民委员会$|村委会$/, '村')
    .replace(/居民委员会$|居委会$/, '社区')
  const road = take(roadPattern).replace(/[东西南北中]段?$/, '')
  const number = road || village ? take(numberPattern) : ''
  const building = buildingPattern.exec(rest)?.[1] ?? ''
  const unit = unitPattern.exec(rest)?.[1] ?? ''
  const room = roomPattern.exec(rest)?.[1] ?? ''
  return {
    plain,
    town,
    village,
    road,
    number,
    building: unit ? `${building}/${unit}` : building,
    room,
  }
}

const nothing: AddressParts = {
  plain: '',
  town: '',
  village: '',
  road: '',
  number: '',
  building: '',
  room: '',
}

function withoutCounty(text: string, regions: RegionNames): string {
  const pattern = upToCounty.exec(text)?.[0] ?? ''
  let rest = text.slice(pattern.length)
  if (rest.length < 2) rest = text
  if (pattern === '') {
    const known = regionsAt(regions, text, 0)
    if (known > 0 && text.length - known >= 2 && !/^[街路道巷]/.test(text.slice(known))) {
      rest = text.slice(known)
    }
  }
  return rest
}
