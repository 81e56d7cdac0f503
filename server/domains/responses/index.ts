export { type Ask, answerQuestions, type EvaluationQuestion } from './answer-question.ts'
export {
  type ArrivedRevision,
  findAnswersBefore,
  findArrivedRevisions,
  findStandingAnswers,
} from './arrived-revisions.ts'
export { assignOpenForms, followOpenings } from './assign-open-forms.ts'
export {
  pageOfReportedIds,
  type ReportedDocument,
  readReported,
  setAttention,
} from './attention-store.ts'
export { attributeText } from './attribute-words.ts'
export { changeState, setReviewPlace } from './change-state.ts'
export { findResponseStates } from './cross-unit-store.ts'
export type { FindingCaseRow } from './decide-finding-steps.ts'
export { findMissingEstablishmentList } from './establishment-list.ts'
export {
  type EvaluationProgress,
  type EvaluationReport,
  evaluateResponses,
} from './evaluate-responses.ts'
export { pageOfStanding, standingOfUnit, standingOfUnits } from './export-store.ts'
export {
  findFindings,
  findingsOfResponse,
  findingsToAccept,
  pageOfFindings,
  stepsOfFindings,
} from './finding-case-store.ts'
export {
  type ExplainedWork,
  sumExplanations,
  sumExplanationsByReporter,
  sumFindingCounts,
  sumReasonsOfReporters,
} from './finding-count-store.ts'
export { forwardToNewest } from './forward-work.ts'
export { gatherSurroundings } from './gather-surroundings.ts'
export { getOwedForms } from './get-owed-forms.ts'
export { getResponse } from './get-response.ts'
export { type AttributeFile, importAttributes } from './import-attributes.ts'
export {
  acceptFindings,
  sendBackFindings,
} from './keep-findings.ts'
export { getCrossUnitCase } from './list-cross-unit-cases.ts'
export { listResponses, type ResponseFilter } from './list-responses.ts'
export { loadPriorResponses } from './load-prior-responses.ts'
export { loadUnitAttributes, type UnitAttributeList } from './load-unit-attributes.ts'
export { latestNeighbours } from './neighbour-store.ts'
export { officeAreaOf } from './office-area-of.ts'
export { type BatchWorkerData, openBatchWorkers } from './open-batch-workers.ts'
export { openReview } from './open-review.ts'
export { readPageKey, writePageKey } from './page-key.ts'
export { getReachableResponse } from './reachable-response.ts'
export { readEstablishments } from './read-establishments.ts'
export { type ReceiptPdfInput, receiptPdf } from './receipt-pdf.ts'
export { receiveRevision } from './receive-revision.ts'
export {
  countUnitsBehind,
  countUnreportedByBlock,
  listUnreported,
} from './response-count-store.ts'
export { listCleanAwaiting } from './response-page-store.ts'
export { retained } from './retained.ts'
export { findRevision } from './revision-store.ts'
export { mountResponses } from './routes.ts'
export { type EvaluationRunner, runEvaluations } from './run-evaluations.ts'
export {
  countResponsesInBlocks,
  findResponsesOf,
  followPlacement,
  prepareOutcomeFollower,
} from './serve-lower-domains.ts'
export { setOfficeAttributes } from './set-office-attributes.ts'
export { type CaseSettlement, settleCase } from './settle-case.ts'
export { readOpenings } from './settle-owed-forms.ts'
export { confirmResponse } from './sign-off.ts'
export {
  countStanding,
  type StandingDocument,
  standingDocuments,
} from './standing-store.ts'
export { findResponse, lockResponse, noteReviewStart, type ResponseRow } from './store.ts'
export {
  type FindReceivedPhotos,
  type FindReturns,
  type FindReviewActs,
  type ResponsePorts,
  type ReviewPorts,
  summariseResponses,
} from './summarise-responses.ts'
