/** What the ledger's screens share: the unit, its places, its sums, and the work of this browser. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { type LedgerPlace, placesOf } from '../../../forms/engine/ledger/ledger-places.ts'
import type { CodeListData } from '../../../forms/engine/types.ts'
import { findForm } from '../../../forms/generated/registry.ts'
import { listResponses } from '../../../server/contract/responses.ts'
import { getLedgerSums, listUnitLedgerEntries } from '../../../server/contract/unit-ledger.ts'
import { pageCodeLists } from '../../form/session/use-form-session.ts'
import { callOrKept } from '../../outbox/replies.ts'
import { useSession } from '../../shell/session.tsx'
import { useDevice } from '../device/device.tsx'
import type { LedgerWork } from '../device/report-database.ts'
import { sendEntries } from './send-entries.ts'

export function useUnitId(): string {
  const { scope } = useSession().account
  return scope.kind === 'unit' ? scope.unitId : ''
}

export function useSums(year: string) {
  const { database } = useDevice()
  const unitId = useUnitId()
  return useQuery({
    queryKey: [getLedgerSums.id, unitId, year],
    queryFn: () => callOrKept(database, getLedgerSums, { params: { unitId, year } }),
    networkMode: 'always',
  })
}

/** Where entries of this unit may go: lines of the ledger forms it owes, of all where none is known. */
export function usePlaces(): readonly LedgerPlace[] | undefined {
  const { database } = useDevice()
  const unitId = useUnitId()
  const found = useQuery({
    queryKey: ['ledger-places', unitId],
    queryFn: async () => {
      const { responses } = await callOrKept(database, listResponses, { query: { limit: 200 } })
      const ids = ['IO-1', 'IO-2', 'IO-3', 'IO-4']
      const owed = responses.filter(({ formId, fellAwayAt }) => ids.includes(formId) && !fellAwayAt)
      const wanted = owed.length === 0 ? ids : ids.filter((id) => owed.some((r) => r.formId === id))
      const forms = await Promise.all(
        wanted.map((id) =>
          findForm(id, owed.find(({ formId }) => formId === id)?.formVersion ?? '2023.1'),
        ),
      )
      return forms.flatMap((form) => (form === undefined ? [] : [...placesOf(form)]))
    },
    networkMode: 'always',
    staleTime: Number.POSITIVE_INFINITY,
  })
  return found.data
}

/** A code list of the program; undefined while it is on its way. */
export function useCodeList(id: string | undefined): CodeListData | undefined {
  useEffect(() => {
    if (id !== undefined) void pageCodeLists.request(id)
  }, [id])
  return useSyncExternalStore(pageCodeLists.subscribe, () =>
    id === undefined ? undefined : pageCodeLists.list(id),
  )
}

const LOOK_AGAIN_MS = 20_000

/** Entries this browser holds: unfinished, or on their way. Sends what is finished. */
export function useLedgerWork(year: string) {
  const { reports } = useDevice()
  const unitId = useUnitId()
  const client = useQueryClient()
  const [works, setWorks] = useState<readonly LedgerWork[]>([])
  const look = useCallback(async () => {
    const all = await reports.getAll('ledger')
    setWorks(all.filter((work) => work.unitId === unitId && work.year === year))
  }, [reports, unitId, year])
  const send = useCallback(async () => {
    const received = await sendEntries(reports)
    await look()
    if (!received) return
    await client.invalidateQueries({ queryKey: [getLedgerSums.id] })
    await client.invalidateQueries({ queryKey: [listUnitLedgerEntries.id] })
  }, [client, look, reports])
  useEffect(() => {
    void send()
    const again = (): void => void send()
    const timer = setInterval(again, LOOK_AGAIN_MS)
    window.addEventListener('online', again)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [send])
  return { works, look, send }
}
