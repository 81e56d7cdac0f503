/** One form on the tablet: sections, checks that answer while one types, and the way to report it. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useDevice } from '../device/device.tsx'
import { FormDesk } from '../forms/form-desk.tsx'
import { openForm } from '../forms/open-form.ts'
import { Failed } from './failed.tsx'
import { usePageTitle } from './use-page-title.ts'

export function FormScreen() {
  // Loosely: while the router leaves this screen, its own match is gone already.
  const { responseId = '' } = useParams({ strict: false }) as { responseId?: string }
  const { database } = useDevice()
  const opened = useQuery({
    queryKey: ['opened-form', responseId],
    queryFn: () => openForm(database, responseId),
    networkMode: 'always',
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  usePageTitle(opened.data ? opened.data.form.title : '填表')
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [])
  if (opened.error) {
    return (
      <main className="field-page">
        <Failed error={opened.error} retry={() => void opened.refetch()} />
      </main>
    )
  }
  if (!opened.data) {
    return (
      <main className="field-page">
        <Skeleton lines={10} />
      </main>
    )
  }
  return <FormDesk key={responseId} opened={opened.data} />
}
