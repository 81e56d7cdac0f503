/**
 * Before the enumerator's application: who one is, and the PIN that opens one's records on this device.
 * The PIN opens them with or without a network and a session; only sending needs a session.
 */
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import type { Account } from '../../../server/contract/identity.ts'
import { homeOf } from '../../../server/contract/identity.ts'
import {
  type DataKey,
  openVaultDatabase,
  type Vault,
  type VaultDatabase,
} from '../../outbox/vault/vault.ts'
import { watchOpening } from '../../outbox/watch-opening.ts'
import { type Session, SessionProvider, useSessionState } from '../../shell/session.tsx'
import { SessionGate, type SessionGateProps } from '../../shell/session-gate.tsx'
import { LockScreen } from './lock-screen.tsx'
import { SetPinScreen } from './set-pin-screen.tsx'
import { StoreShut } from './store-shut.tsx'
import { UnlockedContext } from './unlocked.tsx'
import { useIdleLock } from './use-idle-lock.ts'

export function FieldGate({ home, children }: SessionGateProps) {
  const state = useSessionState()
  const [database, setDatabase] = useState<VaultDatabase>()
  const [vaults, setVaults] = useState<readonly Vault[]>()
  const [shut, setShut] = useState(false)
  const [open, setOpen] = useState<{ account: Account; key: DataKey } | null>(null)

  const readVaults = useCallback(async (from: VaultDatabase) => {
    setVaults(await from.getAll('vaults'))
  }, [])
  useEffect(() => {
    const opening = openVaultDatabase().then(async (opened) => {
      await readVaults(opened)
      setDatabase(opened)
    })
    watchOpening(opening, setShut).catch(() => undefined) // said by StoreShut
  }, [readVaults])
  const lock = useCallback(() => {
    setOpen(null)
    if (database) void readVaults(database)
  }, [database, readVaults])
  useIdleLock(open !== null, lock)

  const signedIn = state.kind === 'signed-in' ? state.session : null
  const session = useMemo((): Session | null => {
    if (!open) return null
    const own = signedIn?.account.id === open.account.id ? signedIn : null
    return {
      account: own?.account ?? open.account,
      demonstration: signedIn?.demonstration ?? false,
      units: [],
      clockOffsetMs: signedIn?.clockOffsetMs ?? null,
      confirmed: own?.confirmed ?? false,
      signOut: async () => {
        if (own) await own.signOut()
        lock()
      },
    }
  }, [open, signedIn, lock])

  if (shut) return <StoreShut />
  if (!database || !vaults) return <main className="shell-gate" aria-busy="true" />
  if (open && session) {
    return (
      <SessionProvider session={session}>
        <UnlockedContext value={{ key: open.key, vaults: database, lock }}>
          {children}
        </UnlockedContext>
      </SessionProvider>
    )
  }
  const newcomer =
    signedIn &&
    homeOf(signedIn.account.role) === home &&
    !vaults.some(({ accountId }) => accountId === signedIn.account.id)
      ? signedIn.account
      : null
  if (newcomer) {
    return (
      <SetPinScreen
        database={database}
        account={newcomer}
        onSet={(key) => setOpen({ account: newcomer, key })}
      />
    )
  }
  if (vaults.length > 0) {
    return (
      <LockScreen
        database={database}
        vaults={vaults}
        signedInAs={signedIn?.confirmed ? signedIn.account.id : null}
        onOpen={(account, key) => setOpen({ account, key })}
      />
    )
  }
  // Nobody has worked on this device yet: a session comes first.
  return <SessionGate home={home}>{null as ReactNode}</SessionGate>
}
