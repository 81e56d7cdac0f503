/** Findings as replies carry them, with the names of unit, place and reporter. */
import type { ManagedFinding } from '../../contract/findings.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findAreaNames } from '../areas/index.ts'
import { findUnits } from '../frame/index.ts'
import { findDisplayNames } from '../identity/index.ts'
import { type FindingCaseRow, findResponseStates } from '../responses/index.ts'
import { titleRules } from './title-rules.ts'

export async function describeFindings(
  ctx: Pick<Context, 'clock'>,
  db: Executor,
  rows: readonly FindingCaseRow[],
): Promise<ManagedFinding[]> {
  const units = await findUnits(db, [...new Set(rows.map(({ unitId }) => unitId))])
  const people = await findDisplayNames(
    db,
    rows.map(({ reporter }) => reporter),
  )
  const areas = await findAreaNames(db, [...new Set(rows.map(({ areaCode }) => areaCode))])
  const states = await findResponseStates(db, [
    ...new Set(rows.map(({ responseId }) => responseId)),
  ])
  const titleOf = await titleRules(ctx, db, rows)
  return rows.map((row) => ({
    ...{ findingId: row.id, responseId: row.responseId, unitId: row.unitId, formId: row.formId },
    unitName: units.get(row.unitId)?.name ?? row.unitId,
    areaCode: row.areaCode,
    areaName: areas.get(row.areaCode)?.join(' ') ?? '',
    ...{
      state: row.state,
      rule: row.rule,
      title: titleOf(row),
      severity: row.severity,
      fields: row.fields,
    },
    ...{ message: row.message, ruleVersion: row.ruleVersion },
    explanation:
      row.reasonCode === null ? null : { reason: row.reasonCode, text: row.reasonText ?? '' },
    reporter: people.get(row.reporter) ?? row.reporter,
    // A finding without its response there is none.
    responseState: states.get(row.responseId)!,
    ...{ raisedAt: row.raisedAt, updatedAt: row.updatedAt },
  }))
}
