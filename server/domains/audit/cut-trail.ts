/**
 * Cuts what the trail says of records that are being destroyed: reason, before and after of entries about
 * subjects of some kinds. Who did what to which id and when stays, and so does every link of the chain.
 */
import { createHash } from 'node:crypto'
import type { Executor } from '../../platform/database/database.ts'
import { hashEntry } from './hash-entry.ts'
import { cutEntries, entriesToCut, type TrailCut } from './store.ts'

export interface CutSum {
  readonly entries: number
  /** SHA-256 over all cuts in order, hexadecimal: goes into the entry that tells of the destruction. */
  readonly digest: string
}

/** Entries read at a time: what one statement binds. */
const PAGE = 500

export async function cutTrail(
  tx: Executor,
  { kinds, destructionId }: { readonly kinds: readonly string[]; readonly destructionId: string },
): Promise<CutSum> {
  const sum = startCutSum()
  let after = 0
  for (;;) {
    const page = await entriesToCut(tx, kinds, { after, limit: PAGE })
    if (page.length === 0) return sum.end()
    const cuts = page.map((entry): TrailCut => {
      const remains = { ...entry, reason: null, before: null, after: null }
      const { sequence, hash } = entry
      return { sequence, hash, remainsHash: hashEntry(remains), destructionId }
    })
    await cutEntries(tx, cuts)
    for (const cut of cuts) sum.add(cut)
    after = page.at(-1)!.sequence
  }
}

/** Adds up cuts in the order of their entries; the same for whoever cuts and whoever verifies. */
export function startCutSum() {
  const hash = createHash('sha256')
  let entries = 0
  return {
    add({ sequence, hash: link, remainsHash }: TrailCut): void {
      entries += 1
      hash.update(`${sequence}:${link}:${remainsHash}\n`)
    },
    end: (): CutSum => ({ entries, digest: hash.digest('hex') }),
  }
}
