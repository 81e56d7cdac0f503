/** 指导: handing blocks out and taking them back, re-checks drawn at random, returning on the spot. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { usePageTitle } from '../screens/use-page-title.ts'
import { Assignments } from './assignments.tsx'
import { Rechecks } from './rechecks.tsx'

type View = 'blocks' | 're-checks'

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
          { id: 're-checks', label: '随机复查' },
        ]}
      />
      {view === 'blocks' ? <Assignments /> : <Rechecks />}
    </main>
  )
}
