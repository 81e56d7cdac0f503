/**
 * What a judgement of a response makes of its findings: which are new, explained, gone, or no longer what was
 * accepted. A finding is the same one while its check and its cells are. Pure.
 */
import type { Finding } from '../../../forms/engine/types.ts'
import type { FindingAct, FindingState } from '../../contract/findings.ts'
import type { findingCase, findingStep } from './tables.ts'

export type FindingCaseRow = typeof findingCase.$inferSelect
export type FindingStepRow = typeof findingStep.$inferSelect

export interface FoundFinding {
  readonly finding: Pick<Finding, 'rule' | 'severity' | 'fields' | 'message'>
  /** One that answers it; undefined where none does. */
  readonly explanation: { readonly reason: string; readonly text: string } | undefined
}

/** The response and the judgement of one of its revisions. */
export interface Occasion {
  readonly response: Pick<FindingCaseRow, 'responseId' | 'unitId' | 'formId' | 'areaCode' | 'owed'>
  readonly revisionId: string
  readonly ruleVersion: string | null
  readonly reporter: string
  readonly doneAt: string
  readonly doneBy: string
}

export interface FindingChanges {
  readonly added: FindingCaseRow[]
  readonly changed: FindingCaseRow[]
  readonly steps: FindingStepRow[]
}

/** `complete`: what is not among `found` is gone. An evaluation only adds. */
export function decideFindingSteps(
  known: readonly FindingCaseRow[],
  found: readonly FoundFinding[],
  occasion: Occasion,
  complete: boolean,
): FindingChanges {
  const changes: FindingChanges = { added: [], changed: [], steps: [] }
  const waiting = new Map(known.map((row) => [keyOf(row), row]))
  let number = known.length
  for (const each of found) {
    const key = keyOf(each.finding)
    const before = waiting.get(key)
    waiting.delete(key)
    if (before !== undefined) {
      if (!complete && before.state !== 'fixed') continue
      changeFound(changes, before, each, occasion)
      continue
    }
    number += 1
    const row = newCase(`${occasion.response.responseId}.${number}`, each, occasion)
    // The same check twice on the same cells is one finding.
    if (changes.added.some((other) => keyOf(other) === key)) {
      number -= 1
      continue
    }
    const acts: FindingAct[] = each.explanation ? ['raised', 'explained'] : ['raised']
    changes.added.push(addSteps(changes.steps, row, acts, occasion))
  }
  if (complete) {
    for (const row of waiting.values()) {
      if (row.state === 'fixed') continue
      const gone = { ...row, state: 'fixed' as const, batchId: null }
      changes.changed.push(addSteps(changes.steps, gone, ['fixed'], occasion))
    }
  }
  return changes
}

function changeFound(
  changes: FindingChanges,
  before: FindingCaseRow,
  { finding, explanation }: FoundFinding,
  occasion: Occasion,
): void {
  const { reason = null, text = null } = explanation ?? {}
  const sameWords = before.reasonCode === reason && before.reasonText === text
  const sameFacts = before.message === finding.message && sameWords
  // What was accepted stays so while it says the same; other facts are looked at anew.
  const state: FindingState =
    before.state === 'accepted' && sameFacts ? 'accepted' : explanation ? 'explained' : 'open'
  const { revisionId, ruleVersion, reporter } = occasion
  const after = {
    ...before,
    ...{ state, revisionId, ruleVersion, reporter, severity: finding.severity },
    ...{ message: finding.message, reasonCode: reason, reasonText: text },
    batchId: state === 'accepted' ? before.batchId : null,
  }
  const acts: FindingAct[] = []
  const fallsBack = state === 'open' && before.state !== 'open'
  const again = before.state === 'fixed' || before.message !== finding.message || fallsBack
  if (again) acts.push('raised')
  if (explanation && (!sameWords || (state === 'explained' && before.state !== 'explained')))
    acts.push('explained')
  changes.changed.push(addSteps(changes.steps, after, acts, occasion))
}

function newCase(
  id: string,
  { finding, explanation }: FoundFinding,
  { response, revisionId, ruleVersion, reporter, doneAt }: Occasion,
): FindingCaseRow {
  return {
    id,
    ...response,
    ...{ state: explanation ? 'explained' : 'open', revisionId, ruleVersion, reporter },
    ...{ rule: finding.rule, severity: finding.severity, message: finding.message },
    fields: [...finding.fields],
    ...{ reasonCode: explanation?.reason ?? null, reasonText: explanation?.text ?? null },
    ...{ batchId: null, steps: 0, raisedAt: doneAt, updatedAt: doneAt },
  }
}

/** The row as it is after these steps, which are added to `steps`. */
export function addSteps(
  steps: FindingStepRow[],
  row: FindingCaseRow,
  acts: readonly FindingAct[],
  of: Pick<Occasion, 'doneAt' | 'doneBy'> & { readonly text?: string | null },
): FindingCaseRow {
  for (const [at, act] of acts.entries()) {
    const explains = act === 'explained'
    steps.push({
      ...{ caseId: row.id, number: row.steps + at + 1, act },
      ...{ revisionId: row.revisionId, ruleVersion: row.ruleVersion },
      reasonCode: explains ? row.reasonCode : null,
      text: explains ? row.reasonText : (of.text ?? null),
      ...{ batchId: act === 'accepted' ? row.batchId : null, doneAt: of.doneAt, doneBy: of.doneBy },
    })
  }
  if (acts.length === 0) return row
  return { ...row, steps: row.steps + acts.length, updatedAt: of.doneAt }
}

function keyOf({ rule, fields }: Pick<Finding, 'rule' | 'fields'>): string {
  return JSON.stringify([rule, ...fields])
}
