/**
 * Keeps an entry typed on the portal. Each save names the version it was edited from; one from an older
 * version is refused, so that two people never overwrite each other in silence. The same save again is
 * answered alike.
 */

import { Problem } from '../../contract/problems.ts'
import type { LedgerContent } from '../../contract/unit-ledger.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findDisplayNames, requireReporter } from '../identity/index.ts'
import { type ContentFault, judgeContent } from './judge-content.ts'
import { contentOf, keepLedgerEntries, saysTheSame } from './keep-ledger-entries.ts'
import { openLedgerBook } from './ledger-book.ts'
import { type LedgerOf, requireOwnLedger } from './reachable-ledger.ts'
import { findEntry, lockLedger } from './store.ts'

export interface EntrySave extends LedgerOf {
  readonly entryId: string
  readonly baseVersion: number
  readonly content: LedgerContent
  readonly struck: boolean
}

export async function putLedgerEntry(
  ctx: SignedInContext,
  input: EntrySave,
): Promise<{ version: number; recordedAt: string }> {
  requireReporter(ctx)
  const book = await openLedgerBook()
  const of = { unitId: input.unitId, year: input.year }
  return ctx.database.write(async (tx) => {
    await lockLedger(tx, of)
    await requireOwnLedger(tx, ctx, of)
    const content = tidy(input.content)
    refuseFaults(
      judgeContent(content, {
        year: of.year,
        places: book.places,
        codeLists: book.forms.codeLists,
      }),
    )
    const before = await findEntry(tx, input.entryId)
    if (before && (before.unitId !== of.unitId || before.year !== of.year)) {
      throw new Problem('not-found')
    }
    const same = before && before.struck === input.struck && saysTheSame(contentOf(before), content)
    if (before && same) return { version: before.version, recordedAt: before.recordedAt }
    if ((before?.version ?? 0) !== input.baseVersion) {
      const names = before ? await findDisplayNames(tx, [before.recordedBy]) : new Map()
      throw new Problem('ledger-entry-changed', '请先查看最新的内容，再决定保留哪一份', {
        current: before && {
          version: before.version,
          content: contentOf(before),
          struck: before.struck,
          recordedBy: names.get(before.recordedBy) ?? before.recordedBy,
        },
      })
    }
    const entry = { id: input.entryId, content, struck: input.struck, before }
    const [row] = await keepLedgerEntries(tx, ctx, of, [entry], { action: 'unit-ledger.keep' })
    return { version: row!.version, recordedAt: row!.recordedAt }
  })
}

export function refuseFaults(faults: readonly ContentFault[]): void {
  if (faults.length === 0) return
  const what = faults.map(({ message }) => message).join('；')
  throw new Problem('ledger-entry-not-acceptable', what, { faults })
}

function tidy(content: LedgerContent): LedgerContent {
  const { itemText, reference, measure, place, code, quantity } = content
  return {
    ...content,
    ...{ itemText: itemText.trim(), reference: reference.trim(), measure: measure.trim() },
    code: place === null ? '' : code,
    quantity: quantity === null ? null : Math.round(quantity * 10_000) / 10_000,
  }
}
