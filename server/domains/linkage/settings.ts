/** How an area wants its desk: its own words, else those of the area above it, else the usual ones. */
import type { DuplicateSetting } from '../../contract/duplicates.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { requireArea } from './require-area.ts'
import { findSettings, saveSetting } from './store.ts'

const usual: DuplicateSetting = { twoClerks: false, bulkFromBits: null, checkOneIn: 20 }

export async function settingOf(db: Executor, areaPrefix: string): Promise<DuplicateSetting> {
  const rows = await findSettings(db, prefixesOf(areaPrefix))
  const row = rows.sort((a, b) => b.areaPrefix.length - a.areaPrefix.length)[0]
  if (!row) return usual
  const { twoClerks, bulkFrom, checkOneIn } = row
  return { twoClerks, bulkFromBits: bulkFrom === null ? null : bulkFrom / 100, checkOneIn }
}

/** The prefix itself and those of the areas above it: 140602 lies in 1406 and in 14. */
export function prefixesOf(areaPrefix: string): string[] {
  return [2, 4, 6, 9, 12]
    .filter((digits) => digits <= areaPrefix.length)
    .map((digits) => areaPrefix.slice(0, digits))
}

export async function getDuplicateSetting(
  ctx: SignedInContext,
): Promise<{ setting: DuplicateSetting }> {
  requireRight(ctx, 'duplicate.view')
  return { setting: await settingOf(ctx.database.read, requireArea(ctx)) }
}

export async function setDuplicateSetting(
  ctx: SignedInContext,
  setting: DuplicateSetting,
): Promise<{ setting: DuplicateSetting }> {
  requireRight(ctx, 'duplicate.set')
  const areaPrefix = requireArea(ctx)
  return ctx.database.write(async (tx) => {
    const before = await settingOf(tx, areaPrefix)
    const { twoClerks, bulkFromBits, checkOneIn } = setting
    const bulkFrom = bulkFromBits === null ? null : Math.round(bulkFromBits * 100)
    await saveSetting(tx, { areaPrefix, twoClerks, bulkFrom, checkOneIn })
    const after = await settingOf(tx, areaPrefix)
    await recordAudit(tx, ctx, {
      action: 'duplicate.set',
      subjectKind: 'area',
      subjectId: areaPrefix,
      before,
      after,
    })
    return { setting: after }
  })
}
