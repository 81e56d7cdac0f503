/**
 * Takes in what waited on a tablet from its opened file. Only a file sealed with the key its author left
 * here is believed: an office can neither write answers in someone's name nor change what is in the file.
 * The seal says whose work it is, so it is judged by its author's area; whoever works in the same county
 * may bring it. Its author alone brings it on the tablet enrolled for them: else a password would be enough to
 * send from anywhere.
 * Each piece goes the way it would have gone from the tablet; a repeat changes nothing.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { handInToSign } from '../../contract/devices.ts'
import {
  type HandIn,
  HandInItems,
  type HandInReport,
  PHOTO_PART_BYTES,
} from '../../contract/fieldwork.ts'
import type { Scope } from '../../contract/identity.ts'
import { Problem, problemKinds } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { SecretBox } from '../../platform/secret-box.ts'
import { compileBody } from '../../platform/validation.ts'
import { recordAudit } from '../audit/index.ts'
import {
  coversArea,
  type DeviceClaim,
  findAccountById,
  judgeDevice,
  requireRight,
} from '../identity/index.ts'
import { receiveRevision } from '../responses/index.ts'
import { findDepositedKey } from './device-keys.ts'
import { type ActOptions, receiveAct } from './receive-act.ts'
import { announcePhoto, receivePhotoPart } from './receive-photo.ts'
import { findAct } from './store.ts'

const check = compileBody(HandInItems)
/** Of an area code. */
const COUNTY_DIGITS = 6

export async function receiveHandIn(
  ctx: SignedInContext,
  handIn: HandIn,
  options: ActOptions,
  box: SecretBox,
  /** What the request says of the tablet it comes from. */
  device?: DeviceClaim,
): Promise<HandInReport> {
  requireRight(ctx, 'fieldwork.hand-in')
  const author = await authorOf(ctx, handIn)
  const sealed = author.id !== ctx.actor.id || (await isOwnTablet(ctx, handIn, device))
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
        { actId, bytes: bytesOf(content), sealed },
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
        ...{ responseId, revisionId, bytes: bytesOf(content), sealed },
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

async function isOwnTablet(
  { database, actor }: SignedInContext,
  handIn: HandIn,
  device: DeviceClaim | undefined,
): Promise<boolean> {
  const standing = await judgeDevice(database.read, actor, device, handInToSign(handIn))
  return standing === 'enrolled' || standing === 'unbound'
}

async function authorOf(ctx: SignedInContext, { accountId }: HandIn) {
  const author = await findAccountById(ctx.database.read, accountId)
  const near =
    author?.scope.kind === 'area' && isCountyMate(ctx.actor.scope, author.scope.areaPrefix)
  if (!author || !near) throw new Problem('not-found', '导出这份文件的人不在您所在的县')
  return author
}

/** Whether the area lies in the county of the scope; for a city office, in its city. */
function isCountyMate(scope: Scope, areaPrefix: string): boolean {
  if (scope.kind !== 'area') return false
  return coversArea({ ...scope, areaPrefix: scope.areaPrefix.slice(0, COUNTY_DIGITS) }, areaPrefix)
}

/** Whether the seal is of the key its author left here: nobody else can have made it. */
export async function isSealedByAuthor(
  db: Executor,
  handIn: HandIn,
  box: SecretBox,
): Promise<boolean> {
  const key = await findDepositedKey(db, handIn.keyId, box)
  if (key?.accountId !== handIn.accountId) return false
  const seal = createHmac('sha256', Buffer.from(key.dataKey, 'base64')).update(handIn.items)
  return timingSafeEqual(seal.digest(), Buffer.from(handIn.seal, 'hex'))
}

async function openItems(
  ctx: SignedInContext,
  handIn: HandIn,
  box: SecretBox,
): Promise<HandInItems> {
  if (!(await isSealedByAuthor(ctx.database.read, handIn, box))) {
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
