/** A form as the applications show it: frame, table, findings beside it. */
import { type ReactNode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { FindingCounts } from '../../../web/form/findings/finding-counts.tsx'
import { FindingsRail } from '../../../web/form/findings/findings-rail.tsx'
import type { FormSession } from '../../../web/form/session/form-session.ts'
import { type UseFormSession, useFormSession } from '../../../web/form/session/use-form-session.ts'
import { FormLayout } from '../../../web/form/surface/form-layout.tsx'
import { FormSurface } from '../../../web/form/surface/form-surface.tsx'
import { OfficialTable } from '../../../web/form/table/official-table.tsx'
import { UiRoot } from '../../../web/ui/ui-root.tsx'

declare global {
  interface Window {
    /** For what a benchmark does between its measurements. */
    session?: FormSession
  }
}

function Page({ options }: { readonly options: UseFormSession }): ReactNode {
  const session = useFormSession(options)
  useEffect(() => {
    window.session = session
    document.documentElement.dataset.ready = 'yes'
  }, [session])
  return (
    <FormSurface session={session} presentation="desktop">
      <FindingCounts />
      <FormLayout rail={<FindingsRail />}>
        <OfficialTable />
      </FormLayout>
    </FormSurface>
  )
}

export function showForm(options: UseFormSession): void {
  createRoot(document.getElementById('root')!).render(
    <UiRoot density="self-report">
      <Page options={options} />
    </UiRoot>,
  )
}
