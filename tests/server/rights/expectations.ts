/**
 * What each operation answers to each caller about the same records: those of unit-a in 马邑, 朔城区.
 * `+` gets past the door, `3` not allowed (403), `4` no such record (404), `1` not signed in or not by
 * these words (401, 429). Lists let a caller in and show what is theirs; that they show nothing else is
 * tested beside. Next door, createManagedAccount names the field that is not theirs to give (422) and
 * issueActivationCodes lists the unit among the refused.
 * A new operation gets its line here.
 */
import { type Caller, callers } from './callers.ts'

//  in scope: enumerator supervisor enterprise township county city department system security audit
//             enforcement
//  next door: enumerator supervisor enterprise township county city department enforcement · nobody
const answers = {
  //                       E S P T C Y D s r a x   e s p t c y d x   -
  redeemSignInLink: /*  */ '1 1 1 1 1 1 1 1 1 1 1   1 1 1 1 1 1 1 1   1',
  getSession: /*        */ '+ + + + + + + + + + +   + + + + + + + +   +',
  signOut: /*           */ '+ + + + + + + + + + +   + + + + + + + +   +',

  listBlocks: /*        */ '+ + 3 + + + 3 3 3 3 3   + + 3 + + + 3 3   1',
  getBlock: /*          */ '+ + 3 + + + 3 3 3 3 3   4 4 3 4 4 4 3 3   1',

  listForms: /*         */ '+ + + + + + + + + + +   + + + + + + + +   1',
  putFormApproval: /*   */ '3 3 3 3 3 + 3 3 3 3 3   3 3 3 3 3 + 3 3   1',
  putFormOpening: /*    */ '3 3 3 3 3 + 3 3 3 3 3   3 3 3 3 3 + 3 3   1',

  listCheckDrafts: /*   */ '3 3 3 3 3 + 3 3 3 3 3   3 3 3 3 3 + 3 3   1',
  createCheckDraft: /*  */ '3 3 3 3 3 + 3 3 3 3 3   3 3 3 3 3 + 3 3   1',
  getCheckDraft: /*     */ '3 3 3 3 3 + 3 3 3 3 3   3 3 3 3 3 + 3 3   1',
  saveCheckDraft: /*    */ '3 3 3 3 3 + 3 3 3 3 3   3 3 3 3 3 3 3 3   1',
  submitCheckDraft: /*  */ '3 3 3 3 3 + 3 3 3 3 3   3 3 3 3 3 3 3 3   1',
  withdrawCheckDraft: /**/ '3 3 3 3 3 + 3 3 3 3 3   3 3 3 3 3 3 3 3   1',
  returnCheckDraft: /*  */ '3 3 3 3 3 + 3 3 3 3 3   3 3 3 3 3 + 3 3   1',
  approveCheckDraft: /* */ '3 3 3 3 3 + 3 3 3 3 3   3 3 3 3 3 + 3 3   1',
  listRuleSets: /*      */ '+ + + + + + + + + + +   + + + + + + + +   1',
  tryCheck: /*          */ '3 3 3 3 3 + 3 3 3 3 3   3 3 3 3 3 + 3 3   1',
  getCheckStatistics: /**/ '3 3 3 + + + 3 3 3 3 3   3 3 3 + + + 3 3   1',

  listFrameSources: /*  */ '+ + 3 + + + 3 3 3 3 3   + + 3 + + + 3 3   1',
  importFrame: /*       */ '3 3 3 3 + + 3 3 3 3 3   3 3 3 3 + + 3 3   1',
  listImports: /*       */ '3 3 3 3 + + 3 3 3 3 3   3 3 3 3 + + 3 3   1',
  getImport: /*         */ '3 3 3 3 + + 3 3 3 3 3   3 3 3 3 4 4 3 3   1',
  listUnits: /*         */ '+ + 3 + + + 3 3 3 3 3   + + 3 + + + 3 3   1',
  getUnit: /*           */ '+ + 3 + + + 3 3 3 3 3   4 4 3 4 4 4 3 3   1',
  recordOutcome: /*     */ '+ + 3 + + + 3 3 3 3 3   4 4 3 4 4 4 3 3   1',
  placeUnit: /*         */ '3 3 3 + + + 3 3 3 3 3   3 3 3 4 4 4 3 3   1',

  getLedger: /*         */ '3 3 3 + + + 3 3 3 3 3   3 3 3 + + + 3 3   1',
  listLedgerEntries: /* */ '3 3 3 + + + 3 3 3 3 3   3 3 3 + + + 3 3   1',
  judgeRefusedRow: /*   */ '3 3 3 3 4 4 3 3 3 3 3   3 3 3 3 4 4 3 3   1',

  putRevision: /*       */ '+ + + 3 3 3 3 3 3 3 3   + + + 3 3 3 3 3   1',
  listResponses: /*     */ '+ + + + + + 3 3 3 3 3   + + + + + + 3 3   1',
  getResponse: /*       */ '+ + + + + + 3 3 3 3 3   4 4 4 4 4 4 3 3   1',
  getRevision: /*       */ '+ + + + + + 3 3 3 3 3   4 4 4 4 4 4 3 3   1',
  saveDraft: /*         */ '+ + + 3 3 3 3 3 3 3 3   4 4 4 3 3 3 3 3   1',
  // Who fills in does not confirm, nor an office for them: only the person in charge (law.md L-25).
  confirmResponse: /*   */ '3 3 3 3 3 3 3 3 3 3 3   3 3 3 3 3 3 3 3   1',
  sendBackResponse: /*  */ '3 3 3 3 3 3 3 3 3 3 3   3 3 3 3 3 3 3 3   1',
  withdrawResponse: /*  */ '3 3 + 3 3 3 3 3 3 3 3   3 3 4 3 3 3 3 3   1',
  getSignedReceipt: /*  */ '+ + + + + + 3 3 3 3 3   4 4 4 4 4 4 3 3   1',
  getReceiptKey: /*     */ '+ + + + + + + + + + +   + + + + + + + +   +',
  startReview: /*       */ '3 + 3 + + + 3 3 3 3 3   3 4 3 4 4 4 3 3   1',
  listQuarantine: /*    */ '3 3 3 + + + 3 3 3 3 3   3 3 3 + + + 3 3   1',
  takeOverUpload: /*    */ '3 3 3 + + + 3 3 3 3 3   3 3 3 4 4 4 3 3   1',
  getOwedForms: /*      */ '+ + + + + + 3 3 3 3 3   4 4 4 4 4 4 3 3   1',
  previewAttributeChange: '3 3 3 3 + + 3 3 3 3 3   3 3 3 3 4 4 3 3   1',
  changeUnitAttributes: '3 3 3 3 + + 3 3 3 3 3   3 3 3 3 4 4 3 3   1',

  returnForCorrection: /**/ '3 + 3 + + + 3 3 3 3 3   3 4 3 4 4 4 3 3   1',
  passResponse: /*      */ '3 + 3 + 3 3 3 3 3 3 3   3 4 3 4 3 3 3 3   1',
  acceptResponse: /*    */ '3 3 3 3 + + 3 3 3 3 3   3 3 3 3 4 4 3 3   1',
  takeReviewAct: /*     */ '3 + 3 + + + 3 3 3 3 3   3 4 3 4 4 4 3 3   1',
  passClean: /*         */ '3 + 3 + + + 3 3 3 3 3   3 4 3 4 4 4 3 3   1',
  signOffArea: /*       */ '3 3 3 + + + 3 3 3 3 3   3 3 3 4 4 4 3 3   1',
  withdrawSignOff: /*   */ '3 3 3 4 4 4 3 3 3 3 3   3 3 3 4 4 4 3 3   1',
  listSignOffs: /*      */ '3 3 3 + + + 3 3 3 3 3   3 3 3 4 4 4 3 3   1',
  getProgress: /*       */ '3 3 3 + + + 3 3 3 3 3   3 3 3 4 4 4 3 3   1',

  getProgressBreakdown: '3 3 3 + + + 3 3 3 3 3   3 3 3 4 4 4 3 3   1',
  getProgressOutlook: /**/ '3 3 3 + + + 3 3 3 3 3   3 3 3 4 4 4 3 3   1',
  getProgressMap: /*    */ '3 3 3 + + + 3 3 3 3 3   3 3 3 4 4 4 3 3   1',
  getResponsibilityRoll: '3 3 3 + + + 3 3 3 3 3   3 3 3 4 4 4 3 3   1',
  getPayStatement: /*   */ '3 3 3 + + + 3 3 3 3 3   3 3 3 4 4 4 3 3   1',
  setPay: /*            */ '3 3 3 3 + + 3 3 3 3 3   3 3 3 3 + + 3 3   1',

  exportResponses: /*   */ '3 3 3 4 + + 3 3 3 3 3   3 3 3 4 4 4 3 3   1',
  getDepartmentCounts: '3 3 3 3 3 3 + 3 3 3 3   3 3 3 3 3 3 + 3   1',

  getLegalNotice: /*    */ '+ + + + + + + + + + +   + + + + + + + +   +',
  enterLegalNotice: /*  */ '3 3 3 3 3 + 3 3 3 3 3   3 3 3 3 3 + 3 3   1',
  acknowledgeNotice: /* */ '+ + + 3 3 3 3 3 3 3 3   4 4 4 3 3 3 3 3   1',
  getOwnCertificate: /* */ '+ + 3 3 3 3 3 3 3 3 3   + + 3 3 3 3 3 3   1',
  verifyCertificate: /* */ '+ + + + + + + + + + +   + + + + + + + +   +',

  beginPasskey: /*      */ '+ + + + + + + + + + +   + + + + + + + +   1',
  beginPasskeySignIn: /**/ '+ + + + + + + + + + +   + + + + + + + +   +',
  beginTotp: /*         */ '+ + + + + + + + + + +   + + + + + + + +   1',
  changePassword: /*    */ '+ + + + + + + + + + +   + + + + + + + +   1',
  choosePassword: /*    */ '1 1 1 1 1 1 1 1 1 1 1   1 1 1 1 1 1 1 1   1',
  confirmTotp: /*       */ '1 1 1 1 1 1 1 1 1 1 1   1 1 1 1 1 1 1 1   1',
  endOwnSession: /*     */ '4 4 4 4 4 4 4 4 4 4 4   4 4 4 4 4 4 4 4   1',
  finishPasskey: /*     */ '1 1 1 1 1 1 1 1 1 1 1   1 1 1 1 1 1 1 1   1',
  finishPasskeySignIn: '1 1 1 1 1 1 1 1 1 1 1   1 1 1 1 1 1 1 1   1',
  getMyAccount: /*      */ '+ + + + + + + + + + +   + + + + + + + +   1',
  presentFactor: /*     */ '1 1 1 1 1 1 1 1 1 1 1   1 1 1 1 1 1 1 1   1',
  removeFactor: /*      */ '1 1 1 1 1 1 1 1 1 1 1   1 1 1 1 1 1 1 1   1',
  renewRecoveryCodes: /**/ '1 1 1 1 1 1 1 1 1 1 1   1 1 1 1 1 1 1 1   1',
  signIn: /*            */ '1 1 1 1 1 1 1 1 1 1 1   1 1 1 1 1 1 1 1   1',

  changeManagedAccount: '3 3 3 + + + 3 + 3 3 3   3 3 3 4 4 4 3 3   1',
  createManagedAccount: '3 3 3 + + + 3 + 3 3 3   3 3 3 + + + 3 3   1',
  getManagedAccount: /* */ '3 3 3 + + + 3 + 3 3 3   3 3 3 4 4 4 3 3   1',
  importAccounts: /*    */ '3 3 3 + + + 3 + 3 3 3   3 3 3 + + + 3 3   1',
  listManagedAccounts: /**/ '3 3 3 + + + 3 + 3 3 3   3 3 3 + + + 3 3   1',
  renewAccountLink: /*  */ '3 3 3 + + + 3 + 3 3 3   3 3 3 4 4 4 3 3   1',
  activateAccount: /*   */ '1 1 1 1 1 1 1 1 1 1 1   1 1 1 1 1 1 1 1   1',
  addUnit: /*           */ '3 3 1 3 3 3 3 3 3 3 3   3 3 1 3 3 3 3 3   1',
  checkActivation: /*   */ '1 1 1 1 1 1 1 1 1 1 1   1 1 1 1 1 1 1 1   1',
  invitePerson: /*      */ '3 3 + 3 3 3 3 3 3 3 3   3 3 + 3 3 3 3 3   1',
  issueActivationCodes: '3 3 3 + + + 3 3 3 3 3   3 3 3 + + + 3 3   1',
  listNoticeUnits: /*   */ '3 3 3 + + + 3 3 3 3 3   3 3 3 + + + 3 3   1',
  listUnitPeople: /*    */ '3 3 + 3 3 3 3 3 3 3 3   3 3 + 3 3 3 3 3   1',
  switchUnit: /*        */ '4 4 + 4 4 4 4 4 4 4 4   4 4 4 4 4 4 4 4   1',
  withdrawPerson: /*    */ '3 3 4 3 3 3 3 3 3 3 3   3 3 4 3 3 3 3 3   1',
  createDeviceEnrolment: '3 3 3 + + + 3 + 3 3 3   3 3 3 4 4 4 3 3   1',
  enrolDevice: /*       */ '1 1 1 1 1 1 1 1 1 1 1   1 1 1 1 1 1 1 1   1',
  getReadiness: /*      */ '3 3 3 + + + 3 + 3 3 3   3 3 3 + + + 3 3   1',
  listAccountDevices: /**/ '3 3 3 + + + 3 + 3 3 3   3 3 3 4 4 4 3 3   1',
  reportDevice: /*      */ '4 4 4 4 4 4 4 4 4 4 4   4 4 4 4 4 4 4 4   1',
  revokeDevice: /*      */ '3 3 3 + + + 3 + 3 3 3   3 3 3 4 4 4 3 3   1',

  getAttributeList: /*  */ '3 3 3 3 4 4 3 3 3 3 3   3 3 3 3 4 4 3 3   1',
  importAttributes: /*  */ '3 3 3 3 + + 3 3 3 3 3   3 3 3 3 + + 3 3   1',
  listAttributeLists: /**/ '3 3 3 3 + + 3 3 3 3 3   3 3 3 3 + + 3 3   1',

  startEvaluation: /*   */ '3 3 3 3 + + 3 3 3 3 3   3 3 3 3 4 4 3 3   1',
  listEvaluationRuns: /**/ '3 3 3 + + + 3 3 3 3 3   3 3 3 + + + 3 3   1',
  getNeighbours: /*     */ '3 3 3 + + + 3 3 3 3 3   3 3 3 + + + 3 3   1',
  cancelEvaluation: /*  */ '3 3 3 3 4 4 3 3 3 3 3   3 3 3 3 4 4 3 3   1',
  getEvaluationFindings: '3 3 3 4 4 4 3 3 3 3 3   3 3 3 4 4 4 3 3   1',
  listEvaluationUnits: '3 3 3 4 + + 3 3 3 3 3   3 3 3 4 4 4 3 3   1',
  listCrossUnitCases: /**/ '3 3 3 4 + + 3 3 3 3 3   3 3 3 4 4 4 3 3   1',
  settleCrossUnitCase: '3 3 3 3 4 4 3 3 3 3 3   3 3 3 3 4 4 3 3   1',

  setHeadings: /*       */ '3 3 3 3 + + 3 3 3 3 3   3 3 3 3 + + 3 3   1',
  startDuplicateRun: '3 3 3 3 + + 3 3 3 3 3   3 3 3 3 + + 3 3   1',
  getDuplicateRun: '3 3 3 + + + 3 3 3 3 3   3 3 3 + + + 3 3   1',
  listDuplicates: '3 3 3 + + + 3 3 3 3 3   3 3 3 + + + 3 3   1',
  decideDuplicate: '3 3 3 3 4 4 3 3 3 3 3   3 3 3 3 4 4 3 3   1',
  undoDuplicateDecision: '3 3 3 3 4 4 3 3 3 3 3   3 3 3 3 4 4 3 3   1',
  confirmDuplicate: '3 3 3 3 4 4 3 3 3 3 3   3 3 3 3 4 4 3 3   1',
  getDuplicateSetting: '3 3 3 + + + 3 3 3 3 3   3 3 3 + + + 3 3   1',
  setDuplicateSetting: '3 3 3 3 + + 3 3 3 3 3   3 3 3 3 + + 3 3   1',
  acceptDuplicates: '3 3 3 3 + + 3 3 3 3 3   3 3 3 3 + + 3 3   1',
  measureDuplicates: '3 3 3 + + + 3 3 3 3 3   3 3 3 + + + 3 3   1',
  matchNewUnit: '+ + 3 + + + 3 3 3 3 3   4 4 3 4 4 4 3 3   1',
  getDuplicate: /*      */ '3 3 3 4 4 4 3 3 3 3 3   3 3 3 4 4 4 3 3   1',
  listUnitRelations: /* */ '+ + 3 + + + 3 3 3 3 3   4 4 3 4 4 4 3 3   1',

  findSignals: /*       */ '3 3 3 3 + + 3 3 3 3 3   3 3 3 3 + + 3 3   1',
  listOmissionSignals: /**/ '3 3 3 + + + 3 3 3 3 3   3 3 3 + + + 3 3   1',
  stepSignal: /*        */ '3 3 3 3 4 4 3 3 3 3 3   3 3 3 3 4 4 3 3   1',
  listOmissionTasks: /* */ '+ + 3 + + + 3 3 3 3 3   4 4 3 4 4 4 3 3   1',
  estimateOmissions: /* */ '3 3 3 + + + 3 3 3 3 3   3 3 3 + + + 3 3   1',

  putFieldAct: /*       */ '+ + 3 3 3 3 3 3 3 3 3   + + 3 3 3 3 3 3   1',
  listRefusedActs: /*   */ '3 3 3 + + + 3 3 3 3 3   3 3 3 + + + 3 3   1',
  getBlockPack: /*      */ '+ + 3 + + + 3 3 3 3 3   4 4 3 4 4 4 3 3   1',
  listVisits: /*        */ '+ + 3 + + + 3 3 3 3 3   4 4 3 4 4 4 3 3   1',
  searchFrame: /*       */ '+ + 3 + + + 3 3 3 3 3   4 4 3 4 4 4 3 3   1',
  announcePhoto: /*     */ '+ + 3 3 3 3 3 3 3 3 3   + + 3 3 3 3 3 3   1',
  putPhotoPart: /*      */ '4 4 3 3 3 3 3 3 3 3 3   4 4 3 3 3 3 3 3   1',
  listPhotos: /*        */ '+ + 3 + + + 3 3 3 3 3   + + 3 + + + 3 3   1',
  getPhoto: /*          */ '+ + 3 + + + 3 3 3 3 3   4 4 3 4 4 4 3 3   1',
  depositKey: /*        */ '+ + 3 3 3 3 3 3 3 3 3   + + 3 3 3 3 3 3   1',
  recoverKey: /*        */ '4 4 3 3 3 3 3 3 3 3 3   4 4 3 3 3 3 3 3   1',
  receiveHandIn: /*     */ '4 4 3 4 4 4 3 3 3 3 3   4 4 3 4 4 4 3 3   1',
  listEnumerators: /*   */ '3 + 3 + + + 3 3 3 3 3   3 + 3 + + + 3 3   1',

  getLedgerSums: '3 3 + 3 3 3 3 3 3 3 3   3 3 4 3 3 3 3 3   1',
  listUnitLedgerEntries: '3 3 + 3 3 3 3 3 3 3 3   3 3 4 3 3 3 3 3   1',
  getLedgerEntry: '3 3 4 3 3 3 3 3 3 3 3   3 3 4 3 3 3 3 3   1',
  putLedgerEntry: '3 3 + 3 3 3 3 3 3 3 3   3 3 4 3 3 3 3 3   1',
  placeLedgerItems: '3 3 + 3 3 3 3 3 3 3 3   3 3 4 3 3 3 3 3   1',
  receiveLedgerFile: '3 3 + 3 3 3 3 3 3 3 3   3 3 4 3 3 3 3 3   1',
  importLedgerFile: '3 3 4 3 3 3 3 3 3 3 3   3 3 4 3 3 3 3 3   1',
  getLedgerFile: '3 3 4 3 3 3 3 3 3 3 3   3 3 4 3 3 3 3 3   1',
  exportLedger: '3 3 + 3 3 3 3 3 3 3 3   3 3 4 3 3 3 3 3   1',
  getListing: /*        */ '3 3 3 + + + 3 3 3 3 3   3 3 3 + + + 3 3   1',
  signListing: /*       */ '3 3 3 3 + 3 3 3 3 3 3   3 3 3 3 + 3 3 3   1',
  listRoster: /*        */ '3 3 3 4 4 4 3 3 3 3 3   3 3 3 4 4 4 3 3   1',
  verifyListing: /*     */ '3 3 3 4 4 4 3 3 3 3 3   3 3 3 4 4 4 3 3   1',
  exportRoster: /*      */ '3 3 3 4 4 4 3 3 3 3 3   3 3 3 4 4 4 3 3   1',
  putEvidence: /*       */ '+ + + + + + 3 3 3 3 3   4 4 4 4 4 4 3 3   1',
  listEvidence: /*      */ '+ + + + + + 3 3 3 3 3   4 4 4 4 4 4 3 3   1',
  getEvidence: /*       */ '+ + + + + + 3 3 3 3 3   4 4 4 4 4 4 3 3   1',
  recordReminder: /*    */ '+ + 3 + + + 3 3 3 3 3   4 4 3 4 4 4 3 3   1',
  recordReminderOutcome: '+ + 3 + + + 3 3 3 3 3   4 4 3 4 4 4 3 3   1',
  listReminders: /*     */ '+ + 3 + + + 3 3 3 3 3   + + 3 + + + 3 3   1',
  listSignals: /*       */ '3 3 3 3 + + 3 3 3 3 3   3 3 3 3 + + 3 3   1',
  getSignal: /*         */ '3 3 3 3 + + 3 3 3 3 3   3 3 3 3 4 4 3 3   1',
  settleSignal: /*      */ '3 3 3 3 + + 3 3 3 3 3   3 3 3 3 4 4 3 3   1',

  searchTrail: /*       */ '3 3 3 3 3 3 3 3 3 + 3   3 3 3 3 3 3 3 3   1',
  getTrailDay: /*       */ '3 3 3 3 3 3 3 3 3 + 3   3 3 3 3 3 3 3 3   1',
  verifyTrailNow: /*    */ '3 3 3 3 3 3 3 3 3 + 3   3 3 3 3 3 3 3 3   1',
  exportTrail: /*       */ '3 3 3 3 3 3 3 3 3 + 3   3 3 3 3 3 3 3 3   1',
  requestEnforcement: /**/ '3 3 3 3 3 3 3 3 3 3 +   3 3 3 3 3 3 3 4   1',
  listEnforcementRequests: '3 3 3 3 3 + 3 3 + 3 +   3 3 3 3 3 + 3 +   1',
  decideEnforcement: /* */ '3 3 3 3 3 + 3 3 + 3 3   3 3 3 3 3 4 3 3   1',
  viewEnforcementUnit: /**/ '3 3 3 3 3 3 3 3 3 3 +   3 3 3 3 3 3 3 4   1',
} as const

export type Answer = '+' | '1' | '3' | '4'

/** Operation id → caller → answer. */
export const expectations: ReadonlyMap<string, ReadonlyMap<Caller, Answer>> = new Map(
  Object.entries(answers).map(([id, line]) => {
    const marks = line.split(/\s+/) as Answer[]
    if (marks.length !== callers.length) throw new Error(`${id}: ${marks.length} marks`)
    return [id, new Map(callers.map((caller, place) => [caller, marks[place]!]))]
  }),
)
