/** When records may be destroyed. Pure. */

/** The day after full years from the youngest record, both calendar dates: never early, 29 February included. */
export function dueAfter(newestOn: string, years: number): string {
  const [year, month, day] = newestOn.split('-').map(Number) as [number, number, number]
  return new Date(Date.UTC(year + years, month - 1, day + 1)).toISOString().slice(0, 10)
}

export interface DecidedBy {
  readonly decision: 'approve' | 'refuse'
  readonly decidedBy: string
  readonly decidedRole: string
}

/**
 * One refusal ends it; approvals of two people in two different posts, none of them who asked, approve it. A hold
 * placed since the request, standing or lifted, makes it void, unless it was carried out.
 */
export function stateOfDestruction(
  { requestedBy, requestedAt }: { readonly requestedBy: string; readonly requestedAt: string },
  decisions: readonly DecidedBy[],
  {
    holdsPlacedAt,
    held,
    done,
  }: { readonly holdsPlacedAt: readonly string[]; readonly held: boolean; readonly done: boolean },
): 'waiting' | 'approved' | 'refused' | 'void' | 'done' {
  if (done) return 'done'
  if (decisions.some(({ decision }) => decision === 'refuse')) return 'refused'
  if (held || holdsPlacedAt.some((placedAt) => placedAt >= requestedAt)) return 'void'
  const others = decisions.filter(({ decidedBy }) => decidedBy !== requestedBy)
  const people = new Set(others.map(({ decidedBy }) => decidedBy))
  const posts = new Set(others.map(({ decidedRole }) => decidedRole))
  return people.size >= 2 && posts.size >= 2 ? 'approved' : 'waiting'
}
