/** Batches as replies carry them, and the one door to a single batch. */
import type {
  FindingBatch,
  getFindingBatch as getOperation,
  listFindingBatches as listOperation,
} from '../../contract/findings.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context, SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findAreaNames } from '../areas/index.ts'
import { coversArea, findDisplayNames, requireRight } from '../identity/index.ts'
import { findFindings } from '../responses/index.ts'
import { areaOfFindings } from './area-of-findings.ts'
import { describeFindings } from './describe-findings.ts'
import { type BatchRow, findBatch, itemsOfBatch, judgesOf, listBatches } from './store.ts'
import { titleRules } from './title-rules.ts'

const MOST_LISTED = 200

export async function listFindingBatches(
  ctx: SignedInContext,
  asked: string | undefined,
): Promise<ReplyOf<typeof listOperation>> {
  const area = areaOfFindings(ctx, 'finding.view', asked)
  const db = ctx.database.read
  return { batches: await describeBatches(ctx, db, await listBatches(db, area, MOST_LISTED)) }
}

export async function getFindingBatch(
  ctx: SignedInContext,
  batchId: string,
): Promise<ReplyOf<typeof getOperation>> {
  requireRight(ctx, 'finding.view')
  return describeBatch(
    ctx,
    ctx.database.read,
    await reachableBatch(ctx.database.read, ctx, batchId),
  )
}

export async function reachableBatch(
  db: Executor,
  ctx: SignedInContext,
  batchId: string,
): Promise<BatchRow> {
  const row = await findBatch(db, batchId)
  if (!row || !coversArea(ctx.actor.scope, row.areaPrefix)) throw new Problem('not-found')
  return row
}

/** With the findings drawn for a look. */
export async function describeBatch(
  ctx: Pick<Context, 'clock'>,
  db: Executor,
  row: BatchRow,
): Promise<ReplyOf<typeof getOperation>> {
  const items = await itemsOfBatch(db, row.id, 'sampled')
  const rows = await findFindings(
    db,
    items.map(({ findingId }) => findingId),
  )
  const steps = new Map(rows.map((each) => [each.id, each.steps]))
  const findings = await describeFindings(ctx, db, rows)
  const people = await findDisplayNames(
    db,
    items.flatMap(({ judgedBy }) => judgedBy ?? []),
  )
  const sample = items.flatMap((item) => {
    const finding = findings.find(({ findingId }) => findingId === item.findingId)
    const { verdict, note, judgedAt, judgedBy } = item
    return finding === undefined
      ? []
      : {
          ...{ finding, verdict, note, judgedAt },
          judgedBy: judgedBy === null ? null : (people.get(judgedBy) ?? judgedBy),
          movedOn: row.state === 'looking' && steps.get(item.findingId) !== item.steps,
        }
  })
  const [batch] = await describeBatches(ctx, db, [row])
  return { batch: batch!, sample }
}

async function describeBatches(
  ctx: Pick<Context, 'clock'>,
  db: Executor,
  rows: readonly BatchRow[],
): Promise<FindingBatch[]> {
  const full = (row: BatchRow): string => row.areaPrefix.padEnd(12, '0')
  const areas = await findAreaNames(db, rows.map(full))
  const judges = await judgesOf(
    db,
    rows.map(({ id }) => id),
  )
  const people = await findDisplayNames(
    db,
    rows.flatMap(({ id, drawnBy, endedBy }) => [
      ...[drawnBy, ...(judges.get(id) ?? [])],
      ...(endedBy === null ? [] : [endedBy]),
    ]),
  )
  const titleOf = await titleRules(ctx, db, rows)
  return rows.map((row) => {
    const { id: batchId, areaPrefix: _prefix, drawnBy, endedBy, ...shown } = row
    const looked = judges.get(batchId) ?? []
    return {
      ...{ ...shown, title: titleOf(row), batchId, areaCode: full(row) },
      areaName: areas.get(full(row))?.join(' ') ?? '全市',
      drawnBy: people.get(drawnBy) ?? drawnBy,
      lookedBy: looked.map((by) => people.get(by) ?? by),
      onePerson: looked.length > 0 && [...looked, endedBy ?? drawnBy].every((by) => by === drawnBy),
      endedBy: endedBy === null ? null : (people.get(endedBy) ?? endedBy),
    }
  })
}
