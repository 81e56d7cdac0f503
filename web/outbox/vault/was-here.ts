/**
 * Whether somebody's records lay on this device. Noted outside IndexedDB: where the browser empties its
 * databases, as it does on a full disk it promised nothing for, this note stays and the loss can be told.
 */

const keyOf = (accountId: string) => `jingpu-was-here-${accountId}`

export function noteRecordsHere(accountId: string): void {
  localStorage.setItem(keyOf(accountId), 'yes')
}

export function hadRecordsHere(accountId: string): boolean {
  return localStorage.getItem(keyOf(accountId)) !== null
}

export function forgetRecordsHere(accountId: string): void {
  localStorage.removeItem(keyOf(accountId))
}
