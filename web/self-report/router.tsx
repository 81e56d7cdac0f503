/** Paths of the respondents' application, below /self-report/. */
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { AppFrame } from './screens/app-frame.tsx'
import { ConfirmScreen } from './screens/confirm-screen.tsx'
import { Crashed, NoSuchPage } from './screens/crashed.tsx'
import { EstablishmentsScreen } from './screens/establishments/establishments-screen.tsx'
import { EvidenceScreen } from './screens/evidence-screen.tsx'
import { FillScreen } from './screens/fill-screen.tsx'
import { FormsScreen } from './screens/forms-screen.tsx'
import { HistoryScreen } from './screens/history-screen.tsx'
import { LedgerImportScreen } from './screens/ledger/import-screen.tsx'
import { LedgerScreen } from './screens/ledger/ledger-screen.tsx'
import { MessagesScreen } from './screens/messages-screen.tsx'
import { PeopleScreen } from './screens/people-screen.tsx'
import { PrintFormScreen } from './screens/print-form-screen.tsx'
import { ReceiptScreen } from './screens/receipt-screen.tsx'
import { SheetScreen } from './screens/sheet-screen.tsx'
import { UnitsScreen } from './screens/units-screen.tsx'

const root = createRootRoute({ component: AppFrame })

const forms = createRoute({ getParentRoute: () => root, path: '/', component: FormsScreen })
const sheet = createRoute({
  getParentRoute: () => root,
  path: '/forms/$responseId',
  component: function Sheet() {
    const { responseId } = sheet.useParams()
    return <SheetScreen key={responseId} responseId={responseId} />
  },
})
const fill = createRoute({
  getParentRoute: () => sheet,
  path: '/',
  /** `at`: the cell to show first. */
  validateSearch: (search): { at?: string } =>
    typeof search.at === 'string' ? { at: search.at } : {},
  component: function Fill() {
    return <FillScreen at={fill.useSearch().at} />
  },
})
const confirm = createRoute({
  getParentRoute: () => sheet,
  path: '/confirm',
  component: ConfirmScreen,
})
const print = createRoute({
  getParentRoute: () => sheet,
  path: '/print',
  component: PrintFormScreen,
})
const receipt = createRoute({
  getParentRoute: () => root,
  path: '/receipts/$responseId/$revisionId',
  component: function Receipt() {
    return <ReceiptScreen {...receipt.useParams()} />
  },
})
const history = createRoute({
  getParentRoute: () => root,
  path: '/history/$responseId',
  component: function History() {
    return <HistoryScreen responseId={history.useParams().responseId} />
  },
})

const evidence = createRoute({
  getParentRoute: () => root,
  path: '/evidence',
  component: EvidenceScreen,
})
const messages = createRoute({
  getParentRoute: () => root,
  path: '/messages',
  /** `form`: what to write about. */
  validateSearch: (search): { form?: string } =>
    typeof search.form === 'string' ? { form: search.form } : {},
  component: function Messages() {
    return <MessagesScreen form={messages.useSearch().form} />
  },
})
const units = createRoute({ getParentRoute: () => root, path: '/units', component: UnitsScreen })
const establishments = createRoute({
  getParentRoute: () => root,
  path: '/establishments',
  component: EstablishmentsScreen,
})
const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: PeopleScreen,
})

/** Entries of the year, or those behind one line of a form. */
const ledger = createRoute({
  getParentRoute: () => root,
  path: '/ledger/$year',
  validateSearch: (search): { line?: string; code?: string } => ({
    ...(typeof search.line === 'string' ? { line: search.line } : {}),
    // A code of digits comes as a number where the address does not quote it.
    ...(typeof search.code === 'string' || typeof search.code === 'number'
      ? { code: String(search.code) }
      : {}),
  }),
  component: function Ledger() {
    const { line, code } = ledger.useSearch()
    return <LedgerScreen year={ledger.useParams().year} line={line} code={code} />
  },
})
const ledgerImport = createRoute({
  getParentRoute: () => root,
  path: '/ledger/$year/import',
  component: function LedgerImport() {
    return <LedgerImportScreen year={ledgerImport.useParams().year} />
  },
})

export const router = createRouter({
  routeTree: root.addChildren([
    forms,
    sheet.addChildren([fill, confirm, print]),
    receipt,
    history,
    people,
    establishments,
    messages,
    units,
    ledger,
    ledgerImport,
    evidence,
  ]),
  basepath: '/self-report',
  defaultPreload: false,
  defaultErrorComponent: Crashed,
  defaultNotFoundComponent: NoSuchPage,
})
