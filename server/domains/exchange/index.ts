export { csvLine } from './csv-line.ts'
export { type ExportCounts, exportResponses } from './export-responses.ts'
export { type ExportPurpose, exportPurposes, findPurpose } from './purposes.ts'
export { recordExport } from './record-export.ts'
