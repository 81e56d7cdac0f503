/** The departments whose lists may be imported, and which of them have supplied the caller's area. */
import type { listFrameSources as operation } from '../../contract/frame-import.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { requireRight } from '../identity/index.ts'
import { latestImportOfEachSource } from './import-store.ts'
import { sources } from './sources.ts'

export async function listFrameSources(ctx: SignedInContext): Promise<ReplyOf<typeof operation>> {
  requireRight(ctx, 'frame.view')
  const { scope } = ctx.actor
  const latest =
    scope.kind === 'area'
      ? await latestImportOfEachSource(ctx.database.read, scope.areaPrefix)
      : new Map()
  return {
    sources: sources.map(({ id, name, department, supplies, owes }) => {
      const last = latest.get(id)
      const supplied = last && { at: last.importedAt, lists: last.lists, rows: last.rows }
      return { id, name, department, supplies, owes, supplied: supplied ?? null }
    }),
  }
}
