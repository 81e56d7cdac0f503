/**
 * Looks for a unit that is not on today's list: in the village of one's own block, or by name or code in
 * the whole county. Shows what tells units apart, never a telephone number or a person.
 */
import type { FrameMatch } from '../../contract/fieldwork.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { findAreaNames, isWithinReach } from '../areas/index.ts'
import { requireRight } from '../identity/index.ts'
import { cleanText } from './clean-cell.ts'
import { pageOfMatches } from './store.ts'

const COUNTY_DIGITS = 6
const VILLAGE_DIGITS = 12
const PAGE = 100

export interface FrameSearch {
  /** A block within the searcher's reach. */
  readonly near: string
  readonly text?: string
  /** Id of the last match of the page before. */
  readonly after?: string
}

export async function searchFrame(
  ctx: SignedInContext,
  search: FrameSearch,
): Promise<{ matches: FrameMatch[]; next: string | null }> {
  requireRight(ctx, 'frame.view')
  const db = ctx.database.read
  const { near } = search
  const place = { areaCode: near, blockCode: near, unitId: null }
  if (!(await isWithinReach(db, ctx, place))) throw new Problem('not-found')
  const text = cleanText(search.text ?? '').normalize('NFKC')
  const rows = await pageOfMatches(db, {
    areaPrefix: near.slice(0, text === '' ? VILLAGE_DIGITS : COUNTY_DIGITS),
    text: text === '' ? undefined : text,
    after: search.after,
    limit: PAGE + 1,
  })
  const page = rows.slice(0, PAGE)
  const names = await findAreaNames(
    db,
    page.flatMap((row) => row.areaCode ?? []),
  )
  return {
    matches: page.map((row) => ({
      unitId: row.id,
      kind: row.kind,
      name: row.name,
      unifiedSocialCreditCode: row.unifiedSocialCreditCode,
      address: row.address,
      blockCode: row.blockCode,
      areaNames: [...(names.get(row.areaCode ?? '') ?? [])],
      outcome: row.outcome,
    })),
    next: rows.length > PAGE ? page.at(-1)!.id : null,
  }
}
