/** Paths of the office's application, below /office/. Filters stand in the address as plain words. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  useParams,
  useSearch,
} from '@tanstack/react-router'
import { hrefOf, readFilter } from './href-of.ts'
import { OfficeFrame } from './office-frame.tsx'
import { BASE_PATH, officeHistory } from './office-history.ts'
import {
  readAccountsSearch,
  readAreaSearch,
  readCodingSearch,
  readDaySearch,
  readDuplicatesSearch,
  readEvaluationSearch,
  readFindingsSearch,
  readFormSearch,
  readMessagesSearch,
  readNoticesSearch,
  readOmissionsSearch,
  readProgressSearch,
  readQuarantineSearch,
  readRecordsSearch,
  readReviewSearch,
  readSignalsSearch,
  readStreetSearch,
  readTrailSearch,
  readUnitsSearch,
} from './read-search.ts'
import { AccountsScreen } from './screens/accounts/accounts-screen.tsx'
import { ImportAccountsScreen } from './screens/accounts/import-accounts-screen.tsx'
import { AreaMapScreen } from './screens/area-map/area-map-screen.tsx'
import { AttributeListScreen } from './screens/attribute-lists/attribute-list-screen.tsx'
import { AttributeListsScreen } from './screens/attribute-lists/attribute-lists-screen.tsx'
import { NewAttributeListScreen } from './screens/attribute-lists/new-attribute-list-screen.tsx'
import { BlockScreen } from './screens/blocks/block-screen.tsx'
import { BlocksScreen } from './screens/blocks/blocks-screen.tsx'
import { BreachScreen } from './screens/breach/breach-screen.tsx'
import { ChecksScreen } from './screens/checks/checks-screen.tsx'
import { DraftScreen } from './screens/checks/draft-screen.tsx'
import { FormChecksScreen } from './screens/checks/form-checks-screen.tsx'
import { CodingScreen } from './screens/coding/coding-screen.tsx'
import { DepartmentScreen } from './screens/department/department-screen.tsx'
import { ReadinessScreen } from './screens/devices/readiness-screen.tsx'
import { DuplicatesScreen } from './screens/duplicates/duplicates-screen.tsx'
import { EnforcementScreen } from './screens/enforcement/enforcement-screen.tsx'
import { EnforcementUnitScreen } from './screens/enforcement/enforcement-unit-screen.tsx'
import { EvaluationScreen } from './screens/evaluation/evaluation-screen.tsx'
import { ExportScreen } from './screens/export/export-screen.tsx'
import { BatchScreen as FindingBatchScreen } from './screens/findings/batch-screen.tsx'
import { FindingsScreen } from './screens/findings/findings-screen.tsx'
import { FormScreen } from './screens/forms/form-screen.tsx'
import { FormsScreen } from './screens/forms/forms-screen.tsx'
import { FrameScreen } from './screens/frame/frame-screen.tsx'
import { ImportScreen } from './screens/frame/import-screen.tsx'
import { NewImportScreen } from './screens/frame/new-import-screen.tsx'
import { UploadScreen } from './screens/frame/upload-screen.tsx'
import { HandInsScreen } from './screens/hand-ins/hand-ins-screen.tsx'
import { HomeScreen } from './screens/home-screen.tsx'
import { HouseholdSampleScreen } from './screens/household-sample/household-sample-screen.tsx'
import { ListingScreen } from './screens/listing/listing-screen.tsx'
import { SignatureScreen } from './screens/listing/signature-screen.tsx'
import { MessagesScreen } from './screens/messages/messages-screen.tsx'
import { NotFoundScreen } from './screens/not-found-screen.tsx'
import { NoticeScreen } from './screens/notice/notice-screen.tsx'
import { NoticesScreen } from './screens/notices/notices-screen.tsx'
import { OmissionsScreen } from './screens/omissions/omissions-screen.tsx'
import { RecordsScreen } from './screens/omissions/records-screen.tsx'
import { HeapScreen } from './screens/placing/heap-screen.tsx'
import { PlacingScreen } from './screens/placing/placing-screen.tsx'
import { ComparisonScreen } from './screens/post-enumeration/comparison-screen.tsx'
import { SurveyScreen } from './screens/post-enumeration/survey-screen.tsx'
import { SurveysScreen } from './screens/post-enumeration/surveys-screen.tsx'
import { PrintBlankScreen } from './screens/print/print-blank-screen.tsx'
import { PrintResponseScreen } from './screens/print/print-response-screen.tsx'
import { ProgressScreen } from './screens/progress/progress-screen.tsx'
import { QuarantineScreen } from './screens/quarantine/quarantine-screen.tsx'
import { BatchScreen } from './screens/reminders/batch-screen.tsx'
import { BatchesScreen } from './screens/reminders/batches-screen.tsx'
import { RemindersScreen } from './screens/reminders/reminders-screen.tsx'
import { RetentionScreen } from './screens/retention/retention-screen.tsx'
import { VoucherScreen } from './screens/retention/voucher-screen.tsx'
import { ReviewScreen } from './screens/review/review-screen.tsx'
import { SignOffsScreen } from './screens/sign-offs/sign-offs-screen.tsx'
import { SignalsScreen } from './screens/signals/signals-screen.tsx'
import { TrailDayScreen } from './screens/trail/trail-day-screen.tsx'
import { TrailScreen } from './screens/trail/trail-screen.tsx'
import { UnitScreen } from './screens/units/unit-screen.tsx'
import { UnitsScreen } from './screens/units/units-screen.tsx'
import { ZonesScreen } from './screens/zones/zones-screen.tsx'

const root = createRootRoute({ component: OfficeFrame, notFoundComponent: NotFoundScreen })
const getParentRoute = () => root

/** Parts of the path, by the names below. */
const useParts = () => useParams({ strict: false }) as Readonly<Record<string, string | undefined>>
/** Words behind the ?; each screen's reader takes what it knows. */
const useWords = () => useSearch({ strict: false }) as Readonly<Record<string, unknown>>

const overview = createRoute({
  getParentRoute,
  path: '/',
  component: () => <HomeScreen {...readAreaSearch(useWords())} />,
})
const frame = createRoute({ getParentRoute, path: '/frame', component: FrameScreen })
const newImport = createRoute({ getParentRoute, path: '/frame/new', component: NewImportScreen })
const frameUpload = createRoute({
  getParentRoute,
  path: '/frame/uploads/$uploadId',
  component: () => <UploadScreen uploadId={useParts().uploadId ?? ''} />,
})
const oneImport = createRoute({
  getParentRoute,
  path: '/frame/imports/$importId',
  component: () => <ImportScreen importId={useParts().importId ?? ''} />,
})
const attributeLists = createRoute({
  getParentRoute,
  path: '/frame/attributes',
  component: AttributeListsScreen,
})
const newAttributeList = createRoute({
  getParentRoute,
  path: '/frame/attributes/new',
  component: NewAttributeListScreen,
})
const attributeList = createRoute({
  getParentRoute,
  path: '/frame/attributes/$listId',
  component: () => <AttributeListScreen listId={useParts().listId ?? ''} />,
})
const units = createRoute({
  getParentRoute,
  path: '/units',
  component: () => <UnitsScreen filter={readUnitsSearch(useWords())} />,
})
const unit = createRoute({
  getParentRoute,
  path: '/units/$unitId',
  component: () => <UnitScreen unitId={useParts().unitId ?? ''} />,
})
const duplicates = createRoute({
  getParentRoute,
  path: '/duplicates',
  component: () => <DuplicatesScreen filter={readDuplicatesSearch(useWords())} />,
})
const omissions = createRoute({
  getParentRoute,
  path: '/omissions',
  component: () => <OmissionsScreen filter={readOmissionsSearch(useWords())} />,
})
const ledgerRecords = createRoute({
  getParentRoute,
  path: '/omissions/records',
  component: () => <RecordsScreen filter={readRecordsSearch(useWords())} />,
})
const listing = createRoute({
  getParentRoute,
  path: '/listing',
  component: () => <ListingScreen {...readAreaSearch(useWords())} />,
})
const signature = createRoute({
  getParentRoute,
  path: '/listing/$signatureId',
  component: () => <SignatureScreen signatureId={useParts().signatureId ?? ''} />,
})
const householdSample = createRoute({
  getParentRoute,
  path: '/household-sample',
  component: HouseholdSampleScreen,
})
const batches = createRoute({
  getParentRoute,
  path: '/reminders/batches',
  component: BatchesScreen,
})
const batch = createRoute({
  getParentRoute,
  path: '/reminders/batches/$batchId',
  component: () => <BatchScreen batchId={useParts().batchId ?? ''} />,
})
const surveys = createRoute({
  getParentRoute,
  path: '/post-enumeration',
  component: SurveysScreen,
})
const survey = createRoute({
  getParentRoute,
  path: '/post-enumeration/$surveyId',
  component: () => <SurveyScreen surveyId={useParts().surveyId ?? ''} />,
})
const surveyBlock = createRoute({
  getParentRoute,
  path: '/post-enumeration/$surveyId/blocks/$blockCode',
  component: function SurveyBlock() {
    const { surveyId = '', blockCode = '' } = useParts()
    return <ComparisonScreen surveyId={surveyId} blockCode={blockCode} />
  },
})
const review = createRoute({
  getParentRoute,
  path: '/review',
  component: () => <ReviewScreen filter={readReviewSearch(useWords())} />,
})
const evaluation = createRoute({
  getParentRoute,
  path: '/evaluation',
  component: () => <EvaluationScreen filter={readEvaluationSearch(useWords())} />,
})
const progress = createRoute({
  getParentRoute,
  path: '/progress',
  component: () => <ProgressScreen {...readProgressSearch(useWords())} />,
})
const signOffs = createRoute({
  getParentRoute,
  path: '/sign-offs',
  component: () => <SignOffsScreen {...readAreaSearch(useWords())} />,
})
const blocks = createRoute({
  getParentRoute,
  path: '/blocks',
  component: () => <BlocksScreen {...readAreaSearch(useWords())} />,
})
const block = createRoute({
  getParentRoute,
  path: '/blocks/$blockCode',
  component: () => <BlockScreen blockCode={useParts().blockCode ?? ''} />,
})
const areaMap = createRoute({
  getParentRoute,
  path: '/area-map/$areaCode',
  component: () => <AreaMapScreen areaCode={useParts().areaCode ?? ''} />,
})
const zones = createRoute({
  getParentRoute,
  path: '/zones',
  component: () => <ZonesScreen {...readAreaSearch(useWords())} />,
})
const quarantine = createRoute({
  getParentRoute,
  path: '/quarantine',
  component: () => <QuarantineScreen uploadId={readQuarantineSearch(useWords()).upload} />,
})
const handIns = createRoute({ getParentRoute, path: '/hand-ins', component: HandInsScreen })
const forms = createRoute({ getParentRoute, path: '/forms', component: FormsScreen })
const form = createRoute({
  getParentRoute,
  path: '/forms/$formId',
  component: () => <FormScreen formId={useParts().formId ?? ''} {...readFormSearch(useWords())} />,
})
const checks = createRoute({ getParentRoute, path: '/checks', component: ChecksScreen })
const formChecks = createRoute({
  getParentRoute,
  path: '/checks/$formId',
  component: () => <FormChecksScreen formId={useParts().formId ?? ''} />,
})
const checkDraft = createRoute({
  getParentRoute,
  path: '/checks/drafts/$draftId',
  component: () => <DraftScreen draftId={useParts().draftId ?? ''} />,
})
const printBlank = createRoute({
  getParentRoute,
  path: '/forms/$formId/print',
  component: () => (
    <PrintBlankScreen formId={useParts().formId ?? ''} {...readFormSearch(useWords())} />
  ),
})
const printResponse = createRoute({
  getParentRoute,
  path: '/responses/$responseId/print',
  component: () => <PrintResponseScreen responseId={useParts().responseId ?? ''} />,
})

const accounts = createRoute({
  getParentRoute,
  path: '/accounts',
  component: () => <AccountsScreen filter={readAccountsSearch(useWords())} />,
})
const accountImport = createRoute({
  getParentRoute,
  path: '/accounts/import',
  component: ImportAccountsScreen,
})
const readiness = createRoute({
  getParentRoute,
  path: '/devices',
  component: () => <ReadinessScreen {...readAreaSearch(useWords())} />,
})
const placing = createRoute({
  getParentRoute,
  path: '/placing',
  component: () => <PlacingScreen {...readAreaSearch(useWords())} />,
})
const heap = createRoute({
  getParentRoute,
  path: '/placing/$areaCode',
  component: () => (
    <HeapScreen areaCode={useParts().areaCode ?? ''} {...readStreetSearch(useWords())} />
  ),
})
const notices = createRoute({
  getParentRoute,
  path: '/notices',
  component: () => <NoticesScreen {...readNoticesSearch(useWords())} />,
})
const reminders = createRoute({
  getParentRoute,
  path: '/reminders',
  component: () => <RemindersScreen {...readAreaSearch(useWords())} />,
})
const messages = createRoute({
  getParentRoute,
  path: '/messages',
  component: () => <MessagesScreen filter={readMessagesSearch(useWords())} />,
})
const findings = createRoute({
  getParentRoute,
  path: '/findings',
  component: () => <FindingsScreen filter={readFindingsSearch(useWords())} />,
})
const findingBatch = createRoute({
  getParentRoute,
  path: '/findings/batches/$batchId',
  component: () => <FindingBatchScreen batchId={useParts().batchId ?? ''} />,
})
const coding = createRoute({
  getParentRoute,
  path: '/coding',
  component: () => <CodingScreen filter={readCodingSearch(useWords())} />,
})
const signals = createRoute({
  getParentRoute,
  path: '/signals',
  component: () => <SignalsScreen filter={readSignalsSearch(useWords())} />,
})
const trail = createRoute({
  getParentRoute,
  path: '/trail',
  component: () => <TrailScreen filter={readTrailSearch(useWords())} />,
})
const trailDay = createRoute({
  getParentRoute,
  path: '/trail-days',
  component: () => <TrailDayScreen {...readDaySearch(useWords())} />,
})
const industries = createRoute({
  getParentRoute,
  path: '/industries',
  component: DepartmentScreen,
})
const breaches = createRoute({ getParentRoute, path: '/breaches', component: BreachScreen })
const enforcement = createRoute({
  getParentRoute,
  path: '/enforcement',
  component: EnforcementScreen,
})
const enforcementUnit = createRoute({
  getParentRoute,
  path: '/enforcement/$requestId/units/$unitId',
  component: () => (
    <EnforcementUnitScreen
      requestId={useParts().requestId ?? ''}
      unitId={useParts().unitId ?? ''}
    />
  ),
})
const retention = createRoute({ getParentRoute, path: '/retention', component: RetentionScreen })
const voucher = createRoute({
  getParentRoute,
  path: '/retention/$destructionId',
  component: () => <VoucherScreen destructionId={useParts().destructionId ?? ''} />,
})
const notice = createRoute({ getParentRoute, path: '/notice', component: NoticeScreen })
const exportPage = createRoute({ getParentRoute, path: '/export', component: ExportScreen })

export const router = createRouter({
  routeTree: root.addChildren([
    overview,
    accounts,
    accountImport,
    readiness,
    notices,
    messages,
    reminders,
    coding,
    findings,
    findingBatch,
    signals,
    placing,
    heap,
    frame,
    newImport,
    frameUpload,
    oneImport,
    attributeLists,
    newAttributeList,
    attributeList,
    units,
    unit,
    duplicates,
    omissions,
    ledgerRecords,
    listing,
    householdSample,
    batches,
    batch,
    surveys,
    survey,
    surveyBlock,
    signature,
    review,
    evaluation,
    progress,
    signOffs,
    blocks,
    areaMap,
    zones,
    block,
    quarantine,
    handIns,
    forms,
    form,
    checks,
    formChecks,
    checkDraft,
    printBlank,
    printResponse,
    trail,
    trailDay,
    industries,
    breaches,
    enforcement,
    enforcementUnit,
    retention,
    voucher,
    notice,
    exportPage,
  ]),
  history: officeHistory,
  basepath: BASE_PATH,
  defaultPreload: false,
  parseSearch: readFilter,
  stringifySearch: (search) => hrefOf('', search as Record<string, string>),
})
