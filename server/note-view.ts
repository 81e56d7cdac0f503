/** The trail's entry for a look at micro-data; an enterprise looking at itself leaves none. */
import { recordAudit, type ViewRecorder } from './domains/audit/index.ts'
import type { SignedInContext } from './platform/context.ts'
import type { Look } from './platform/mount.ts'

export async function noteView(
  views: ViewRecorder,
  ctx: SignedInContext,
  look: Look,
): Promise<void> {
  if (ctx.actor.scope.kind === 'unit') return
  const { after: _page, ...filter } = look.filter
  const act = {
    action: look.subject === 'trail' ? 'trail.view' : 'microdata.view',
    subjectKind: look.subject,
    subjectId: look.subjectId,
    after: {
      operation: look.operationId,
      ...(Object.keys(filter).length === 0 ? {} : { filter }),
      ...(look.rows === undefined ? {} : { rows: look.rows }),
    },
  }
  if (look.everyTime) await ctx.database.write((tx) => recordAudit(tx, ctx, act))
  else await views.record(ctx, act)
}
