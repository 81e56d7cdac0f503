/** One form: claims it for this window, opens it, and gives it to filling in and confirming. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { useCallback, useRef } from 'react'
import { getResponse, listResponses } from '../../../server/contract/responses.ts'
import { keyOf } from '../../api/queries.ts'
import { useDeskClaim } from '../../outbox/claim/use-desk-claim.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useDevice } from '../device/device.tsx'
import { openSheet } from '../sheet/open-sheet.ts'
import { SheetDeskProvider } from '../sheet/sheet-desk.tsx'
import { Failed } from './failed.tsx'

export function SheetScreen({ responseId }: { readonly responseId: string }) {
  const device = useDevice()
  const client = useQueryClient()
  const keep = useRef<() => Promise<void>>(async () => undefined)
  const claim = useDeskClaim(responseId, () => keep.current())
  const opened = useQuery({
    queryKey: ['opened-sheet', responseId, claim.kind, claim.turn],
    queryFn: () => openSheet(device, responseId, claim.kind === 'elsewhere'),
    enabled: claim.kind !== 'asking',
    networkMode: 'always',
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const { refetch } = opened
  const reopen = useCallback(() => {
    void client.invalidateQueries({ queryKey: keyOf(listResponses) })
    void client.invalidateQueries({ queryKey: keyOf(getResponse) })
    void refetch()
  }, [client, refetch])
  const onKeep = useCallback((kept: () => Promise<void>) => {
    keep.current = kept
  }, [])

  if (opened.error) {
    return (
      <main id="main" className="sr-page">
        <Failed error={opened.error} retry={() => void refetch()} />
      </main>
    )
  }
  if (!opened.data) {
    return (
      <main id="main" className="sr-page" aria-busy="true">
        <Skeleton lines={12} />
      </main>
    )
  }
  return (
    <SheetDeskProvider
      key={`${claim.turn}-${opened.dataUpdatedAt}`}
      opened={opened.data}
      reopen={reopen}
      takeOver={claim.takeOver}
      onKeep={onKeep}
    >
      <Outlet />
    </SheetDeskProvider>
  )
}
