/** 指导: handing blocks out and taking them back, passing what was reported, re-checks drawn at random, returning on the spot. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { usePageTitle } from '../screens/use-page-title.ts'
import { Assignments } from './assignments.tsx'
import { PassQueue } from './pass-queue.tsx'
import { Rechecks } from './rechecks.tsx'

type View = 'blocks' | 'queue' | 're-checks'

export function SuperviseScreen() {
  usePageTitle('指导')
  const [view, setView] = useState<View>('blocks')
  return (
    <main className="field-page">
      <nav aria-label="所在位置" className="field-back">
        <Link to="/">
          <Icon name="back" /> 今天
        </Link>
      </nav>
      <h1>指导</h1>
      <Tabs<View>
        label="指导员的工作"
        value={view}
        onChange={setView}
        items={[
          { id: 'blocks', label: '分派小区' },
          { id: 'queue', label: '待复核' },
          { id: 're-checks', label: '随机复查' },
        ]}
      />
      {view === 'blocks' && <Assignments />}
      {view === 'queue' && <PassQueue />}
      {view === 're-checks' && <Rechecks />}
    </main>
  )
}
