/** One form on the tablet, filled in by one window at a time: sections, checks while one types, the way to report it. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useCallback, useEffect, useRef } from 'react'
import { useDeskClaim } from '../../outbox/claim/use-desk-claim.ts'
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
  const keep = useRef<() => Promise<void>>(async () => undefined)
  const claim = useDeskClaim(responseId, () => keep.current())
  const onKeep = useCallback((kept: () => Promise<void>) => {
    keep.current = kept
  }, [])
  const opened = useQuery({
    // With every change of hands what was read before is out of date.
    queryKey: ['opened-form', responseId, claim.kind, claim.turn],
    queryFn: () => openForm(database, responseId),
    enabled: claim.kind !== 'asking',
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
  return (
    <FormDesk
      key={`${responseId}-${claim.turn}`}
      opened={opened.data}
      elsewhere={claim.kind === 'elsewhere'}
      takeOver={claim.takeOver}
      onKeep={onKeep}
    />
  )
}
