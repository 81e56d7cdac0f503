/** The legal notice in force, and its entry by the city office with approver and date. */
import type { LegalNotice, NoticeEntry } from '../../contract/legal-notice.ts'
import { noNoticeEntered } from '../../contract/legal-notice.ts'
import { Problem } from '../../contract/problems.ts'
import { isCalendarDate, shanghaiDate } from '../../platform/clock.ts'
import type { Context, SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { findNewestNotice, insertNotice } from './store.ts'

export async function getLegalNotice(ctx: Context): Promise<LegalNotice> {
  const row = await findNewestNotice(ctx.database.read)
  return row
    ? { edition: row.edition, entry: row.entry, enteredAt: row.enteredAt }
    : noNoticeEntered
}

export function enterLegalNotice(ctx: SignedInContext, entry: NoticeEntry): Promise<LegalNotice> {
  return ctx.database.write(async (tx) => {
    requireRight(ctx, 'notice.enter')
    const now = ctx.clock.now()
    if (!isCalendarDate(entry.approvedOn) || entry.approvedOn > shanghaiDate(now)) {
      throw new Problem('body-not-acceptable', '核定日期不是已到的日子，请核对')
    }
    const before = await findNewestNotice(tx)
    await insertNotice(tx, { entry, enteredBy: ctx.actor.id, enteredAt: now })
    // Just inserted.
    const edition = (await findNewestNotice(tx))!.edition
    await recordAudit(tx, ctx, {
      action: 'notice.enter',
      subjectKind: 'legal-notice',
      subjectId: String(edition),
      before: before?.entry ?? null,
      after: entry,
    })
    return { edition, entry, enteredAt: now }
  })
}
