/**
 * Takes in what waited on a tablet from its opened file. Only a file sealed with the key its author left
 * here is believed: an office can neither write answers in someone's name nor change what is in the file.
 * Each piece goes the way it would have gone from the tablet; a repeat changes nothing.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import {
  type HandIn,
  HandInItems,
  type HandInReport,
  PHOTO_PART_BYTES,
} from '../../contract/fieldwork.ts'
import { Problem, problemKinds } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { SecretBox } from '../../platform/secret-box.ts'
import { compileBody } from '../../platform/validation.ts'
import { recordAudit } from '../audit/index.ts'
import { coversArea, findAccountById, requireRight } from '../identity/index.ts'
import { receiveRevision } from '../responses/index.ts'
import { findDepositedKey } from './device-keys.ts'
import { type ActOptions, receiveAct } from './receive-act.ts'
import { announcePhoto, receivePhotoPart } from './receive-photo.ts'
import { findAct } from './store.ts'

const check = compileBody(HandInItems)

export async function receiveHandIn(
  ctx: SignedInContext,
  handIn: HandIn,
  options: ActOptions,
  box: SecretBox,
): Promise<HandInReport> {
  requireRight(ctx, 'fieldwork.hand-in')
  const author = await authorOf(ctx, handIn)
  const items = await openItems(ctx, handIn, box)
  const inAuthorsName: SignedInContext = { ...ctx, actor: author }
  const report: HandInReport = {
    author: author.displayName,
    madeAt: handIn.madeAt,
    ...{ revisions: 0, acts: 0, photos: 0, repeats: 0, quarantined: 0 },
    faults: [],
  }
  // Acts on buildings first: units lie in them.
  for (const { actId, content } of items.acts) {
    await take(report, actId, async () => {
      if (await findAct(ctx.database.read, actId)) report.repeats += 1
      const receipt = await receiveAct(
        inAuthorsName,
        { actId, bytes: bytesOf(content), sealed: true },
        options,
      )
      report.acts += 1
      if (receipt.outcome === 'refused') report.quarantined += 1
    })
  }
  for (const { responseId, revisionId, content } of items.revisions) {
    await take(report, revisionId, async () => {
      const before = ctx.clock.now()
      const receipt = await receiveRevision(inAuthorsName, {
        ...{ responseId, revisionId, bytes: bytesOf(content), sealed: true },
      })
      report.revisions += 1
      if (receipt.receivedAt < before) report.repeats += 1
      if (receipt.outcome === 'quarantined') report.quarantined += 1
    })
  }
  for (const { photoId, description, content } of items.photos) {
    await take(report, photoId, async () => {
      const bytes = bytesOf(content)
      let state = await announcePhoto(inAuthorsName, photoId, description)
      if (state.complete) report.repeats += 1
      while (!state.complete) {
        const offset = state.receivedBytes
        const part = bytes.subarray(offset, offset + PHOTO_PART_BYTES)
        state = await receivePhotoPart(inAuthorsName, { photoId, offset, bytes: part })
        if (!state.complete && state.receivedBytes <= offset) {
          throw new Problem('body-not-acceptable', '照片内容与登记的不一致')
        }
      }
      report.photos += 1
    })
  }
  await ctx.database.write((tx) =>
    recordAudit(tx, ctx, {
      action: 'hand-in.receive',
      subjectKind: 'account',
      subjectId: author.id,
      after: { ...report, faults: report.faults.length, keyId: handIn.keyId },
    }),
  )
  return report
}

async function authorOf(ctx: SignedInContext, { accountId }: HandIn) {
  const author = await findAccountById(ctx.database.read, accountId)
  const near = author?.scope.kind === 'area' && coversArea(ctx.actor.scope, author.scope.areaPrefix)
  if (!author || !near) throw new Problem('not-found', '导出这份文件的人不在您的工作范围内')
  return author
}

async function openItems(
  ctx: SignedInContext,
  handIn: HandIn,
  box: SecretBox,
): Promise<HandInItems> {
  const key = await findDepositedKey(ctx.database.read, handIn.keyId, box)
  if (key?.accountId !== handIn.accountId) throw new Problem('hand-in-not-authentic')
  const seal = createHmac('sha256', Buffer.from(key.dataKey, 'base64')).update(handIn.items)
  if (!timingSafeEqual(seal.digest(), Buffer.from(handIn.seal, 'hex'))) {
    throw new Problem('hand-in-not-authentic')
  }
  let items: unknown
  try {
    items = JSON.parse(handIn.items)
  } catch {
    throw new Problem('body-not-acceptable', '文件内容不是有效的 JSON')
  }
  const fault = check(items)
  if (fault !== undefined) throw new Problem('body-not-acceptable', fault)
  // Checked against the schema just above.
  return items as HandInItems
}

/** One piece that cannot be read does not keep the others out. */
async function take(report: HandInReport, id: string, receive: () => Promise<void>): Promise<void> {
  try {
    await receive()
  } catch (error) {
    if (!(error instanceof Problem) || problemKinds[error.id].retry === 'later') throw error
    report.faults.push({ id, message: error.message })
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64, 'base64'))
}
