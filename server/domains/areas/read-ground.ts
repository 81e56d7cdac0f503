/** Blocks and buildings as GeoJSON feature collections have them: code and name in the properties. Pure. */
import type { Building } from '../../contract/areas.ts'
import type { NewBlock } from './load-blocks.ts'
import { readGeometry } from './read-zones.ts'

/** `place`: the feature, counted from 1. */
export interface GroundFault {
  readonly place: number
  readonly message: string
}

export interface FoundGround<T> {
  readonly found: readonly T[]
  readonly faults: readonly GroundFault[]
}

const BLOCK_CODES = ['普查小区代码', '小区代码', '代码', 'code']
const BUILDING_CODES = ['建筑物编码', '建筑物代码', '编码', '代码', 'code']
const IN_BLOCK = ['普查小区代码', '小区代码', 'blockCode']
const NAMES = ['名称', '小区名称', '建筑物名称', 'name']
const MOST_FLOORS = 200

type Properties = Readonly<Record<string, unknown>>

/** Undefined where it is no feature collection. */
export function readBlocks(content: unknown): FoundGround<NewBlock> | undefined {
  return readFeatures(content, (properties, geometry) => {
    const code = textOf(properties, BLOCK_CODES)
    if (!/^\d{14}$/.test(code)) return `普查小区代码「${code}」不是 14 位数字`
    return { code, name: textOf(properties, NAMES) || `${code.slice(-2)} 小区`, geometry }
  })
}

/** Undefined where it is no feature collection. */
export function readBuildings(content: unknown): FoundGround<Building> | undefined {
  return readFeatures(content, (properties, geometry) => {
    const code = textOf(properties, BUILDING_CODES)
    const blockCode = textOf(properties, IN_BLOCK)
    const name = textOf(properties, NAMES)
    if (code === '') return '属性里没有「建筑物编码」'
    if (!/^\d{14}$/.test(blockCode)) return `普查小区代码「${blockCode}」不是 14 位数字`
    if (name === '') return '属性里没有「名称」'
    const floors = Number(textOf(properties, ['层数', 'floors']) || 1)
    if (!Number.isInteger(floors) || floors < 1 || floors > MOST_FLOORS) {
      return `层数应为 1 至 ${MOST_FLOORS} 的整数`
    }
    const address = textOf(properties, ['地址', 'address'])
    const kind = textOf(properties, ['用途', '类型', 'kind'])
    return { code, blockCode, name, address, kind, floors, geometry }
  })
}

/** `read` gives what a feature is, or what is wrong with it. */
function readFeatures<T extends { readonly code: string }>(
  content: unknown,
  read: (properties: Properties, geometry: NewBlock['geometry']) => T | string,
): FoundGround<T> | undefined {
  if (!isObject(content) || content.type !== 'FeatureCollection') return undefined
  if (!Array.isArray(content.features)) return undefined
  const found = new Map<string, T>()
  const faults: GroundFault[] = []
  for (const [at, feature] of content.features.entries()) {
    const geometry = isObject(feature) ? readGeometry(feature.geometry) : undefined
    const properties = isObject(feature) && isObject(feature.properties) ? feature.properties : {}
    const what = geometry ? read(properties, geometry) : '不是面（Polygon 或 MultiPolygon）'
    if (typeof what === 'string') faults.push({ place: at + 1, message: what })
    else if (found.has(what.code)) {
      faults.push({ place: at + 1, message: `代码 ${what.code} 在前面已经有了` })
    } else found.set(what.code, what)
  }
  return { found: [...found.values()], faults }
}

function textOf(properties: Properties, keys: readonly string[]): string {
  const value = keys.map((key) => properties[key]).find((each) => each !== undefined)
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
