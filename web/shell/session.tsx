/**
 * Who works in this window. Asked of the server at start; without a network the last known account
 * of this browser goes on, so that a walk does not end where the signal does.
 */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { type Account, getSession, signOut } from '../../server/contract/identity.ts'
import type { ReplyOf } from '../../server/contract/operation.ts'
import { CallFailure, call } from '../api/call.ts'

export interface Session {
  readonly account: Account
  readonly demonstration: boolean
  /** Units an enterprise account may work for; empty for all others, and while unconfirmed. */
  readonly units: readonly SessionUnit[]
  /** Server clock minus device clock, milliseconds; null while unknown. */
  readonly clockOffsetMs: number | null
  /** False while the account is only remembered, not confirmed by the server. */
  readonly confirmed: boolean
  signOut(): Promise<void>
}

export type SessionUnit = ReplyOf<typeof getSession>['units'][number]

export type SessionState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'failed'; readonly error: unknown; retry(): void }
  | { readonly kind: 'signed-in'; readonly session: Session }

const sessionQuery = queryOptions({
  queryKey: [getSession.id],
  queryFn: async () => ({ ...(await call(getSession, {})), askedAtMs: Date.now() }),
})

const REMEMBERED = 'jingpu-account'
const SessionContext = createContext<Session | null>(null)

/** The session of the window. Only below SessionGate. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside SessionGate')
  return session
}

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>
}

/** The session as it stands now; asks again every five minutes and when the window comes back. */
export function useSessionState(): SessionState {
  const client = useQueryClient()
  const query = useQuery({
    ...sessionQuery,
    refetchInterval: 300_000,
    staleTime: 60_000,
  })
  const { data, error, isPending, refetch } = query
  return useMemo((): SessionState => {
    const leave = async () => {
      await call(signOut, {})
      localStorage.removeItem(REMEMBERED)
      await client.invalidateQueries({ queryKey: [getSession.id] })
    }
    if (data) {
      if (!data.account) return { kind: 'signed-out' }
      localStorage.setItem(REMEMBERED, JSON.stringify(data.account))
      return {
        kind: 'signed-in',
        session: {
          account: data.account,
          demonstration: data.demonstration,
          units: data.units,
          clockOffsetMs: Date.parse(data.serverTime) - data.askedAtMs,
          confirmed: !error,
          signOut: leave,
        },
      }
    }
    if (isPending) return { kind: 'asking' }
    const remembered = withoutNetwork(error) ? rememberedAccount() : null
    if (!remembered) return { kind: 'failed', error, retry: () => void refetch() }
    return {
      kind: 'signed-in',
      session: {
        account: remembered,
        demonstration: false,
        units: [],
        clockOffsetMs: null,
        confirmed: false,
        signOut: leave,
      },
    }
  }, [data, error, isPending, refetch, client])
}

function withoutNetwork(error: unknown): boolean {
  return error instanceof CallFailure && error.failure.kind !== 'problem'
}

function rememberedAccount(): Account | null {
  const text = localStorage.getItem(REMEMBERED)
  // Written by this very module.
  return text ? (JSON.parse(text) as Account) : null
}
