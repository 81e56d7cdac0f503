/** Whether an account may act now: not disabled, not past its last date. Pure. */
import { shanghaiDate } from '../../platform/clock.ts'

export function mayStillSignIn(
  account: { readonly disabledAt: string | null; readonly lastDate: string | null },
  now: string,
): boolean {
  if (account.disabledAt !== null) return false
  return account.lastDate === null || shanghaiDate(now) <= account.lastDate
}
