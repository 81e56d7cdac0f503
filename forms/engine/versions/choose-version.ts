/**
 * The version in which work on a form goes on: its own as long as that is open, else the newest open
 * one after it. Work never goes back to an older version. Pure.
 */
export function chooseVersion(
  /** Newest first. */
  versions: readonly { readonly version: string; readonly open: boolean }[],
  /** Null: nothing is filled in yet. */
  worked: string | null,
): string {
  const newest = versions.find(({ open }) => open)?.version ?? versions[0]?.version ?? ''
  if (worked === null) return newest
  const own = versions.findIndex(({ version }) => version === worked)
  if (own < 0 || versions[own]?.open === true) return worked
  return versions.slice(0, own).find(({ open }) => open)?.version ?? worked
}
