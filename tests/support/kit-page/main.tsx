/** The kit on one page, for the tests of web/ui: ?view=office|pieces|field&sunlight. Ships nowhere. */
import { createRoot } from 'react-dom/client'
import { type Density, UiRoot } from '../../../web/ui/ui-root.tsx'
import { FieldView } from './field-view.tsx'
import { OfficeView } from './office-view.tsx'
import { PiecesView } from './pieces-view.tsx'

const query = new URLSearchParams(location.search)
const density = (query.get('density') ?? 'office') as Density
const views = { office: OfficeView, pieces: PiecesView, field: FieldView }
const View = views[(query.get('view') ?? 'office') as keyof typeof views]

createRoot(document.getElementById('root')!).render(
  <UiRoot density={density} sunlight={query.has('sunlight')}>
    <View />
  </UiRoot>,
)
