/**
 * Who has a form open right now. Kept in this process only and forgotten after half a minute: it is a
 * courtesy to people who fill in together, no record of what they did. That nothing is overwritten does
 * not depend on it (save-draft.ts).
 */
import type { ReplyOf } from '../../contract/operation.ts'
import type { notePresence as operation } from '../../contract/responses.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findDisplayNames, requireRight } from '../identity/index.ts'
import { findDraft } from './draft-store.ts'
import { getReachableResponse } from './reachable-response.ts'

/** A window that said nothing for so long has left. Windows speak every ten seconds. */
const GONE_MS = 30_000

interface Window {
  readonly windowId: string
  readonly accountId: string
  readonly name: string
  readonly seenAt: string
}

export interface Presence {
  /** Notes the window and tells the others that have the form open, latest first. */
  note(responseId: string, window: Window): readonly Window[]
}

export function keepPresence(): Presence {
  const forms = new Map<string, readonly Window[]>()
  let sweptAt = 0
  const stillHere = (windows: readonly Window[], now: number) =>
    windows.filter(({ seenAt }) => now - Date.parse(seenAt) < GONE_MS)
  return {
    note(responseId, window) {
      const now = Date.parse(window.seenAt)
      if (now - sweptAt >= GONE_MS) {
        sweptAt = now
        for (const [id, windows] of forms) {
          if (stillHere(windows, now).length === 0) forms.delete(id)
        }
      }
      const others = stillHere(forms.get(responseId) ?? [], now).filter(
        ({ windowId }) => windowId !== window.windowId,
      )
      forms.set(responseId, [window, ...others])
      return others
    },
  }
}

export async function notePresence(
  ctx: SignedInContext,
  presence: Presence,
  { responseId, windowId }: { readonly responseId: string; readonly windowId: string },
): Promise<ReplyOf<typeof operation>> {
  requireRight(ctx, 'response.report')
  const db = ctx.database.read
  await getReachableResponse(db, ctx, responseId)
  const { id: accountId, displayName: name } = ctx.actor
  const others = presence.note(responseId, {
    ...{ windowId, accountId, name },
    seenAt: ctx.clock.now(),
  })
  const draft = await findDraft(db, responseId)
  const names = draft && (await findDisplayNames(db, [draft.savedBy]))
  return {
    others: others.map((other) => ({
      name: other.name,
      self: other.accountId === accountId,
      seenAt: other.seenAt,
    })),
    draftVersion: draft?.version ?? 0,
    draftSavedBy: draft ? (names?.get(draft.savedBy) ?? draft.savedBy) : null,
  }
}
