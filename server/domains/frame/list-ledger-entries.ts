/** The records behind a number of the ledger. */
import type * as contract from '../../contract/ledger.ts'
import type { LedgerEntry } from '../../contract/ledger.ts'
import type { QueryOf, ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findAreaNames } from '../areas/index.ts'
import { findDisplayNames, requireRight } from '../identity/index.ts'
import { survivorIn } from './decide-standing.ts'
import { ledgerFilter } from './get-ledger.ts'
import { readUnits } from './keep-ledger.ts'
import {
  findFileNames,
  findLastJudgements,
  findRefusals,
  type LedgerRow,
  pageOfEntries,
} from './ledger-store.ts'
import { sourceName } from './sources.ts'
import { findUnits } from './store.ts'

const DEFAULT_LIMIT = 50

export async function listLedgerEntries(
  ctx: SignedInContext,
  query: QueryOf<typeof contract.listLedgerEntries>,
): Promise<ReplyOf<typeof contract.listLedgerEntries>> {
  requireRight(ctx, 'ledger.view')
  const db = ctx.database.read
  const limit = query.limit ?? DEFAULT_LIMIT
  const rows = await pageOfEntries(db, {
    ...ledgerFilter(ctx, query),
    disposition: query.disposition,
    reason: query.reason,
    after: query.after === undefined ? undefined : readKey(query.after),
    limit: limit + 1,
  })
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    entries: await describeEntries(db, page),
    next: last ? `${last.importId} ${last.row}` : null,
  }
}

export async function describeEntries(
  db: Executor,
  rows: readonly LedgerRow[],
): Promise<LedgerEntry[]> {
  const areaCodes = rows.map(({ area }) => area.padEnd(12, '0'))
  const areas = await findAreaNames(db, areaCodes)
  const files = await findFileNames(
    db,
    rows.map(({ importId }) => importId),
  )
  const own = rows.flatMap(({ unitId }) => (unitId === null ? [] : [unitId]))
  const standing = await readUnits(db, own)
  const kept = (id: string | null) => (id === null ? '' : survivorIn(standing, id))
  const units = await findUnits(db, own.map(kept))
  const refusals = await findRefusals(db, rows)
  const judgements = await findLastJudgements(db, rows)
  const people = await findDisplayNames(
    db,
    [...judgements.values()].map(({ judgedBy }) => judgedBy),
  )
  return rows.map(({ importId, row, source, name, unitId, area, disposition, reason }) => {
    const unit = units.get(kept(unitId))
    const refusal = refusals.get(`${importId} ${row}`)
    const said = judgements.get(`${importId} ${row}`)
    return {
      ...{ importId, row, name, disposition, reason },
      fileName: files.get(importId) ?? '',
      source: sourceName(source),
      areaNames: [...(areas.get(area.padEnd(12, '0')) ?? [])],
      unit: unit ? { id: unit.id, name: unit.name, outcome: unit.outcome } : null,
      refused: refusal
        ? {
            message: refusal.message,
            raw: refusal.raw,
            judgement:
              said && said.disposition !== 'open'
                ? {
                    note: said.note,
                    judgedAt: said.judgedAt,
                    judgedBy: people.get(said.judgedBy) ?? said.judgedBy,
                  }
                : null,
          }
        : null,
    }
  })
}

function readKey(after: string): { importId: string; row: number } {
  const [importId = '', row = ''] = after.split(' ')
  if (!/^\d+$/.test(row)) {
    throw new Problem('parameter-not-acceptable', '翻页标记不对，请从第一页重新查')
  }
  return { importId, row: Number(row) }
}
