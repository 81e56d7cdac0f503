/** Beside the table: the findings, what the indicators mean, what the ledger says; one click between them. */
import { useState } from 'react'
import { FindingsRail } from '../../form/findings/findings-rail.tsx'
import { useSurface } from '../../form/surface/surface.ts'
import { useFindings } from '../../form/surface/use-session.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { LedgerRail } from '../ledger/ledger-rail.tsx'
import { useSheetDesk } from '../sheet/sheet-desk.tsx'
import { CommonMistakes } from './common-mistakes.tsx'
import { Definitions } from './definitions.tsx'

export function SideRail() {
  const { counts } = useFindings(useSurface().session)
  const { ledger, detail } = useSheetDesk().opened
  const [shown, setShown] = useState<'findings' | 'definitions' | 'mistakes' | 'ledger'>('findings')
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
          { id: 'mistakes', label: '常见错误', panel: <CommonMistakes /> },
          ...(ledger === null
            ? []
            : [
                {
                  id: 'ledger' as const,
                  label: '统计台账',
                  panel: <LedgerRail added={ledger} year={detail.response.period} />,
                },
              ]),
        ]}
      />
    </div>
  )
}
