/**
 * Records what is now said of a unit's attributes: history, the values as they stand, audit. Called
 * by higher domains inside their transaction, which then see to the forms the unit owes.
 */
import type { UnitAttribute } from '../../../forms/engine/unit-attributes.ts'
import type { AttributeOrigin } from '../../contract/unit-attributes.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { insertAttributeRecords } from './attribute-store.ts'
import {
  type AttributeChange,
  realChanges,
  statedAttributes,
  withAttributes,
} from './current-attributes.ts'
import { saveUnit, type UnitRow } from './store.ts'

export interface AttributeGround {
  readonly origin: AttributeOrigin
  /** `reported`: form and response id; `list`: name of the list. */
  readonly source: string | null
  readonly reason: string | null
}

/** The unit as it is then; the same row when nothing differed. */
export async function recordAttributes(
  tx: Executor,
  ctx: Context,
  unit: UnitRow,
  change: AttributeChange,
  ground: AttributeGround,
): Promise<UnitRow> {
  const changed = realChanges(unit, change)
  const names = Object.keys(changed) as UnitAttribute[]
  if (names.length === 0) return unit
  const { kind, industryCode, institutionType, aboveScale, attributes } = withAttributes(
    unit,
    changed,
  )
  const saved = await saveUnit(tx, unit.id, {
    kind,
    industryCode,
    institutionType,
    aboveScale,
    attributes,
  })
  const recorded = { recordedAt: ctx.clock.now(), recordedBy: ctx.actor?.id ?? 'system' }
  await insertAttributeRecords(
    tx,
    names.map((attribute) => ({
      unitId: unit.id,
      attribute,
      value: changed[attribute] ?? null,
      ...ground,
      ...recorded,
    })),
  )
  const before: Readonly<Record<string, unknown>> = { ...statedAttributes(unit) }
  await recordAudit(tx, ctx, {
    action: 'unit.change-attributes',
    subjectKind: 'unit',
    subjectId: unit.id,
    ...(ground.reason === null ? {} : { reason: ground.reason }),
    before: Object.fromEntries(names.map((name) => [name, before[name] ?? null])),
    after: { ...changed, origin: ground.origin, source: ground.source },
  })
  return saved
}
