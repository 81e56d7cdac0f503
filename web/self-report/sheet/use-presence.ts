/**
 * Says every ten seconds that this window has the form open, and hears who else has and which draft is
 * the newest. Without a network nobody is seen; the work itself does not depend on it.
 */
import { useEffect, useState } from 'react'
import type { ReplyOf } from '../../../server/contract/operation.ts'
import { notePresence } from '../../../server/contract/responses.ts'
import { call } from '../../api/call.ts'

export type FormPresence = ReplyOf<typeof notePresence>

const EVERY_MS = 10_000
/** Where this tab keeps its id. */
const WINDOW = 'jingpu-window'

/** The same after a reload or on coming back: who just left is not their own neighbour. */
function ownWindowId(): string {
  const kept = sessionStorage.getItem(WINDOW) ?? crypto.randomUUID()
  sessionStorage.setItem(WINDOW, kept)
  return kept
}

export function usePresence(responseId: string): FormPresence | null {
  const [windowId] = useState(ownWindowId)
  const [presence, setPresence] = useState<FormPresence | null>(null)
  useEffect(() => {
    let current = true
    const ask = () => {
      if (document.visibilityState === 'hidden') return
      call(notePresence, { params: { responseId }, body: { windowId } }).then(
        (reply) => current && setPresence(reply),
        () => current && setPresence(null),
      )
    }
    ask()
    const timer = setInterval(ask, EVERY_MS)
    document.addEventListener('visibilitychange', ask)
    return () => {
      current = false
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [responseId, windowId])
  return presence
}
