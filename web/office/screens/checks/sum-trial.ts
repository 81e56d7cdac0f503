/** Pieces of a trial added up as they come. Pure. */
import type { CheckTrial } from '../../../../server/contract/checks.ts'

type Hits = CheckTrial['byArea']
type Tally = CheckTrial['draft']

const EXAMPLES = 12

export function sumTrial(sum: CheckTrial | undefined, piece: CheckTrial): CheckTrial {
  if (!sum) return piece
  return {
    looked: sum.looked + piece.looked,
    total: piece.total,
    draft: addTally(sum.draft, piece.draft),
    published: sum.published && piece.published ? addTally(sum.published, piece.published) : null,
    newlyFailing: sum.newlyFailing + piece.newlyFailing,
    noLongerFailing: sum.noLongerFailing + piece.noLongerFailing,
    byArea: addHits(sum.byArea, piece.byArea),
    byIndustry: addHits(sum.byIndustry, piece.byIndustry),
    examples: [...sum.examples, ...piece.examples].slice(0, EXAMPLES),
    next: piece.next,
  }
}

function addTally(a: Tally, b: Tally): Tally {
  return {
    pass: a.pass + b.pass,
    fail: a.fail + b.fail,
    notApplicable: a.notApplicable + b.notApplicable,
  }
}

/** Most hits first. */
function addHits(a: Hits, b: Hits): Hits {
  const hits = new Map(a.map((each) => [each.code, each]))
  for (const each of b) {
    hits.set(each.code, { ...each, fail: each.fail + (hits.get(each.code)?.fail ?? 0) })
  }
  return [...hits.values()].sort((x, y) => y.fail - x.fail || (x.code < y.code ? -1 : 1))
}
