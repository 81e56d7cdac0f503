/**
 * Takes in a department's list as it comes over the wire: kept part by part, so that no file is held
 * whole, and bound to its hash. Nothing of it enters the frame here.
 */
import { createHash } from 'node:crypto'
import { type Context, requireSignedIn } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { readInstallation } from '../../platform/installation.ts'
import { areaPrefixOf } from '../areas/index.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { findImportOfFile } from './import-store.ts'
import { getSource } from './sources.ts'
import {
  deleteParts,
  findUpload,
  insertPart,
  insertUpload,
  type UploadRow,
  updateUpload,
} from './upload-store.ts'

export interface FrameFile {
  /** Id or Chinese name of the department. */
  readonly source: string
  readonly fileName: string
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  /** Marks the units it opens as belonging to the demonstration city. */
  readonly synthetic?: boolean
}

const PART_BYTES = 2 ** 20

const BROKEN_OFF = '上传中断，文件没有收全，请重新上传'

/** Called by the county and city offices, and by commands without an actor. */
export async function receiveList(ctx: Context, file: FrameFile): Promise<UploadRow> {
  if (ctx.actor) requireRight(requireSignedIn(ctx), 'frame.import')
  const id = await beginUpload(ctx, file)
  const hash = createHash('sha256')
  try {
    let number = 0
    let size = 0
    for await (const part of inParts(file.content)) {
      hash.update(part)
      size += part.length
      const received = size
      await ctx.database.write(async (tx) => {
        await insertPart(tx, id, number++, part)
        await updateUpload(tx, id, { size: received })
      })
    }
  } catch (error) {
    await ctx.database.write(async (tx) => breakOff(tx, ctx, id))
    throw error
  }
  return ctx.database.write(async (tx) => finishUpload(tx, ctx, id, hash.digest('hex')))
}

async function beginUpload(ctx: Context, file: FrameFile): Promise<string> {
  const id = ctx.newId()
  const source = getSource(file.source).id
  const { fileName, synthetic = false } = file
  await ctx.database.write(async (tx) => {
    await insertUpload(tx, {
      ...{ id, source, fileName, synthetic, size: 0, contentHash: null, encoding: null },
      areaPrefix: await homeOf(ctx, tx),
      stage: 'receiving',
      uploadedAt: ctx.clock.now(),
      uploadedBy: ctx.actor?.id ?? 'system',
      ...freshReading,
      failure: null,
      sameAs: null,
    })
    const what = { source, fileName }
    await recordAudit(tx, ctx, { action: 'frame.upload', ...asUpload(id), after: what })
  })
  return id
}

/** A list none of which has been read. */
export const freshReading = {
  ...{ readShare: 0, rowsRead: 0, rowsSettled: 0, rowsWritten: 0 },
  ...{ columns: null, notices: [], closingNotices: [], comparison: null },
  counts: {
    ...{ accepted: 0, rejected: 0, matched: 0, opened: 0 },
    ...{ noticed: 0, leftAtCounty: 0, unchanged: 0, changed: 0 },
  },
}

async function finishUpload(
  tx: Executor,
  ctx: Context,
  id: string,
  contentHash: string,
): Promise<UploadRow> {
  // Written by this very call, and removed by nothing.
  const upload = (await findUpload(tx, id))!
  const { source, areaPrefix, size } = upload
  const earlier = await findImportOfFile(tx, { source, areaPrefix, contentHash })
  if (earlier) {
    // Its bytes are kept with that import.
    await deleteParts(tx, id)
    await updateUpload(tx, id, { contentHash, stage: 'unchanged', sameAs: earlier.id })
  } else await updateUpload(tx, id, { contentHash, stage: 'reading' })
  const after = { contentHash, size, sameAs: earlier?.id ?? null }
  await recordAudit(tx, ctx, { action: 'frame.receive', ...asUpload(id), after })
  return (await findUpload(tx, id))!
}

/** An upload that will not be finished. */
export async function breakOff(tx: Executor, ctx: Context, id: string): Promise<void> {
  await deleteParts(tx, id)
  await updateUpload(tx, id, { stage: 'failed', failure: { message: BROKEN_OFF } })
  await recordAudit(tx, ctx, { action: 'frame.break-off', ...asUpload(id), reason: BROKEN_OFF })
}

/** What an act of the trail is about. */
export function asUpload(uploadId: string) {
  return { subjectKind: 'frame-import', subjectId: uploadId }
}

/** Digits of the area the list is for: the importer's scope, or the whole city. */
async function homeOf(ctx: Context, db: Executor): Promise<string> {
  if (ctx.actor?.scope.kind === 'area') return ctx.actor.scope.areaPrefix
  const city = await readInstallation(db, 'city-area-code')
  if (city === undefined) {
    throw new Error('数据库里还没有区划，请先用 serve 或 demo 建立数据库')
  }
  return areaPrefixOf(city)
}

async function* inParts(content: FrameFile['content']): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = []
  let size = 0
  for await (const piece of content) {
    held.push(piece)
    size += piece.length
    if (size < PART_BYTES) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}
