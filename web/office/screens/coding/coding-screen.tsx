/** 行业编码: what respondents say they do, coded by the office; identical words together. */
import { PageHead } from '../../../ui/page-head.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import { hrefOf } from '../../href-of.ts'
import { become } from '../../office-history.ts'
import type { CodingSearch } from '../../read-search.ts'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { CodedView } from './coded-view.tsx'
import { PhrasesView } from './phrases-view.tsx'
import { TurnView } from './turn-view.tsx'
import './coding.css'

type View = 'first' | 'second' | 'referee' | 'done'

export function CodingScreen({ filter }: { readonly filter: CodingSearch }) {
  usePageTitle('行业编码')
  const { area, view = 'first', phrase } = filter
  // A county codes as a whole.
  const isCity = useOffice().role === 'city-office'
  const change = (next: { [Name in keyof CodingSearch]?: string | undefined }) =>
    become(hrefOf('/coding', { ...filter, ...next }))
  return (
    <div className="coding">
      <PageHead title="行业编码">
        按调查对象写的主要业务活动编到行业小类；写法相同的一起编。填报内容不改动。
      </PageHead>
      <Toolbar label="筛选">
        {isCity && <AreaFilter value={area} onChange={(chosen) => change({ area: chosen })} />}
        <Tabs<View>
          label="编码的步骤"
          items={[
            { id: 'first', label: '初编' },
            { id: 'second', label: '复编' },
            { id: 'referee', label: '裁定' },
            { id: 'done', label: '一致率和记录' },
          ]}
          value={view}
          onChange={(id) => change({ view: id === 'first' ? undefined : id, phrase: undefined })}
        />
      </Toolbar>
      {view === 'first' && (
        <PhrasesView area={area} open={phrase} onOpen={(next) => change({ phrase: next })} />
      )}
      {(view === 'second' || view === 'referee') && <TurnView key={view} turn={view} area={area} />}
      {view === 'done' && <CodedView area={area} />}
    </div>
  )
}
