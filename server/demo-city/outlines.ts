/**
 * County outlines of Shuozhou in WGS-84, for demonstration only. The file's header properties say
 * where they come from, how they were converted, and that the development zone's is drawn by hand.
 */
import outlines from './county-outlines.json' with { type: 'json' }
import { openRing, type Point, type Region } from './plane.ts'
import { toPoint } from './polygons.ts'

export interface CountyOutline {
  /** Six digits, e.g. `140602`. */
  readonly code: string
  readonly name: string
  /** Seat of the county. */
  readonly center: Point
  readonly region: Region
}

export const countyOutlines: readonly CountyOutline[] = outlines.features.map((feature) => ({
  code: feature.properties.code,
  name: feature.properties.name,
  center: toPoint(feature.properties.center),
  region: feature.geometry.coordinates.map((ring) => openRing(ring.map(toPoint))),
}))
