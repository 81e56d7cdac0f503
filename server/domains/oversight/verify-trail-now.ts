/** An auditor has the whole trail walked; who did and what came of it is noted. One walk at a time. */
import type { AnchorState, TrailVerification } from '../../contract/audit.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { type Anchor, recordAudit, verifyTrail } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'

export interface OutsideNotes {
  state(): AnchorState
  readAll(): readonly Anchor[]
}

let walking = false

export async function verifyTrailNow(
  ctx: SignedInContext,
  notes: OutsideNotes,
): Promise<TrailVerification> {
  requireRight(ctx, 'trail.view')
  if (walking) throw new Problem('busy', '正在核对，请等这一次核对完')
  walking = true
  try {
    const { firstUnaccepted: _, ...report } = await verifyTrail(ctx.database.read, notes.readAll())
    await ctx.database.write((tx) =>
      recordAudit(tx, ctx, {
        action: 'trail.verify',
        subjectKind: 'trail',
        subjectId: '',
        after: { entries: report.entries, firstBreak: report.firstBreak?.sequence ?? null },
      }),
    )
    return { ...report, anchor: notes.state(), asOf: ctx.clock.now() }
  } finally {
    walking = false
  }
}
