/**
 * 催报通知书 in batches: one letter to each unit, or each person of the field, that owes something in an
 * area. A letter to a unit is a reminder like any other, so that its record is whole (law.md L-27). Nothing
 * follows from a letter by itself.
 */
import { formHeading } from '../../../forms/form-words.ts'
import { formSummaries } from '../../../forms/generated/registry.ts'
import type * as contract from '../../contract/conduct.ts'
import { MOST_LETTERS, type NoticeBatch, type NoticeLetter } from '../../contract/conduct.ts'
import type { BodyOf, ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { areaPrefixOf, findAreaName, listAssignments, listBlockNames } from '../areas/index.ts'
import { recordAudit } from '../audit/index.ts'
import { findUnits } from '../frame/index.ts'
import { coversArea, findDisplayNames, requireRight } from '../identity/index.ts'
import { countUnreportedByBlock, listUnreported } from '../responses/index.ts'
import { requirePast } from './record-reminder.ts'
import {
  findNoticeBatch,
  insertNoticeBatch,
  insertNoticeOutcome,
  insertReminderOutcome,
  lettersOf,
  listReminderOutcomes,
  type NoticeBatchRow,
  type NoticeLetterRow,
  noticeBatchesBelow,
  noticeOutcomesOf,
  type ReminderRow,
} from './store.ts'

const MOST_FORMS = MOST_LETTERS * 30
const MOST_BLOCKS = 5000

export function writeLetters(
  ctx: SignedInContext,
  batchId: string,
  asked: BodyOf<typeof contract.putNoticeBatch>,
): Promise<NoticeBatch> {
  requireRight(ctx, 'notice.send')
  const areaPrefix = areaPrefixOf(asked.area)
  if (!coversArea(ctx.actor.scope, areaPrefix)) throw new Problem('not-found')
  return ctx.database.write(async (tx) => {
    const known = await findNoticeBatch(tx, batchId)
    if (known) {
      if (known.areaPrefix !== areaPrefix || known.audience !== asked.audience) {
        throw new Problem('revision-id-taken', '这个编号已用于另一批通知书，请另编后重发')
      }
      return described(tx, known)
    }
    const content = asked.content.trim()
    if (content === '') throw new Problem('body-not-acceptable', '请写明催报内容')
    const madeAt = ctx.clock.now()
    const { letters, reminders } =
      asked.audience === 'respondent'
        ? await lettersToUnits(tx, ctx, { batchId, areaPrefix, content })
        : { letters: await lettersToField(tx, batchId, areaPrefix), reminders: [] }
    if (letters.length === 0) {
      throw new Problem('body-not-acceptable', '这个区域没有未报的，不用催报')
    }
    if (letters.length > MOST_LETTERS) {
      throw new Problem(
        'body-not-acceptable',
        `一批最多 ${MOST_LETTERS} 份，请选小一些的区域分批写`,
      )
    }
    const row: NoticeBatchRow = {
      ...{ id: batchId, areaPrefix, audience: asked.audience, content, replyBy: asked.replyBy },
      ...{ letters: letters.length, madeAt, madeBy: ctx.actor.id },
    }
    await insertNoticeBatch(tx, row, letters, reminders)
    await recordAudit(tx, ctx, {
      action: 'notice.write',
      subjectKind: 'notice-batch',
      subjectId: batchId,
      after: { areaPrefix, audience: asked.audience, letters: letters.length },
    })
    return described(tx, row)
  })
}

async function lettersToUnits(
  tx: Executor,
  ctx: SignedInContext,
  of: { readonly batchId: string; readonly areaPrefix: string; readonly content: string },
): Promise<{ letters: NoticeLetterRow[]; reminders: ReminderRow[] }> {
  const { batchId, areaPrefix, content } = of
  const owed = new Map<string, string[]>()
  for (const { unitId, formId } of await listUnreported(tx, areaPrefix, MOST_FORMS)) {
    owed.set(unitId, [...(owed.get(unitId) ?? []), formName(formId)])
  }
  const units = await findUnits(tx, [...owed.keys()])
  const madeAt = ctx.clock.now()
  const letters: NoticeLetterRow[] = []
  const reminders: ReminderRow[] = []
  for (const [unitId, forms] of owed) {
    const unit = units.get(unitId)
    if (!unit) continue
    const number = letters.length + 1
    const reminderId = ctx.newId()
    letters.push({
      ...{
        batchId,
        number,
        recipientId: unitId,
        recipientName: unit.name,
        owed: forms,
        reminderId,
      },
    })
    reminders.push({
      ...{ id: reminderId, unitId, responseId: null, areaCode: unit.areaCode ?? '' },
      ...{ remindedAt: madeAt, means: 'letter', recipient: unit.name },
      content: `${content}（未报：${forms.join('、')}）`,
      ...{ recordedAt: madeAt, recordedBy: ctx.actor.id },
    })
  }
  return { letters, reminders }
}

async function lettersToField(
  tx: Executor,
  batchId: string,
  areaPrefix: string,
): Promise<NoticeLetterRow[]> {
  const behind = new Map(
    (await countUnreportedByBlock(tx, areaPrefix)).map((row) => [row.blockCode, row.responses]),
  )
  const blocks = await listBlockNames(tx, areaPrefix, MOST_BLOCKS)
  const owed = new Map<string, string[]>()
  for (const { blockCode, accountId } of await listAssignments(tx, areaPrefix)) {
    const responses = behind.get(blockCode)
    if (responses === undefined) continue
    const words = `${blocks.get(blockCode) ?? blockCode}：${responses} 份未报`
    owed.set(accountId, [...(owed.get(accountId) ?? []), words])
  }
  const names = await findDisplayNames(tx, [...owed.keys()])
  return [...owed].map(([recipientId, words], at) => ({
    ...{ batchId, number: at + 1, recipientId, owed: words, reminderId: null },
    recipientName: names.get(recipientId) ?? recipientId,
  }))
}

const titles = new Map(formSummaries.map(({ id, title }) => [id, title]))

function formName(formId: string): string {
  return formHeading(formId, titles.get(formId) ?? '')
}

export async function listBatches(
  ctx: SignedInContext,
): Promise<ReplyOf<typeof contract.listNoticeBatches>> {
  requireRight(ctx, 'notice.send')
  const db = ctx.database.read
  const { scope } = ctx.actor
  const rows = scope.kind === 'area' ? await noticeBatchesBelow(db, scope.areaPrefix) : []
  const batches: NoticeBatch[] = []
  for (const row of rows) batches.push(await described(db, row))
  return { batches }
}

export async function getBatch(
  ctx: SignedInContext,
  batchId: string,
): Promise<ReplyOf<typeof contract.getNoticeBatch>> {
  const db = ctx.database.read
  const row = await reachBatch(db, ctx, batchId)
  return { batch: await described(db, row), letters: await describedLetters(db, batchId) }
}

export function recordLetterOutcome(
  ctx: SignedInContext,
  { batchId, number }: { readonly batchId: string; readonly number: number },
  { kind, happenedAt, note }: BodyOf<typeof contract.recordLetterOutcome>,
): Promise<NoticeLetter> {
  return ctx.database.write(async (tx) => {
    await reachBatch(tx, ctx, batchId)
    const letter = (await lettersOf(tx, batchId)).find((each) => each.number === number)
    if (!letter) throw new Problem('not-found')
    if (kind !== 'delivered' && note.trim() === '') {
      throw new Problem(
        'reason-required',
        kind === 'answered' ? '请写明答复内容' : '请写明未送达的原因',
      )
    }
    const recordedAt = ctx.clock.now()
    requirePast(happenedAt, recordedAt)
    const outcome = {
      ...{ id: ctx.newId(), kind, happenedAt, note: note.trim() },
      ...{ recordedAt, recordedBy: ctx.actor.id },
    }
    if (letter.reminderId === null) await insertNoticeOutcome(tx, { ...outcome, batchId, number })
    else await insertReminderOutcome(tx, { ...outcome, reminderId: letter.reminderId })
    await recordAudit(tx, ctx, {
      action: 'notice.outcome',
      subjectKind: 'notice-batch',
      subjectId: batchId,
      after: { number, kind, happenedAt },
    })
    // The letter was found just above.
    return (await describedLetters(tx, batchId)).find((each) => each.number === number)!
  })
}

async function reachBatch(
  db: Executor,
  ctx: SignedInContext,
  batchId: string,
): Promise<NoticeBatchRow> {
  requireRight(ctx, 'notice.send')
  const row = await findNoticeBatch(db, batchId)
  if (!row || !coversArea(ctx.actor.scope, row.areaPrefix)) throw new Problem('not-found')
  return row
}

async function described(db: Executor, row: NoticeBatchRow): Promise<NoticeBatch> {
  const people = await findDisplayNames(db, [row.madeBy])
  const { id, areaPrefix, madeBy, ...rest } = row
  return {
    ...rest,
    batchId: id,
    areaName: (await findAreaName(db, areaPrefix)) ?? areaPrefix,
    madeBy: people.get(madeBy) ?? madeBy,
  }
}

async function describedLetters(db: Executor, batchId: string): Promise<NoticeLetter[]> {
  const letters = await lettersOf(db, batchId)
  const ofReminders = await listReminderOutcomes(
    db,
    letters.flatMap(({ reminderId }) => reminderId ?? []),
  )
  const own = await noticeOutcomesOf(db, batchId)
  const people = await findDisplayNames(
    db,
    [...ofReminders, ...own].map(({ recordedBy }) => recordedBy),
  )
  return letters.map(({ number, recipientId, recipientName, owed, reminderId }) => ({
    ...{ number, recipientName, unitId: reminderId === null ? null : recipientId },
    owed: [...owed],
    outcomes: (reminderId === null
      ? own.filter((each) => each.number === number)
      : ofReminders.filter((each) => each.reminderId === reminderId)
    ).map(({ kind, happenedAt, note, recordedAt, recordedBy }) => ({
      ...{ kind, happenedAt, note, recordedAt },
      recordedBy: people.get(recordedBy) ?? recordedBy,
    })),
  }))
}
