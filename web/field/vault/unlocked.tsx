/** The opened vault of this window. */
import { createContext, useContext } from 'react'
import type { DataKey, VaultDatabase } from '../../outbox/vault/vault.ts'

export interface Unlocked {
  readonly key: DataKey
  readonly vaults: VaultDatabase
  /** Forgets the key; what was typed is on the device already. */
  readonly lock: () => void
}

export const UnlockedContext = createContext<Unlocked | null>(null)

/** Only below FieldGate. */
export function useUnlocked(): Unlocked {
  const unlocked = useContext(UnlockedContext)
  if (!unlocked) throw new Error('useUnlocked outside FieldGate')
  return unlocked
}
