/** A well-formed call of every operation about the records of the matrix. */
import type { InputOf, OperationShape } from '../../../server/contract/operation.ts'
import { buildEnvelope, bytesOf, hashOf } from '../../support/responses.ts'
import { MAYI_1 } from '../../support/small-city.ts'

/** Ids of the records that choose their own; the others are filled in by `makeRecords`. */
export const ids = {
  batchId: 'batch-of-town',
  surveyId: 'survey-of-city',
  sampleId: 'sample-of-county',
  codingActId: 'coding-of-county',
  zoneId: 'zone-of-county',
  messageId: 'message-of-the-unit',
  evidenceId: 'evidence-1',
  reminderId: 'reminder-1',
  signalId: 'signal-1',
  photoId: 'photo-of-unit-a',
  keyId: 'key-of-enumerator',
  entryId: 'entry-1',
  pairId: 'pair-1',
  /** Accepted in bulk and drawn for a look. */
  decidedPairId: 'pair-2',
  /** Of a unit here and one in the county next door. */
  pairAcrossId: 'pair-3',
  decisionId: 'decision-1',
  runId: 'run-1',
  caseId: 'case-1',
  findingId: 'finding-1',
  findingBatchId: 'findings-of-county',
  omissionId: 'omission-1',
  signatureId: 'signature-of-county',
  /** Of the town, taken back. */
  signOffId: 'sign-off-1',
  listId: 'list-1',
  uploadId: 'none',
  setAsideId: 'none',
  importId: 'none',
  draftId: 'none',
  requestId: 'none',
  /** An enumerator of 北城街道 who signs in nowhere. */
  accountId: 'none',
  /** Works for unit-a. */
  personId: 'none',
  /** The enumerator of the cast, their tablet and another session of theirs. */
  ownerId: 'none',
  deviceId: 'none',
  sessionId: 'none',
  /** A sheet of unit-a's ledger. */
  fileId: 'none',
  holdId: 'hold-1',
  destructionId: 'destruction-1',
  /** Of a large export. */
  alarmSequence: 'none',
}

export type Records = typeof ids

type Call = Partial<InputOf<OperationShape>>

const check = `check 622-900 verify
  title   "人均营业面积"
  source  project
  when    staffAtYearEnd > 0
  expect  businessFloorArea / staffAtYearEnd <= 15 平方米/人
  says    "营业面积 {businessFloorArea} 平方米，请核实"
`
const cases = { pass: [], fail: [], notApplicable: [] }
const reason = '按名录核实'

export const enforcementRequest = {
  caseNumber: '朔统执〔2024〕1号',
  reason: '核查数据真实性',
  inspectors: [
    { name: '甲', certificate: '140001' },
    { name: '乙', certificate: '140002' },
  ],
  unitIds: ['unit-a'],
  hours: 24,
}

export const noticeEntry = {
  handler: '朔州市经济普查领导小组办公室',
  contact: '0349-0000000',
  complaint: '0349-0000001',
  penalties: [{ text: '单位拒绝提供普查资料的，可以并处罚款', article: '《统计法》第四十四条' }],
  approvedBy: '法制科',
  approvedOn: '2024-01-10',
}

/** The beginning of a PDF. */
export const evidenceFile = new TextEncoder().encode('%PDF-1.7\n')
export const reminder = {
  ...{ unitId: 'unit-a', remindedAt: '2024-01-15T01:00:00.000Z' },
  means: 'telephone',
  ...{ recipient: '经营者本人', content: '请于本月底前报送' },
} as const

const toldEstablishment = {
  ...{ name: '老王面馆二店', creditCode: '', county: '140602', address: '北关路2号' },
  ...{ activity: '餐饮服务', staff: 2 },
}
const passkey = { id: 'none', type: 'public-key' }
const activation = { creditCode: '91140602MA0GTK6J4N', code: 'AAAA-AAAA' }
/** Of a key pair nobody holds. */
export const devicePublicKey = {
  kty: 'EC',
  crv: 'P-256',
  x: 'axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpY',
  y: 'T-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU',
} as const
const report = {
  appVersion: '0.1.0',
  codeLists: {},
  forms: {},
  blocks: 1,
  waiting: 0,
  drafts: 0,
  persisted: true,
  storageUsedBytes: 1,
  storageQuotaBytes: 2,
}

/** Sealed at the door of unit-a. */
function fieldAct(actId: string): Uint8Array {
  const act = {
    kind: 'outcome',
    unitId: 'unit-a',
    outcome: 'suspended',
    evidence: '门上贴着停业通知',
  }
  const sealed = { ...act, actId, madeAt: '2024-01-15T02:00:00.000Z' }
  return new TextEncoder().encode(JSON.stringify(sealed))
}

const hash = '0'.repeat(64)
const splitOfBlock = {
  kind: 'split',
  blockCode: MAYI_1,
  line: [
    [112.42, 39.335],
    [112.45, 39.335],
  ],
  name: '03 小区',
} as const
const drawnBuilding = {
  ...{ areaCode: MAYI_1.slice(0, 12), name: '新楼', address: '', kind: '商业', floors: 2 },
  geometry: {
    type: 'MultiPolygon' as const,
    coordinates: [
      [
        [
          [112.437, 39.332],
          [112.438, 39.332],
          [112.438, 39.333],
          [112.437, 39.332],
        ],
      ],
    ],
  },
}
const photo = {
  subject: { kind: 'unit', id: 'unit-a' },
  ...{ blockCode: MAYI_1, purpose: 'shop-front', mediaType: 'image/jpeg' },
  ...{ takenAt: '2024-01-15T02:00:00.000Z', byteLength: 1, contentHash: hash },
}
/** Not sealed with the key its author left. */
export const handInOf = (accountId: string, keyId: string) => ({
  ...{ format: 'jingpu-hand-in-1', accountId, keyId, seal: hash },
  ...{ madeAt: '2024-01-15T02:00:00.000Z', items: '{}' },
})

const ledgerEntry = {
  ...{ bookedOn: '2023-01-05', period: 'Q1', reference: '', itemText: '面粉', place: null },
  ...{ code: '', quantity: null, measure: '', amountFen: 100, origin: 'unknown' },
}
export const noticeBatch = {
  ...{ area: '140602001', audience: 'respondent', replyBy: '2024-02-01' },
  content: '请于规定日期前报送普查表',
} as const
export const householdSample = { area: '140602', seed: '20240601', blocks: 2, threshold: 1000 }
export const pesSurvey = {
  ...{ area: '1406', name: '事后质量抽查', seed: '20240601', blocks: 2, sizeClasses: 1 },
  ...{ opensAt: '2024-01-01T00:00:00.000Z' },
  bars: { unitErrorRate: 0.005, indicatorErrorRate: 0.01, source: '四经普口径' },
  tolerance: { relative: 0.01, amount: 1 },
}
const ledgerMapping = {
  ...{ headingRow: 0, columns: { bookedOn: 0, itemText: 1, amount: 2 } },
  ...{ amountUnit: '元', period: null, place: null },
}

/** Operation id → its input. `turn` is different at each call. */
export function callsAbout(records: Records, turn: string): Readonly<Record<string, Call>> {
  const { holdId, destructionId } = records
  const parcel = bytesOf(handInOf(records.ownerId, records.keyId))
  const { importId, draftId, requestId, accountId, deviceId, listId, uploadId } = records
  const { evidenceId, reminderId, signalId, photoId, keyId, fileId } = records
  const { pairId, runId, signatureId, findingId } = records
  const unit = { unitId: 'unit-a' }
  const ledger = { ...unit, year: '2023' }
  const survey = { surveyId: records.surveyId }
  const response = { responseId: 'unit-a.622.2023' }
  const form = { formId: '622', version: '2023.1' }
  const draft = { draftId }
  const call = (params: unknown, body?: unknown, query?: unknown) =>
    ({ params, body, query }) as unknown as Call
  return {
    redeemSignInLink: call({}, { token: 'never-issued-never-issued' }),
    getSession: {},
    signOut: {},
    listBlocks: call({}, undefined, { area: '140602' }),
    getBlock: call({ blockCode: MAYI_1 }),
    getAreaMap: call({ areaCode: MAYI_1.slice(0, 12) }),
    tryBlockChange: call({ areaCode: MAYI_1.slice(0, 12) }, splitOfBlock),
    changeBlocks: call(
      { areaCode: MAYI_1.slice(0, 12), changeId: `change-${turn}` },
      { change: splitOfBlock, reason, seen: null },
    ),
    changeBuilding: call({ changeId: `change-${turn}` }, drawnBuilding),
    listZones: call({}, undefined, { area: '140602' }),
    putZone: call(
      { zoneId: `zone-${turn}`, version: '1' },
      { kind: 'economic', name: '开发区', geometry: drawnBuilding.geometry, reason },
    ),
    endZone: call({ zoneId: records.zoneId }, { reason }),
    importZones: call({}, { content: { type: 'FeatureCollection', features: [] } }),
    getZoneFigures: {},
    getUnitZones: call(unit),
    listHandovers: call({ blockCode: MAYI_1 }),
    acceptHandover: call({ blockCode: MAYI_1, unitId: 'unit-a' }),
    listForms: {},
    putFormApproval: call(form, {
      tableNumber: '622表',
      issuingBody: '国家统计局',
      approvalNumber: '国统字〔2023〕1号',
      validUntil: '2025-06-30',
    }),
    putFormOpening: call(form, { opensOn: '2024-01-01', dueOn: '2024-04-30' }),
    listCheckDrafts: call({}, undefined, { form: '622' }),
    createCheckDraft: call(
      {},
      { formId: '622', kind: 'add', checkId: `622-${turn}`, text: check, cases, reason },
    ),
    getCheckDraft: call(draft),
    saveCheckDraft: call(draft, { text: check, cases, reason, edition: 1 }),
    submitCheckDraft: call(draft),
    withdrawCheckDraft: call(draft),
    returnCheckDraft: call(draft, { note: '再想想' }),
    approveCheckDraft: call(draft, { effectiveAt: null, note: '同意' }),
    listRuleSets: {},
    tryCheck: call({}, { formId: '622', text: check, after: null }),
    getCheckStatistics: call({}, undefined, { form: '622' }),
    listFrameSources: {},
    uploadFrameList: call({}, bytesOf('单位名称\n某店\n'), { source: 'tax', fileName: 'a.csv' }),
    listFrameUploads: {},
    getFrameUpload: call({ uploadId: importId }),
    getFrameTrial: call({ uploadId: importId }),
    acceptFrameUpload: call({ uploadId: importId }),
    cancelFrameUpload: call({ uploadId: importId }),
    rereadFrameUpload: call({ uploadId: importId }),
    listImportRows: call({ importId }, undefined, { kind: 'rejected' }),
    downloadImportFile: call({ importId }),
    listUnplacedHeaps: {},
    getUnplacedHeap: call({ areaCode: MAYI_1.slice(0, 12) }),
    placeUnits: call({}, { unitIds: ['unit-a'], blockCode: MAYI_1, reason }),
    listImports: {},
    listOwnUnits: {},
    notePresence: call(response, { windowId: `window-${turn}` }),
    getImport: call({ importId }),
    listUnits: call({}, undefined, { area: '140602', block: MAYI_1, search: '面馆' }),
    getUnit: call(unit),
    recordOutcome: call(
      { ...unit, outcomeId: `outcome-${turn}` },
      { outcome: 'normal', evidence: '现场见到' },
    ),
    getLedger: {},
    listLedgerEntries: {},
    judgeRefusedRow: call(
      { importId, row: '2', judgementId: `judgement-${turn}` },
      { disposition: 'ceased', note: '与原部门电话核对' },
    ),
    placeUnit: call(unit, { blockCode: MAYI_1, reason: '现场核对' }),
    putRevision: call(
      { ...response, revisionId: `revision-${turn}` },
      bytesOf(buildEnvelope({ revisionId: `revision-${turn}`, intent: 'draft' })),
    ),
    listResponses: call({}, undefined, { area: '140602', block: MAYI_1, unit: 'unit-a' }),
    getResponse: call(response),
    getRevision: call({ ...response, revisionId: 'revision-1' }),
    saveDraft: call(response, { answers: {}, explanations: [], baseVersion: 0 }),
    confirmResponse: call(response, { revisionId: 'revision-1', contentHash: '0'.repeat(64) }),
    sendBackResponse: call(response, { revisionId: 'revision-1', note: '请核对人数' }),
    withdrawResponse: call(response, { revisionId: 'revision-1' }),
    getSignedReceipt: call({ ...response, revisionId: 'revision-1' }),
    getReceiptPdf: call({ ...response, revisionId: 'revision-1' }),
    getReceiptKey: {},
    startReview: call(response),
    listQuarantine: {},
    takeOverUpload: call({ uploadId }, { reason: '平板已找回，核实无误' }),
    getOwedForms: call(unit),
    previewAttributeChange: call(unit, { changes: { aboveScale: false } }),
    changeUnitAttributes: call(unit, { changes: { aboveScale: false }, reason }),
    returnForCorrection: call(response, {
      reasonCode: '05',
      reasonText: '人数与规模不符，请核实',
      fields: [],
    }),
    passResponse: call(response),
    acceptResponse: call(response),
    takeReviewAct: call(response, { act: 'hold', reasonText: '等待部门核对' }),
    passClean: call({}, { area: '140602001', batchId: `batch-${turn}` }),
    signOffArea: call({}, { area: '140602001', statement: '全部通过，同意验收' }),
    withdrawSignOff: call({ signOffId: records.signOffId }, { reasonText: '有遗漏，重新核对' }),
    listSignOffs: call({}, undefined, { area: '140602001' }),
    getProgressBreakdown: call({}, undefined, { area: '140602001', by: 'form' }),
    getProgressOutlook: call({}, undefined, { area: '140602001' }),
    getProgressMap: call({}, undefined, { area: '140602001' }),
    getResponsibilityRoll: call({}, undefined, { area: '140602001' }),
    getPayStatement: call({}, undefined, { area: '140602001' }),
    exportProgress: call({}, { area: '140602001', by: 'form' }),
    setPay: call({}, { ratesFen: { 622: 500 }, shares: { province: 3, city: 4, county: 3 } }),
    getProgress: call({}, undefined, { area: '140602001' }),
    exportResponses: call({}, { form: '622', area: '140602', purpose: 'review', format: 'csv' }),
    getDepartmentCounts: {},
    requestEnforcement: call({}, enforcementRequest),
    listEnforcementRequests: {},
    decideEnforcement: call({ requestId }, { decision: 'approve', note: '同意' }),
    viewEnforcementUnit: call({ requestId, ...unit }),
    getRetention: {},
    enterRetentionRule: call(
      { recordClass: 'lists' },
      { years: 2, ground: '实施条例第二十二条', approver: '李处长', approvedOn: '2024-01-10' },
    ),
    placeHold: call({}, { recordClass: 'lists', reason: '案件查办' }),
    liftHold: call({ holdId }, { reason: '案件已结' }),
    requestDestruction: call({ recordClass: 'lists' }, { reason: '期满' }),
    decideDestruction: call({ destructionId }, { decision: 'approve', note: '同意' }),
    getLegalNotice: {},
    enterLegalNotice: call({}, noticeEntry),
    acknowledgeNotice: call(
      { ...unit, noticeId: `notice-${turn}` },
      { edition: 0, toldAt: '2024-01-15T02:00:00.000Z' },
    ),
    getOwnCertificate: {},
    getCertificatePhoto: call({ accountId }),
    putCertificatePhoto: call({ accountId }, new Uint8Array([0xff, 0xd8, 0xff, 0xe0])),
    verifyCertificate: call({ certificateCode: 'AAAAAAAAAAAAAAAAAAAAAA' }),
    beginPasskey: call({}, {}),
    beginPasskeySignIn: {},
    beginTotp: call({}, {}),
    changePassword: call({}, { current: 'wrong', next: 'not-taken-either-9271' }),
    choosePassword: call({}, { loginName: `name-${turn}`, password: 'not-taken-either-9271' }),
    confirmTotp: call({}, { code: '000000' }),
    endOwnSession: call({ sessionId: records.sessionId }),
    finishPasskey: call({}, { challengeId: 'none', name: '钥匙', response: passkey }),
    finishPasskeySignIn: call({}, { challengeId: 'none', response: passkey }),
    getMyAccount: {},
    presentFactor: call({}, { code: '000000' }),
    removeFactor: call({}, { password: 'wrong', factor: 'totp' }),
    renewRecoveryCodes: call({}, { password: 'wrong' }),
    signIn: call({}, { loginName: `name-${turn}`, password: 'wrong' }),
    changeManagedAccount: call({ accountId }, { change: 'end-sessions', reason }),
    createManagedAccount: call(
      {},
      { displayName: '新人', role: 'enumerator', areaPrefix: '140602001' },
    ),
    getManagedAccount: call({ accountId }),
    importAccounts: call({}, bytesOf('姓名,岗位,区划\n'), { fileName: 'a.csv', dryRun: 'true' }),
    listManagedAccounts: call({}, undefined, { area: '140602' }),
    renewAccountLink: call({ accountId }),
    activateAccount: call(
      {},
      { ...activation, displayName: '某人', loginName: `name-${turn}`, password: 'not-taken-9271' },
    ),
    addUnit: call({}, activation),
    checkActivation: call({}, activation),
    invitePerson: call({}, { displayName: '负责人', as: 'person-in-charge' }),
    issueActivationCodes: call({}, { unitIds: ['unit-a'] }),
    listNoticeUnits: call({}, undefined, { area: '140602' }),
    listUnitPeople: {},
    switchUnit: call({}, unit),
    withdrawPerson: call({ accountId: records.personId }),
    createDeviceEnrolment: call({ accountId }),
    enrolDevice: call(
      {},
      { token: 'never-issued-never-issued', name: '平板', publicKey: devicePublicKey },
    ),
    getReadiness: call({}, undefined, { area: '140602' }),
    listAccountDevices: call({ accountId: records.ownerId }),
    reportDevice: call({ deviceId }, { deviceTime: '2024-01-15T02:00:00.000Z', report }),
    revokeDevice: call({ deviceId }, { reason }),
    getAttributeList: call({ listId }),
    importAttributes: call({}, bytesOf('单位编号\n'), {
      ...{ name: '名录', fileName: 'a.csv', dryRun: 'true' },
    }),
    listAttributeLists: {},
    startEvaluation: call({}, { area: '140602', formId: '999' }),
    listEvaluationRuns: {},
    getNeighbours: {},
    cancelEvaluation: call({ runId }),
    getEvaluationFindings: call({ runId }),
    listEvaluationUnits: call({}, undefined, { rule: '622-001', area: '140602' }),
    listCrossUnitCases: call({}, undefined, { area: '140602' }),
    settleCrossUnitCase: call(
      { caseId: records.caseId },
      {
        ...{
          findingId,
          outcome: 'explained',
          reasonCode: '01',
          reasonText: '总部统一核算，下属门店的人数已在上级表中列示',
        },
        responseIds: [],
      },
    ),
    setHeadings: call({ sourceId: 'tax' }, { headings: [{ heading: '备注', meaning: null }] }),
    startDuplicateRun: {},
    getDuplicateRun: {},
    listDuplicates: call({}, undefined, { area: '140602' }),
    decideDuplicate: call({ pairId, decisionId: `decided-${turn}` }, { kind: 'not-same', reason }),
    undoDuplicateDecision: call(
      { pairId: records.decidedPairId, decisionId: records.decisionId },
      { reason },
    ),
    confirmDuplicate: call({ pairId: records.decidedPairId, decisionId: `looked-${turn}` }),
    getDuplicateSetting: {},
    setDuplicateSetting: call({}, { twoClerks: false, bulkFromBits: null, checkOneIn: 10 }),
    acceptDuplicates: {},
    measureDuplicates: {},
    matchNewUnit: call({ blockCode: MAYI_1 }, { name: '某某五金店' }),
    getDuplicate: call({ pairId }),
    listUnitRelations: call(unit),
    findSignals: {},
    listOmissionSignals: {},
    stepSignal: call(
      { signalId: records.omissionId, stepId: `step-${turn}` },
      { kind: 'judge', note: reason },
    ),
    listOmissionTasks: call({ blockCode: MAYI_1 }),
    estimateOmissions: {},
    putFieldAct: call({ actId: `act-${turn}` }, fieldAct(`act-${turn}`)),
    listRefusedActs: {},
    getBlockPack: call({ blockCode: MAYI_1 }),
    listVisits: call({ blockCode: MAYI_1 }),
    searchFrame: call({}, undefined, { near: MAYI_1, text: '面馆' }),
    announcePhoto: call({ photoId: `photo-${turn}` }, photo),
    putPhotoPart: call({ photoId, offset: '0' }, new Uint8Array([1])),
    listPhotos: call({}, undefined, { subject: 'unit-a' }),
    getPhoto: call({ photoId }),
    depositKey: call({ keyId: `key-${turn}` }, { dataKey: `${'A'.repeat(43)}=` }),
    recoverKey: call({ keyId }),
    receiveHandIn: call({}, handInOf(records.ownerId, keyId)),
    setAsideHandIn: call({ contentHash: hashOf(parcel) }, parcel),
    takeInSetAside: call({ actId: records.setAsideId }),
    listEnumerators: {},
    getLedgerSums: call(ledger),
    listUnitLedgerEntries: call(ledger),
    getLedgerEntry: call({ ...ledger, entryId: records.entryId }),
    putLedgerEntry: call(
      { ...ledger, entryId: `entry-${turn}` },
      { baseVersion: 0, content: ledgerEntry, struck: false },
    ),
    placeLedgerItems: call(ledger, { itemText: '面粉', place: 'IO-1:directLabour', code: '' }),
    receiveLedgerFile: call(ledger, bytesOf('日期,摘要,金额\n2023-01-05,面粉,1\n'), {
      fileName: '账.csv',
    }),
    importLedgerFile: call({ ...ledger, fileId }, { mapping: ledgerMapping, dryRun: true }),
    getLedgerFile: call({ ...ledger, fileId }),
    exportLedger: call(ledger),
    getListing: {},
    signListing: call({ signatureId: `signature-${turn}` }, { statement: '同意上报' }),
    listRoster: call({ signatureId }),
    verifyListing: call({ signatureId }),
    exportRoster: call({}, { signatureId, roster: 'tablet', purpose: 'review' }),
    putEvidence: call({ evidenceId: `evidence-${turn}` }, evidenceFile, {
      ...{ unit: 'unit-a', response: 'unit-a.622.2023', kind: 'paper-form', fileName: '表.pdf' },
    }),
    listEvidence: call(unit),
    getEvidence: call({ evidenceId }),
    recordReminder: call({ reminderId: `reminder-${turn}` }, reminder),
    recordReminderOutcome: call(
      { reminderId },
      { kind: 'delivered', happenedAt: '2024-01-15T01:30:00.000Z', note: '' },
    ),
    listReminders: call({}, undefined, { area: '140602' }),
    putNoticeBatch: call({ batchId: `batch-${turn}` }, noticeBatch),
    listNoticeBatches: {},
    getNoticeBatch: call({ batchId: records.batchId }),
    recordLetterOutcome: call(
      { batchId: records.batchId, number: '1' },
      { kind: 'delivered', happenedAt: '2024-01-15T01:30:00.000Z', note: '' },
    ),
    getEstablishments: call(unit),
    tellEstablishment: call(
      { ...unit, wordId: `word-${turn}` },
      { kind: 'missing', told: toldEstablishment },
    ),
    declareEstablishments: call(
      { ...unit, declarationId: `declaration-${turn}` },
      { listHash: hash },
    ),
    listMessages: call(unit),
    putMessage: call({ ...unit, messageId: `message-${turn}` }, { text: '请核对地址是否写全' }),
    markMessagesRead: call(unit, { messageId: records.messageId }),
    listMessageThreads: call({}, undefined, { area: '140602' }),
    countMessages: {},
    listSignals: call({}, undefined, { area: '140602' }),
    getSignal: call({ signalId }),
    settleSignal: call({ signalId }, { outcome: 'explained', note: '代理记账公司集中办理' }),
    listCodingPhrases: call({}, undefined, { area: '140602' }),
    listCodingUnits: call({}, undefined, { area: '140602', turn: 'first' }),
    listCodingActs: call({}, undefined, { area: '140602' }),
    getCodingAgreement: call({}, undefined, { area: '140602' }),
    putCodingAct: call(
      { actId: `coding-${turn}` },
      { turn: 'first', county: '140602', unitIds: [`unit-of-coding-${turn}`], code: '6210' },
    ),
    undoCodingAct: call({ actId: ids.codingActId }, { reasonText: reason }),
    putHouseholdSample: call({ sampleId: `sample-${turn}` }, householdSample),
    listHouseholdSamples: {},
    markHouseholdSample: call({ sampleId: records.sampleId }),
    recordHouseholdMove: call(
      { sampleId: records.sampleId, moveId: `move-${turn}` },
      { unitId: 'unit-a', move: 'ceased', note: '已经停业' },
    ),
    estimateHouseholds: call({ sampleId: records.sampleId }),
    putPesSurvey: call({ surveyId: `survey-${turn}` }, pesSurvey),
    listPesSurveys: {},
    getPesSurvey: call(survey),
    getPesFrame: call(survey),
    assignPesBlock: call({ ...survey, blockCode: MAYI_1 }, { accountId }),
    listPesWork: {},
    getPesBlock: call({ ...survey, blockCode: MAYI_1 }),
    judgePesDifference: call(
      { ...survey, blockCode: MAYI_1, judgementId: `judgement-${turn}` },
      { key: 'unit:unit-a', verdict: 'correct', evidence: '现场照片和账簿' },
    ),
    getPesResults: call(survey),
    decidePesArea: call(
      { ...survey, decisionId: `pes-decision-${turn}` },
      { area: '140602', decision: 'accept', reason: '各项差错率都在合格线内' },
    ),
    listPesDecisions: {},
    listByAttention: call({}, undefined, { area: '140602' }),
    getAttention: call(response),
    listFindings: call({}, undefined, { state: 'open' }),
    getFindingHistory: call(response),
    countFindings: {},
    countExplanations: call({}, undefined, { by: 'check' }),
    listFindingBatches: {},
    drawFindingBatch: call(
      { batchId: `findings-${turn}` },
      { area: '140602', form: '622', rule: '622-021', reasonText: '执照上的写法，说明可信' },
    ),
    getFindingBatch: call({ batchId: records.findingBatchId }),
    judgeSampledFinding: call(
      { batchId: records.findingBatchId },
      { findingId: 'unit-a.622.2023.1', verdict: 'sound', note: '' },
    ),
    acceptFindingBatch: call({ batchId: records.findingBatchId }),
    getUnreviewed: call({}, undefined, { area: '140602001' }),
    searchTrail: call({}, undefined, {}),
    getTrailDay: call({ date: '2024-01-15' }),
    listTrailAlarms: {},
    settleTrailAlarm: call({ sequence: records.alarmSequence }, { kind: 'export', words: reason }),
    verifyTrailNow: {},
    exportTrail: call({}, { reason: '检查' }),
    listAffected: call({}, undefined, { from: '2024-01-01', to: '2024-01-31' }),
    exportAffected: call({}, { from: '2024-01-01', to: '2024-01-31', reason: '平板丢失' }),
  }
}
