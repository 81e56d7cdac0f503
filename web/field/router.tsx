/** Paths of the enumerator's application, below /field/. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { BlockScreen } from './screens/block-screen.tsx'
import { Failed } from './screens/failed.tsx'
import { FieldFrame } from './screens/field-frame.tsx'
import { NewUnitScreen } from './screens/new-unit-screen.tsx'
import { NotFoundScreen } from './screens/not-found-screen.tsx'
import { SyncScreen } from './screens/sync-screen.tsx'
import { TodayScreen } from './screens/today-screen.tsx'
import { UnitScreen } from './screens/unit-screen.tsx'
import { SuperviseScreen } from './supervise/supervise-screen.tsx'
import { BuildingScreen } from './walk/building-screen.tsx'
import { SearchScreen } from './walk/search-screen.tsx'

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

const supervise = createRoute({
  getParentRoute: () => root,
  path: '/supervise',
  component: SuperviseScreen,
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
  ]),
  basepath: '/field',
  defaultPreload: false,
  defaultErrorComponent: ({ error, reset }) => <Failed error={error} retry={reset} />,
  defaultNotFoundComponent: NotFoundScreen,
})
