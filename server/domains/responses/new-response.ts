/** A response as it begins: assigned, nothing reported. Pure. */
import type { UnitRow } from '../frame/index.ts'
import type { ResponseRow } from './store.ts'

export interface NewResponse {
  readonly formId: string
  readonly formVersion: string
  readonly period: string
  readonly dueDate: string | null
  readonly createdAt: string
}

/** Made alike on every side. */
export function responseIdOf(of: {
  readonly unitId: string
  readonly formId: string
  readonly period: string
}): string {
  return `${of.unitId}.${of.formId}.${of.period}`
}

export function newResponse(unit: UnitRow, of: NewResponse): ResponseRow {
  return {
    id: responseIdOf({ unitId: unit.id, ...of }),
    unitId: unit.id,
    formId: of.formId,
    formVersion: of.formVersion,
    period: of.period,
    state: 'assigned',
    areaCode: unit.areaCode,
    blockCode: unit.blockCode,
    latestRevisionId: null,
    revisions: 0,
    inConflict: false,
    settledRevisionId: null,
    settledRevisions: 0,
    returnedOnce: false,
    reviewStartedAt: null,
    mandatoryFindings: 0,
    verifyFindings: 0,
    advisoryFindings: 0,
    explainedFindings: 0,
    dueDate: of.dueDate,
    reportedBy: null,
    reportedRole: null,
    awaiting: null,
    heldBy: null,
    escalatedFrom: null,
    unitKind: unit.kind,
    industryCode: unit.industryCode,
    attention: 0,
    attentionCounty: 0,
    fellAwayAt: null,
    createdAt: of.createdAt,
    updatedAt: of.createdAt,
    updatedBy: null,
  }
}
