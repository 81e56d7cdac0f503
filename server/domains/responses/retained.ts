/** Which tables of this domain hold data of single respondents, by how long they are kept. */
import type { RetainedTables } from '../../platform/database/retained-table.ts'
import {
  attributeList,
  attributeListReport,
  crossUnitCase,
  crossUnitFinding,
  crossUnitSettlement,
  evaluation,
  evaluationFinding,
  finding,
  findingCase,
  findingStep,
  noticeGiven,
  priorResponse,
  quarantinedUpload,
  response,
  responseDraft,
  revision,
  signOff,
} from './tables.ts'

export const retained: RetainedTables = {
  responses: [
    {
      table: crossUnitSettlement,
      key: [crossUnitSettlement.id],
      at: crossUnitSettlement.settledAt,
    },
    { table: crossUnitCase, key: [crossUnitCase.id], at: crossUnitCase.seenAt },
    { table: crossUnitFinding, key: [crossUnitFinding.id], at: crossUnitFinding.raisedAt },
    {
      table: evaluationFinding,
      key: [evaluationFinding.revisionId, evaluationFinding.basis, evaluationFinding.position],
    },
    {
      table: evaluation,
      key: [evaluation.revisionId, evaluation.basis],
      at: evaluation.evaluatedAt,
    },
    { table: findingStep, key: [findingStep.caseId, findingStep.number], at: findingStep.doneAt },
    { table: findingCase, key: [findingCase.id], at: findingCase.updatedAt },
    { table: finding, key: [finding.revisionId, finding.position] },
    { table: signOff, key: [signOff.id], at: signOff.doneAt },
    { table: responseDraft, key: [responseDraft.responseId], at: responseDraft.savedAt },
    { table: quarantinedUpload, key: [quarantinedUpload.id], at: quarantinedUpload.receivedAt },
    { table: revision, key: [revision.id], at: revision.receivedAt },
    { table: response, key: [response.id], at: response.updatedAt },
    {
      table: priorResponse,
      key: [priorResponse.unitId, priorResponse.formId, priorResponse.period],
    },
  ],
  lists: [
    { table: attributeListReport, key: [attributeListReport.listId] },
    { table: attributeList, key: [attributeList.id], at: attributeList.importedAt },
  ],
  units: [{ table: noticeGiven, key: [noticeGiven.id], at: noticeGiven.recordedAt }],
}
