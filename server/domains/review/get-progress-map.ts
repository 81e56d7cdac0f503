/** Outlines of an area's blocks with how far each is, for the map. */
import type { ProgressMap } from '../../contract/progress.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { listBlockOutlines } from '../areas/index.ts'
import { areaAsked } from './area-asked.ts'
import { countByBlock } from './progress-store.ts'

export async function getProgressMap(
  ctx: SignedInContext,
  asked: string | undefined,
): Promise<ProgressMap> {
  const { prefix, area } = await areaAsked(ctx, asked)
  const db = ctx.database.read
  const counts = await countByBlock(db, prefix)
  const outlines = await listBlockOutlines(db, prefix)
  return {
    area,
    blocks: outlines.map(({ code, name, geometry }) => {
      const each = counts.get(code)
      return {
        ...{ code, name, geometry },
        expected: each?.expected ?? 0,
        reported: each?.reported ?? 0,
        accepted: each?.accepted ?? 0,
      }
    }),
  }
}
