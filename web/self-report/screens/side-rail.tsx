/** Beside the table: the findings, or what the indicators mean; one click from one to the other. */
import { useState } from 'react'
import { FindingsRail } from '../../form/findings/findings-rail.tsx'
import { useSurface } from '../../form/surface/surface.ts'
import { useFindings } from '../../form/surface/use-session.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { Definitions } from './definitions.tsx'

export function SideRail() {
  const { counts } = useFindings(useSurface().session)
  const [shown, setShown] = useState<'findings' | 'definitions'>('findings')
  return (
    <div className="sr-rail">
      <Tabs
        label="审核与解释"
        value={shown}
        onChange={setShown}
        items={[
          {
            id: 'findings',
            label: '审核问题',
            count: counts.mandatory + counts.verify + counts.advisory,
            panel: <FindingsRail />,
          },
          { id: 'definitions', label: '指标解释', panel: <Definitions /> },
        ]}
      />
    </div>
  )
}
