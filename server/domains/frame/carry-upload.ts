/**
 * Carries a list on from where it stands: read from its file and staged, held against the frame, and,
 * when someone has accepted it, written. Each step is a page in a transaction of its own that also says
 * how far it came, so that a server that stops goes on from there and nobody waits long for the writer.
 */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Problem } from '../../contract/problems.ts'
import type { Context } from '../../platform/context.ts'
import {
  listAllAreas,
  listBlockCodes,
  listBlockOutlines,
  listBuildingNames,
} from '../areas/index.ts'
import { recordAudit } from '../audit/index.ts'
import { recordKey } from './compare-lists.ts'
import {
  answerDrafting,
  type DraftBatch,
  type DraftingAnswer,
  type DraftingQuestion,
} from './draft-list.ts'
import { asUpload } from './receive-list.ts'
import { saidOfHeadings } from './remember-headings.ts'
import { settlePage } from './settle-page.ts'
import {
  findUpload,
  insertDrafts,
  readParts,
  recordsWithoutKey,
  setAgainKey,
  type UploadRow,
  updateUpload,
} from './upload-store.ts'
import { writePage } from './write-page.ts'

/** Shorter files are read before a thread would have started. */
const LONG_BYTES = 2 ** 20

/** Until nothing more is to be done, or `stopped` says so. */
export async function carryUpload(
  ctx: Context,
  uploadId: string,
  stopped: () => boolean = () => false,
): Promise<void> {
  while (!stopped()) {
    const upload = await findUpload(ctx.database.read, uploadId)
    if (upload?.stage === 'reading') await readUpload(ctx, upload, stopped)
    else if (upload?.stage === 'matching') {
      await keyEarlierRecords(ctx)
      await ctx.database.write((tx) => settlePage(tx, uploadId))
    } else if (upload?.stage === 'writing') {
      await ctx.database.write((tx) => writePage(tx, ctx, uploadId))
    } else return
    // Requests that came meanwhile go first.
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const KEYED_AT_ONCE = 500

/** Records imported before they had a key get it once; nothing they say changes. */
async function keyEarlierRecords(ctx: Context): Promise<void> {
  for (;;) {
    const bare = await recordsWithoutKey(ctx.database.read, KEYED_AT_ONCE)
    if (bare.length === 0) return
    await ctx.database.write(async (tx) => {
      for (const { id, values } of bare) await setAgainKey(tx, id, recordKey(values) ?? '')
    })
  }
}

async function readUpload(ctx: Context, upload: UploadRow, stopped: () => boolean): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'jingpu-list-'))
  const path = join(folder, 'list')
  const drafter = openDrafter(ctx, upload.size)
  try {
    const db = ctx.database.read
    await pipeline(Readable.from(readParts(db, upload.id)), createWriteStream(path))
    await drafter.ask({
      open: {
        path,
        said: await saidOfHeadings(db, upload.source, upload.areaPrefix),
        places: {
          areas: await listAllAreas(db),
          blockCodes: await listBlockCodes(db),
          outlines: await listBlockOutlines(db, ''),
          buildings: await listBuildingNames(db),
        },
        homePrefix: upload.areaPrefix,
        after: upload.rowsRead,
      },
    })
    let batch: DraftBatch | null
    do {
      batch = await drafter.ask('next')
    } while (batch && (await stage(ctx, upload.id, batch)) && !batch.last && !stopped())
    await drafter.ask('close')
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await refuseList(ctx, upload.id, error)
  } finally {
    await drafter.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** False when the list was given up meanwhile. */
async function stage(ctx: Context, uploadId: string, batch: DraftBatch): Promise<boolean> {
  return ctx.database.write(async (tx) => {
    const upload = await findUpload(tx, uploadId)
    if (upload?.stage !== 'reading') return false
    await insertDrafts(tx, uploadId, batch.rows)
    await updateUpload(tx, uploadId, {
      encoding: batch.encoding,
      columns: [...batch.columns],
      notices: [...batch.notices],
      readShare: Math.min(1000, Math.round(batch.share * 1000)),
      rowsRead: batch.rows.at(-1)?.row ?? upload.rowsRead,
      ...(batch.last ? { stage: 'matching' as const } : {}),
    })
    return true
  })
}

async function refuseList(ctx: Context, uploadId: string, problem: Problem): Promise<void> {
  await ctx.database.write(async (tx) => {
    const upload = await findUpload(tx, uploadId)
    if (upload?.stage !== 'reading') return
    const { headings } = problem.members
    const failure = {
      message: problem.message,
      // Set by the reader of lists, from cells.
      ...(Array.isArray(headings) ? { headings: headings as string[] } : {}),
    }
    await updateUpload(tx, uploadId, { stage: 'failed', failure })
    const reason = problem.message
    await recordAudit(tx, ctx, { action: 'frame.refuse', ...asUpload(uploadId), reason })
  })
}

interface Drafter {
  ask(question: DraftingQuestion): Promise<DraftBatch | null>
  close(): Promise<void>
}

function openDrafter(ctx: Context, size: number): Drafter {
  const pool = size > LONG_BYTES ? ctx.threads.open('draft-worker', 1) : undefined
  const here = answerDrafting()
  return {
    async ask(question) {
      // A thread answers with what the same function gives here.
      const answer = await (pool ? (pool.ask(question) as Promise<DraftingAnswer>) : here(question))
      if ('batch' in answer) return answer.batch
      throw new Problem('file-not-readable', answer.problem.detail, answer.problem.members)
    },
    async close() {
      await pool?.close()
    },
  }
}
