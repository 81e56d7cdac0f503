/** Which tables of this domain hold data of single respondents, by how long they are kept. */
import type { RetainedTables } from '../../platform/database/retained-table.ts'
import {
  frameDraft,
  frameImport,
  frameNotice,
  frameRecord,
  frameRejection,
  frameSettlement,
  frameUpload,
  frameUploadPart,
  ledgerEntry,
  ledgerJudgement,
  mergedUnit,
  unit,
  unitAttribute,
  unitOutcome,
  unitOutcomeWithdrawal,
  unitPlacing,
} from './tables.ts'

export const retained: RetainedTables = {
  lists: [
    { table: frameNotice, key: [frameNotice.importId, frameNotice.row] },
    { table: frameRejection, key: [frameRejection.importId, frameRejection.row] },
    { table: frameSettlement, key: [frameSettlement.uploadId, frameSettlement.row] },
    { table: frameDraft, key: [frameDraft.uploadId, frameDraft.row] },
    {
      table: frameUploadPart,
      key: [frameUploadPart.uploadId, frameUploadPart.number],
      at: frameUpload.uploadedAt,
    },
  ],
  units: [
    {
      table: unitOutcomeWithdrawal,
      key: [unitOutcomeWithdrawal.outcomeId],
      at: unitOutcomeWithdrawal.withdrawnAt,
    },
    { table: unitOutcome, key: [unitOutcome.id], at: unitOutcome.recordedAt },
    { table: unitAttribute, key: [unitAttribute.sequence], at: unitAttribute.recordedAt },
    { table: unitPlacing, key: [unitPlacing.unitId] },
    { table: mergedUnit, key: [mergedUnit.unitId] },
    { table: ledgerJudgement, key: [ledgerJudgement.sequence], at: ledgerJudgement.judgedAt },
    { table: ledgerEntry, key: [ledgerEntry.importId, ledgerEntry.row] },
    { table: frameRecord, key: [frameRecord.id], at: frameImport.importedAt },
    { table: unit, key: [unit.id], at: unit.openedAt },
  ],
}
