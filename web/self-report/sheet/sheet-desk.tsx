/**
 * One form in work, shared by filling in and confirming: its session, the copy in this browser, the
 * autosave, the merge with other people's work, and reporting.
 */
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { establishmentFindings } from '../../../forms/engine/establishments/compare-list.ts'
import { getResponse, saveDraft } from '../../../server/contract/responses.ts'
import { call } from '../../api/call.ts'
import type { FormSession } from '../../form/session/form-session.ts'
import { pageCodeLists, useFormSession } from '../../form/session/use-form-session.ts'
import type { OutboxItem, SentItem } from '../../outbox/database.ts'
import { useDevice } from '../device/device.tsx'
import { knownApart } from '../establishments/find-establishments-beside.ts'
import { offerEstablishments } from '../establishments/offer-rows.ts'
import { withLedger } from '../ledger/with-ledger.ts'
import { applyWork } from './apply-work.ts'
import { withChecksBeside } from './checks-beside.ts'
import { ancestorFor, serverWork } from './decide-start.ts'
import { createDraftSaver, type ServerDraft } from './draft-saver.ts'
import { type Merge, mergeWork, type Pick, resolveMerge } from './merge-work.ts'
import { itemsToRead, type OpenedSheet, surroundingsOf } from './open-sheet.ts'
import { returnedFinding, withReturned } from './returned-checks.ts'
import type { SaveState } from './save-state.ts'
import { sealForReporting } from './submit-sheet.ts'
import { type FormPresence, usePresence } from './use-presence.ts'
import { ownWork, type Work } from './work.ts'
import { createWorkKeeper, ensureDraft } from './work-keeper.ts'

/** `sent`: the receipt is here. `waiting`: sealed, goes by itself. */
export type Reported =
  | { readonly kind: 'sent'; readonly sent: SentItem }
  | { readonly kind: 'waiting'; readonly item: OutboxItem }

export interface SheetDesk {
  readonly opened: OpenedSheet
  readonly session: FormSession
  readonly saveState: SaveState
  /** Who else has the form open; null while that is not known. */
  readonly presence: FormPresence | null
  /** Both changed the same indicators: the person chooses. */
  readonly conflict: Merge | null
  resolve(picks: ReadonlyMap<string, Pick>): void
  report(): Promise<Reported>
  /** Reads everything again, e.g. after a receipt. */
  readonly reopen: () => void
  readonly takeOver: () => void
}

const DeskContext = createContext<SheetDesk | null>(null)

export function useSheetDesk(): SheetDesk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('useSheetDesk outside SheetDeskProvider')
  return desk
}

/** How long another window waits for our last save. */
const HAND_OVER_MS = 2_000

export interface SheetDeskProviderProps {
  readonly opened: OpenedSheet
  readonly reopen: () => void
  readonly takeOver: () => void
  /** Tells how to keep what is in hand, for when another window takes over. */
  readonly onKeep: (keep: () => Promise<void>) => void
  readonly children: ReactNode
}

export function SheetDeskProvider(props: SheetDeskProviderProps) {
  const { opened, reopen, takeOver, onKeep, children } = props
  const { detail, form, start, lockedBy, ledger, establishments } = opened
  const device = useDevice()
  const { database, reports, sending } = device
  const { responseId } = detail.response
  const [saveState, setSaveState] = useState<SaveState>(() =>
    detail.draft ? { kind: 'saved', at: detail.draft.savedAt } : { kind: 'untouched' },
  )
  const [conflict, setConflict] = useState<Merge | null>(
    lockedBy === null && start.merge.choices.length > 0 ? start.merge : null,
  )
  const theirsNow = useRef<ServerDraft>({
    version: start.serverVersion,
    work: start.known,
    savedAt: detail.draft?.savedAt ?? null,
  })
  const readItems = useMemo(() => itemsToRead(opened), [opened])
  const readKeys = useMemo(() => new Set(Object.keys(readItems)), [readItems])
  const surroundings = useMemo(() => surroundingsOf(detail), [detail])
  const locked = lockedBy !== null

  const saver = useMemo(
    () =>
      createDraftSaver({
        known: start.known,
        serverVersion: start.serverVersion,
        attempted: start.attempted,
        savedAt: detail.draft?.savedAt ?? null,
        held: start.merge.choices.length > 0,
        save: (work, baseVersion) =>
          call(saveDraft, {
            params: { responseId },
            body: {
              answers: { ...work.answers },
              explanations: [...work.explanations],
              formVersion: opened.draftStart.formVersion,
              keptAside: [...(opened.draftStart.keptAside ?? [])],
              baseVersion,
            },
          }),
        note: async (stand) => {
          const { latestRevisionId } = detail
          const { formVersion } = opened.draftStart
          await reports.put('sheets', { responseId, latestRevisionId, formVersion, ...stand })
        },
        tell: setSaveState,
      }),
    [detail, opened, reports, responseId, start],
  )

  const keeper = useMemo(
    () =>
      createWorkKeeper(database, opened.draftStart, start.merge.work, {
        kept: (work) => saver.kept(work),
        failed: () => setSaveState({ kind: 'not-kept' }),
      }),
    [database, opened, saver, start],
  )

  const finding =
    detail.response.state === 'returned' ? returnedFinding(detail.returns[0]) : undefined
  const session: FormSession = useFormSession({
    form,
    initialAnswers: { ...readItems, ...start.merge.work.answers },
    explanations: start.merge.work.explanations,
    prefill: locked
      ? {}
      : {
          ...detail.prefill,
          ...(establishments &&
            offerEstablishments(form.id, start.merge.work.answers, establishments)),
        },
    context: surroundings,
    readOnly: locked,
    ...(locked || (!finding && !ledger && !establishments)
      ? {}
      : {
          extendChecks: (checks, answers) => {
            const besideLedger = ledger
              ? withLedger(checks, answers, { form, added: ledger, codeLists: pageCodeLists })
              : checks
            const beside = establishments
              ? withChecksBeside(besideLedger, answers, (now) =>
                  establishmentFindings(form.id, knownApart(establishments), now),
                )
              : besideLedger
            // What was returned is the standing revision, by contract of the form's own answers.
            return finding
              ? withReturned(beside, answers, detail.answers as Work['answers'], finding)
              : beside
          },
        }),
    onChange: () => {
      if (!locked) keeper.keep(ownWork(session, readKeys))
    },
  })

  const keepAll = useCallback(async () => {
    if (locked) return
    // A cell still in focus gives up its text when it loses it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    keeper.keep(ownWork(session, readKeys))
    await keeper.settled()
  }, [keeper, locked, readKeys, session])

  useEffect(
    () =>
      onKeep(async () => {
        await keepAll()
        await Promise.race([saver.flush(), pause(HAND_OVER_MS)])
        saver.stop()
      }),
    [onKeep, keepAll, saver],
  )

  // Work of an earlier sitting that the server has not got yet goes up now.
  useEffect(() => {
    if (locked || start.merge.choices.length > 0) return
    saver.kept(start.merge.work)
    const again = (): void => void saver.flush()
    window.addEventListener('online', again)
    // Also when one comes back from signing in beside it.
    window.addEventListener('focus', again)
    return () => {
      window.removeEventListener('online', again)
      window.removeEventListener('focus', again)
    }
  }, [locked, saver, start])

  // Leaving the form saves what is waiting.
  const present = useRef(false)
  useEffect(() => {
    present.current = true
    saver.start()
    return () => {
      present.current = false
      void keeper.settled().then(async () => {
        await saver.flush()
        if (!present.current) saver.stop()
      })
    }
  }, [keeper, saver])

  const goOnWith = useCallback(
    (work: Work) => {
      applyWork(session, work, ownWork(session, readKeys))
      setConflict(null)
      keeper.keep(work)
      saver.rebase(theirsNow.current, work)
    },
    [keeper, readKeys, saver, session],
  )

  // Someone else saved in between: look at theirs, merge what is apart, ask about the rest.
  useEffect(() => {
    if (saveState.kind !== 'conflict') return
    let current = true
    call(getResponse, { params: { responseId } }).then(
      (fresh) => {
        if (!current) return
        if (!fresh.editable) return setSaveState({ kind: 'closed' })
        const theirs = serverWork(fresh)
        theirsNow.current = {
          version: fresh.draft?.version ?? 0,
          work: theirs,
          savedAt: fresh.draft?.savedAt ?? null,
        }
        const merge = mergeWork(ancestorFor(theirs, saver.stand()), keeper.newest(), theirs)
        if (merge.choices.length > 0) setConflict(merge)
        else goOnWith(merge.work)
      },
      () => {
        if (current) setTimeout(() => current && setSaveState({ kind: 'conflict' }), 5_000)
      },
    )
    return () => {
      current = false
    }
  }, [saveState, responseId, saver, keeper, goOnWith])

  // Others are seen at work, and what they saved is taken in while nothing of ours waits to be saved.
  const presence = usePresence(responseId)
  const heard = presence?.draftVersion ?? 0
  const settled = saveState.kind === 'saved' || saveState.kind === 'untouched'
  useEffect(() => {
    if (locked || !settled || heard <= saver.stand().serverVersion) return
    setSaveState({ kind: 'conflict' })
  }, [heard, locked, saver, settled])

  const report = useCallback(async (): Promise<Reported> => {
    await keepAll()
    saver.stop() // the sealed revision carries the work from here on
    await ensureDraft(database, opened.draftStart, keeper.newest(), new Date().toISOString())
    const item = await sealForReporting(database, reports, responseId)
    await sending.sendNow()
    const sent = await database.get('sent', item.revisionId)
    if (!sent) return { kind: 'waiting', item }
    if (sent.receipt.outcome !== 'quarantined') {
      const known = keeper.newest()
      const latestRevisionId = item.revisionId
      const { formVersion } = opened.draftStart
      const build = { known, serverVersion: 0, attempted: [] }
      const record = { responseId, latestRevisionId, formVersion, ...build }
      await reports.put('sheets', record)
    }
    return { kind: 'sent', sent }
  }, [database, keepAll, keeper, opened, reports, responseId, saver, sending])

  const desk = useMemo<SheetDesk>(
    () => ({
      opened,
      session,
      saveState,
      presence,
      conflict,
      resolve: (picks) => conflict && goOnWith(resolveMerge(conflict, picks)),
      report,
      reopen,
      takeOver,
    }),
    [opened, session, saveState, presence, conflict, goOnWith, report, reopen, takeOver],
  )
  return <DeskContext value={desk}>{children}</DeskContext>
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
