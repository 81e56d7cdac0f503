/** Zones as a GeoJSON feature collection has them: 名称 and 类型 in the properties. Pure. */
import type { Polygons } from '../../contract/areas.ts'
import { type ZoneKind, zoneKindNames, zoneKinds } from '../../contract/zones.ts'

export type FoundZone =
  | { readonly name: string; readonly kind: ZoneKind; readonly geometry: Polygons }
  | { readonly name: string; readonly fault: string }

const NAMES = ['名称', 'name', '园区名称', '开发区名称']
const KINDS = ['类型', 'type', 'kind']
const NAME_LENGTH = 60
const MOST_FEATURES = 500

/** Undefined where it is no feature collection. */
export function readZones(content: unknown): FoundZone[] | undefined {
  if (!isObject(content) || content.type !== 'FeatureCollection') return undefined
  const { features } = content
  if (!Array.isArray(features) || features.length > MOST_FEATURES) return undefined
  return features.map(readFeature)
}

function readFeature(feature: unknown): FoundZone {
  const properties = isObject(feature) && isObject(feature.properties) ? feature.properties : {}
  const name = textOf(properties, NAMES)
  if (name === '') return { name, fault: '属性里没有「名称」' }
  if (name.length > NAME_LENGTH) return { name, fault: `名称超过 ${NAME_LENGTH} 字` }
  const geometry = isObject(feature) ? readGeometry(feature.geometry) : undefined
  if (!geometry) return { name, fault: '不是面（Polygon 或 MultiPolygon）' }
  return { name, kind: readKind(textOf(properties, KINDS)), geometry }
}

/** What no kind is named for is 其他; the office may put it right. */
function readKind(text: string): ZoneKind {
  const found = zoneKinds.find(
    (kind) => kind === text || (text.length > 1 && zoneKindNames[kind].includes(text)),
  )
  return found ?? 'other'
}

export function readGeometry(value: unknown): Polygons | undefined {
  if (!isObject(value)) return undefined
  const { type, coordinates } = value
  const polygons =
    type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined
  if (!Array.isArray(polygons) || polygons.length === 0) return undefined
  const shape: number[][][][] = []
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || polygon.length === 0) return undefined
    const rings: number[][][] = []
    for (const ring of polygon) {
      if (!Array.isArray(ring)) return undefined
      const corners: number[][] = []
      for (const corner of ring) {
        if (!Array.isArray(corner)) return undefined
        // A height may follow; it is of no use here.
        const [x, y] = corner
        if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined
        corners.push([x, y])
      }
      rings.push(corners)
    }
    shape.push(rings)
  }
  return { type: 'MultiPolygon', coordinates: shape }
}

function textOf(properties: Record<string, unknown>, keys: readonly string[]): string {
  const value = keys.map((key) => properties[key]).find((each) => typeof each === 'string')
  return typeof value === 'string' ? value.trim() : ''
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
