/**
 * Keeps a firm's own sheet whole and proposes how to read it: as this unit read such a sheet before, or
 * by its headings. The same sheet again is the one already kept.
 */
import { createHash } from 'node:crypto'
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { receiveLedgerFile as operation } from '../../contract/unit-ledger.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { readListFile } from '../../platform/list-file/read-list-file.ts'
import { recordAudit } from '../audit/index.ts'
import { requireReporter } from '../identity/index.ts'
import { guessMapping, headingsKey } from './guess-mapping.ts'
import { type LedgerOf, requireOwnLedger } from './reachable-ledger.ts'
import { findFileByContent, findRememberedMapping, insertFile, lockLedger } from './store.ts'

const HEAD_ROWS = 12
/** More is no ledger of one unit and year that people can look through. */
const MOST_ROWS = 50_000

export async function receiveLedgerFile(
  ctx: SignedInContext,
  input: LedgerOf & { readonly fileName: string; readonly bytes: Uint8Array },
): Promise<ReplyOf<typeof operation>> {
  requireReporter(ctx)
  const of = { unitId: input.unitId, year: input.year }
  await requireOwnLedger(ctx.database.read, ctx, of)
  const { encoding, sheet } = await readSheet(input.bytes)
  const contentHash = createHash('sha256').update(input.bytes).digest('hex')
  const fileId = await ctx.database.write(async (tx) => {
    await lockLedger(tx, of)
    const known = await findFileByContent(tx, of, contentHash)
    if (known) return known.id
    const id = ctx.newId()
    await insertFile(tx, {
      ...{ id, ...of, fileName: input.fileName, contentHash },
      content: Buffer.from(input.bytes),
      ...{ receivedAt: ctx.clock.now(), receivedBy: ctx.actor.id },
    })
    await recordAudit(tx, ctx, {
      action: 'unit-ledger.receive-file',
      subjectKind: 'unit-ledger',
      subjectId: of.unitId,
      after: { year: of.year, fileId: id, rows: sheet.length },
    })
    return id
  })
  const guessed = guessMapping(sheet)
  const headings = headingsKey(sheet[guessed.headingRow] ?? [])
  const remembered = await findRememberedMapping(ctx.database.read, of.unitId, headings)
  return {
    ...{ fileId, encoding, rows: Math.max(0, sheet.length - guessed.headingRow - 1) },
    head: sheet.slice(0, HEAD_ROWS).map((cells) => cells.slice(0, 40)),
    // Headings may stand in another row, and the next sheet is of another period.
    mapping: { ...(remembered ?? guessed), headingRow: guessed.headingRow, period: null },
    remembered: remembered !== undefined,
  }
}

/** All rows of a sheet; throws `file-not-readable` naming place and remedy. */
export async function readSheet(
  bytes: Uint8Array,
): Promise<{ readonly encoding: string; readonly sheet: readonly (readonly string[])[] }> {
  const { encoding, rows } = await readListFile(bytes)
  const sheet: (readonly string[])[] = []
  for await (const { cells } of rows) {
    sheet.push(cells)
    if (sheet.length > MOST_ROWS) {
      throw new Problem(
        'file-not-readable',
        `超过 ${MOST_ROWS.toLocaleString('en-US')} 行，请按季度拆成几个文件，分别导入`,
      )
    }
  }
  return { encoding, sheet }
}
