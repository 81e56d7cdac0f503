/** The ledger of an office's area, laid out by source, list, area below or reason; read from its sums. */
import type * as contract from '../../contract/ledger.ts'
import {
  type DispositionReason,
  dispositionReasonNames,
  dispositionReasons,
  dispositions,
  type LedgerLine,
} from '../../contract/ledger.ts'
import type { QueryOf, ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { areaPrefixOf, findAreaNames } from '../areas/index.ts'
import { coversArea, requireRight } from '../identity/index.ts'
import { findFileNames, type LedgerFilter, sumLedger } from './ledger-store.ts'
import { findSource, sourceName, sources } from './sources.ts'

type Query = QueryOf<typeof contract.getLedger>

export async function getLedger(
  ctx: SignedInContext,
  query: Query,
): Promise<ReplyOf<typeof contract.getLedger>> {
  requireRight(ctx, 'ledger.view')
  const db = ctx.database.read
  const filter = ledgerFilter(ctx, query)
  const by = query.by ?? 'source'
  const digits = nextLevel(filter.areaPrefix)
  const lines = new Map<string, LedgerLine>()
  const total = emptyLine('all', '合计')
  for (const { key, disposition, records } of await sumLedger(db, filter, by, digits)) {
    const line = lines.get(key) ?? emptyLine(key, key)
    lines.set(key, line)
    for (const each of [line, total]) {
      each.columns[disposition] += records
      each.records += records
    }
  }
  const names = await namesOf(db, by, [...lines.keys()])
  const named = [...lines.values()]
    .filter(({ records }) => records > 0)
    .map((line) => ({ ...line, name: names(line.key) }))
  return { lines: named.sort(inOrder(by)), total }
}

/** The area asked for within the office's own; throws `parameter-not-acceptable` outside it. */
export function ledgerFilter(
  ctx: SignedInContext,
  query: Pick<Query, 'area' | 'source' | 'importId'>,
): LedgerFilter {
  const { scope } = ctx.actor
  const own = scope.kind === 'area' ? scope.areaPrefix : ''
  const areaPrefix = query.area === undefined ? own : areaPrefixOf(query.area)
  if (!coversArea(scope, areaPrefix)) throw new Problem('parameter-not-acceptable')
  const source = query.source === undefined ? undefined : findSource(query.source)?.id
  if (query.source !== undefined && source === undefined) {
    throw new Problem('parameter-not-acceptable', `没有来源「${query.source}」`)
  }
  return { areaPrefix, source, importId: query.importId }
}

/** City → county → town; a town is the finest the sums know. */
function nextLevel(areaPrefix: string): number {
  return areaPrefix.length < 6 ? 6 : 9
}

function emptyLine(key: string, name: string): LedgerLine {
  const columns = Object.fromEntries(dispositions.map((each) => [each, 0]))
  // One member for each disposition.
  return { key, name, records: 0, columns: columns as LedgerLine['columns'] }
}

async function namesOf(
  db: Executor,
  by: NonNullable<Query['by']>,
  keys: readonly string[],
): Promise<(key: string) => string> {
  switch (by) {
    case 'source':
      return sourceName
    case 'reason':
      return (key) => dispositionReasonNames[key as DispositionReason]
    case 'list': {
      const files = await findFileNames(db, keys)
      return (key) => files.get(key) ?? key
    }
    case 'area': {
      const names = await findAreaNames(
        db,
        keys.map((key) => key.padEnd(12, '0')),
      )
      return (key) => names.get(key.padEnd(12, '0'))?.at(-1) ?? key
    }
  }
}

function inOrder(by: NonNullable<Query['by']>): (a: LedgerLine, b: LedgerLine) => number {
  const places: readonly string[] =
    by === 'source' ? sources.map(({ id }) => id) : by === 'reason' ? dispositionReasons : []
  return (a, b) =>
    places.indexOf(a.key) - places.indexOf(b.key) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
}
