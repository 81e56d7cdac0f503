/** Paths of the enumerator's application, below /field/. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { Failed } from './screens/failed.tsx'
import { FieldFrame } from './screens/field-frame.tsx'
import { NotFoundScreen } from './screens/not-found-screen.tsx'
import { TodayScreen } from './screens/today-screen.tsx'

// Today's screen comes at once; what is behind it when it is opened. All of it is on the device: the
// service worker keeps every piece.
const BlockScreen = lazyRouteComponent(() => import('./screens/block-screen.tsx'), 'BlockScreen')
const BuildingScreen = lazyRouteComponent(
  () => import('./walk/building-screen.tsx'),
  'BuildingScreen',
)
const NewUnitScreen = lazyRouteComponent(
  () => import('./screens/new-unit-screen.tsx'),
  'NewUnitScreen',
)
const SearchScreen = lazyRouteComponent(() => import('./walk/search-screen.tsx'), 'SearchScreen')
const SuperviseScreen = lazyRouteComponent(
  () => import('./supervise/supervise-screen.tsx'),
  'SuperviseScreen',
)
const SyncScreen = lazyRouteComponent(() => import('./screens/sync-screen.tsx'), 'SyncScreen')
const UnitScreen = lazyRouteComponent(() => import('./screens/unit-screen.tsx'), 'UnitScreen')

const root = createRootRoute({ component: FieldFrame })

const today = createRoute({ getParentRoute: () => root, path: '/', component: TodayScreen })
const sync = createRoute({ getParentRoute: () => root, path: '/sync', component: SyncScreen })
const block = createRoute({
  getParentRoute: () => root,
  path: '/blocks/$blockCode',
  component: function Block() {
    return <BlockScreen blockCode={block.useParams().blockCode} />
  },
})
const newUnit = createRoute({
  getParentRoute: () => root,
  path: '/blocks/$blockCode/new',
  validateSearch: (search: Record<string, unknown>): { building?: string } =>
    typeof search.building === 'string' ? { building: search.building } : {},
  component: function NewUnit() {
    return (
      <NewUnitScreen
        blockCode={newUnit.useParams().blockCode}
        buildingCode={newUnit.useSearch().building}
      />
    )
  },
})
const building = createRoute({
  getParentRoute: () => root,
  path: '/blocks/$blockCode/buildings/$buildingCode',
  component: function BuildingPage() {
    return <BuildingScreen {...building.useParams()} />
  },
})
const search = createRoute({
  getParentRoute: () => root,
  path: '/blocks/$blockCode/search',
  component: function Search() {
    return <SearchScreen blockCode={search.useParams().blockCode} />
  },
})
const unit = createRoute({
  getParentRoute: () => root,
  path: '/units/$unitId',
  component: function Unit() {
    return <UnitScreen unitId={unit.useParams().unitId} />
  },
})
const form = createRoute({
  getParentRoute: () => root,
  path: '/responses/$responseId',
  // The form engine is the heavier half of the application: the first screen does without it.
  component: lazyRouteComponent(() => import('./screens/form-screen.tsx'), 'FormScreen'),
})

const certificate = createRoute({
  getParentRoute: () => root,
  path: '/certificate',
  component: lazyRouteComponent(
    () => import('./screens/certificate-screen.tsx'),
    'CertificateScreen',
  ),
})

const supervise = createRoute({
  getParentRoute: () => root,
  path: '/supervise',
  component: SuperviseScreen,
})

const survey = createRoute({
  getParentRoute: () => root,
  path: '/survey',
  component: lazyRouteComponent(() => import('./survey/survey-screen.tsx'), 'SurveyScreen'),
})
const SurveyBlockScreen = lazyRouteComponent(
  () => import('./survey/survey-block-screen.tsx'),
  'SurveyBlockScreen',
)
const FindScreen = lazyRouteComponent(() => import('./survey/find-screen.tsx'), 'FindScreen')
const surveyBlock = createRoute({
  getParentRoute: () => root,
  path: '/survey/$surveyId/$blockCode',
  component: function SurveyBlock() {
    return <SurveyBlockScreen place={surveyBlock.useParams()} />
  },
})
const surveyFind = createRoute({
  getParentRoute: () => root,
  path: '/survey/$surveyId/$blockCode/$foundId',
  component: function SurveyFind() {
    const { foundId, ...place } = surveyFind.useParams()
    return <FindScreen place={place} foundId={foundId} />
  },
})

export const router = createRouter({
  routeTree: root.addChildren([
    today,
    sync,
    block,
    newUnit,
    building,
    search,
    unit,
    supervise,
    form,
    certificate,
    survey,
    surveyBlock,
    surveyFind,
  ]),
  basepath: '/field',
  defaultPreload: false,
  defaultErrorComponent: ({ error, reset }) => <Failed error={error} retry={reset} />,
  defaultNotFoundComponent: NotFoundScreen,
})
