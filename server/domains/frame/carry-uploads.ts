/**
 * Lists on their way are carried on in the background, one at a time in the order they came; what a
 * server left undone when it stopped is gone on with at its next start.
 */
import type { Context } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { carryUpload } from './carry-upload.ts'
import { asUpload, breakOff } from './receive-list.ts'
import { findFirstUpload, listUploadsIn, updateUpload } from './upload-store.ts'

export interface UploadRunner {
  /** Carries on whatever waits, unless it is at it already. */
  start(): void
}

const BROKEN = '处理中途出错，底册没有写入不完整的行；请重新试读，仍不行请把文件交给系统管理员'

/** `closing` aborts when the server closes. */
export function carryUploads(
  createContext: () => Context,
  closing: AbortSignal | undefined,
): UploadRunner {
  const closed = (): boolean => closing?.aborted === true
  let running = false
  let again = false
  let firstRun = true

  const work = async (ctx: Context): Promise<void> => {
    if (firstRun) await breakOffAbandoned(ctx)
    firstRun = false
    do {
      again = false
      for (;;) {
        const next = await findFirstUpload(ctx.database.read, ['reading', 'matching', 'writing'])
        if (!next || closed()) break
        await carryUpload(ctx, next.id, closed).catch((error: unknown) => {
          if (!closed()) return endBroken(ctx, next.id, error)
        })
      }
    } while (again && !closed())
  }

  return {
    start() {
      again = true
      if (running) return
      running = true
      const ctx = createContext()
      work(ctx)
        .catch((error: unknown) => {
          if (closed()) return
          const why = error instanceof Error ? error.name : 'unknown'
          ctx.log.warn({ why }, 'lists not carried on; go on at the next start')
        })
        .finally(() => {
          running = false
        })
    },
  }
}

/** Uploads whose connection went with the server. */
async function breakOffAbandoned(ctx: Context): Promise<void> {
  for (const { id } of await listUploadsIn(ctx.database.read, ['receiving'])) {
    await ctx.database.write((tx) => breakOff(tx, ctx, id))
  }
}

async function endBroken(ctx: Context, uploadId: string, error: unknown): Promise<void> {
  const why = error instanceof Error ? error.message : 'unknown'
  ctx.log.warn({ uploadId, why }, 'list could not be carried on')
  await ctx.database.write(async (tx) => {
    await updateUpload(tx, uploadId, { stage: 'failed', failure: { message: BROKEN } })
    await recordAudit(tx, ctx, { action: 'frame.fail', ...asUpload(uploadId), reason: BROKEN })
  })
}
