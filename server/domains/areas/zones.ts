/**
 * 四至范围: development zones laid over the areas. They are drawn or brought in as GeoJSON; drawn anew, a
 * zone gets its next version. They divide nothing: blocks and units are counted in those they lie in.
 */
import type { Polygons } from '../../contract/areas.ts'
import { Problem } from '../../contract/problems.ts'
import type { Zone, ZoneKind } from '../../contract/zones.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { coversArea, findDisplayNames, requireRight } from '../identity/index.ts'
import { areaPrefixOf } from './area-code.ts'
import { shapeOf, squareMetresOf } from './partition/outline.ts'
import { readZones } from './read-zones.ts'
import {
  endZoneVersion,
  insertZone,
  listZonesOf,
  versionsOfZone,
  type ZoneRow,
} from './zone-store.ts'

export async function listZones(
  ctx: SignedInContext,
  { area }: { readonly area?: string },
): Promise<{ zones: Zone[] }> {
  requireRight(ctx, 'zone.view')
  const { scope } = ctx.actor
  const own = scope.kind === 'area' ? scope.areaPrefix : undefined
  const asked = area === undefined ? own : areaPrefixOf(area)
  if (asked === undefined || !coversArea(scope, asked)) return { zones: [] }
  const db = ctx.database.read
  return { zones: await describe(db, await listZonesOf(db, asked)) }
}

export interface ZoneToPut {
  readonly zoneId: string
  readonly version: number
  readonly kind: ZoneKind
  readonly name: string
  readonly geometry: Polygons
  readonly reason: string
}

export function putZone(ctx: SignedInContext, input: ZoneToPut): Promise<Zone> {
  return ctx.database.write(async (tx) => {
    const areaPrefix = requireKeeping(ctx)
    const { zoneId: id, version } = input
    const reason = requireReason(input.reason)
    const versions = await versionsOfZone(tx, id)
    const [latest] = versions
    if (latest && !coversArea(ctx.actor.scope, latest.areaPrefix)) throw new Problem('not-found')
    const same = versions.find((each) => each.version === version)
    if (same) return (await describe(tx, [same]))[0]!
    if (version !== (latest?.version ?? 0) + 1) throw new Problem('blocks-moved-on')
    const fault = outlineFault(input.geometry)
    if (fault !== undefined) throw new Problem('blocks-not-drawable', fault)
    const keeper = latest?.areaPrefix ?? areaPrefix
    const { kind, name, geometry } = input
    const row = { id, version, areaPrefix: keeper, kind, name: name.trim(), geometry, reason }
    const saved = await saveVersion(tx, ctx, row, latest)
    return (await describe(tx, [saved]))[0]!
  })
}

export function endZone(
  ctx: SignedInContext,
  input: { readonly zoneId: string; readonly reason: string },
): Promise<{ ended: boolean }> {
  return ctx.database.write(async (tx) => {
    requireKeeping(ctx)
    const reason = requireReason(input.reason)
    const [latest] = await versionsOfZone(tx, input.zoneId)
    if (!latest || !coversArea(ctx.actor.scope, latest.areaPrefix)) throw new Problem('not-found')
    if (latest.endedAt !== null) return { ended: false }
    await endZoneVersion(tx, latest, ctx.clock.now())
    await recordAudit(tx, ctx, {
      ...{ action: 'zone.end', subjectKind: 'zone', subjectId: latest.id, reason },
      before: { name: latest.name, version: latest.version },
    })
    return { ended: true }
  })
}

type Imported = { added: Zone[]; refused: { feature: number; name: string; message: string }[] }

/** Features that are no zone are refused one by one; the others go in. */
export async function importZones(ctx: SignedInContext, content: unknown): Promise<Imported> {
  return ctx.database.write(async (tx) => {
    const areaPrefix = requireKeeping(ctx)
    const read = readZones(content)
    if (read === undefined) {
      throw new Problem('file-not-readable', '不是 GeoJSON 要素集（FeatureCollection）')
    }
    const refused: Imported['refused'] = []
    const added: ZoneRow[] = []
    const known = new Set((await listZonesOf(tx, areaPrefix)).map(({ name }) => name))
    for (const [index, found] of read.entries()) {
      const fault =
        'fault' in found
          ? found.fault
          : known.has(found.name)
            ? '已有同名的范围，请改名，或在图上改画原来的'
            : outlineFault(found.geometry)
      if ('fault' in found || fault !== undefined) {
        refused.push({ feature: index + 1, name: found.name, message: fault! })
        continue
      }
      known.add(found.name)
      const row = { id: ctx.newId(), version: 1, areaPrefix, reason: 'GeoJSON 导入', ...found }
      added.push(await saveVersion(tx, ctx, row, undefined))
    }
    return { added: await describe(tx, added), refused }
  })
}

function requireKeeping(ctx: SignedInContext): string {
  requireRight(ctx, 'zone.keep')
  const { scope } = ctx.actor
  if (scope.kind !== 'area') throw new Problem('not-allowed')
  return scope.areaPrefix
}

function requireReason(text: string): string {
  const reason = text.trim()
  if ([...reason].length < 2) throw new Problem('reason-required', '请写明依据（至少 2 个字）')
  return reason
}

const SMALLEST_SQUARE_METRES = 100
const MOST_CORNERS = 5000

function outlineFault(geometry: Polygons): string | undefined {
  const corners = geometry.coordinates.flat(2)
  if (corners.length > MOST_CORNERS) return `边界超过 ${MOST_CORNERS} 个点，请简化`
  const onEarth = corners.every(([x, y]) => Math.abs(x!) <= 180 && Math.abs(y!) <= 90)
  if (!onEarth) return '坐标不是经纬度，请转成 WGS-84 经纬度后再导入'
  const closed = geometry.coordinates.flat().every((ring) => {
    const [first, last] = [ring[0], ring.at(-1)]
    return ring.length > 3 && first![0] === last![0] && first![1] === last![1]
  })
  const large = squareMetresOf(shapeOf(geometry)) >= SMALLEST_SQUARE_METRES
  return closed && large ? undefined : '边界至少要有三个角并首尾相接，不小于 100 平方米'
}

async function saveVersion(
  tx: Executor,
  ctx: SignedInContext,
  zone: Omit<ZoneRow, 'effectiveAt' | 'changedBy' | 'endedAt'>,
  before: ZoneRow | undefined,
): Promise<ZoneRow> {
  const effectiveAt = ctx.clock.now()
  if (before && before.endedAt === null) await endZoneVersion(tx, before, effectiveAt)
  const row = { ...zone, effectiveAt, changedBy: ctx.actor.id, endedAt: null }
  await insertZone(tx, row)
  const { id, version, kind, name, reason } = zone
  await recordAudit(tx, ctx, {
    action: before ? 'zone.change' : 'zone.enter',
    ...{ subjectKind: 'zone', subjectId: id, reason },
    ...(before && { before: { kind: before.kind, name: before.name, version: before.version } }),
    after: { kind, name, version },
  })
  return row
}

async function describe(db: Executor, rows: readonly ZoneRow[]): Promise<Zone[]> {
  const people = await findDisplayNames(
    db,
    rows.map(({ changedBy }) => changedBy),
  )
  return rows.map(({ id, version, kind, name, geometry, reason, effectiveAt, changedBy }) => ({
    ...{ id, version, kind, name, geometry, reason, effectiveAt },
    changedBy: people.get(changedBy) ?? changedBy,
  }))
}
