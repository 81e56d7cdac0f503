/** Whether a snapshot still is what was signed, and how the frame has changed since. */
import type * as contract from '../../contract/listing.ts'
import type { ListingChange } from '../../contract/listing.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { getReachableSignature } from './reachable-signature.ts'
import { eachPage } from './sign-listing.ts'
import { differences, type FrozenUnit, freeze, snapshotHash } from './snapshot.ts'
import { pageOfRoster } from './store.ts'

const AT_A_TIME = 2000
const MOST_CHANGES = 1000

export async function verifyListing(
  ctx: SignedInContext,
  signatureId: string,
): Promise<ReplyOf<typeof contract.verifyListing>> {
  const db = ctx.database.read
  const { signature, areaPrefix } = await getReachableSignature(db, ctx, signatureId)
  const signed = new Map<string, FrozenUnit>()
  const hash = snapshotHash()
  for (let after = 0; ; ) {
    const page = await pageOfRoster(db, {
      ...{ signatureId, areaPrefix: '', roster: undefined, after, limit: AT_A_TIME },
    })
    for (const { roster, values } of page) {
      hash.add({ roster, values })
      if (values.areaCode.startsWith(areaPrefix)) signed.set(values.unitId, { roster, values })
    }
    if (page.length < AT_A_TIME) break
    after = page.at(-1)!.place
  }
  const changes: ListingChange[] = []
  await eachPage(db, areaPrefix, (page) => {
    for (const unit of page) {
      const now = freeze(unit)
      const before = signed.get(unit.id)
      signed.delete(unit.id)
      const fields = before ? differences(before, now) : []
      const change = before ? 'changed' : 'added'
      if (before && fields.length === 0) continue
      changes.push({ unitId: unit.id, name: unit.name, change, fields })
    }
  })
  for (const { values } of signed.values()) {
    changes.push({ unitId: values.unitId, name: values.name, change: 'removed', fields: [] })
  }
  return {
    intact: hash.digest() === signature.contentHash,
    changes: changes.slice(0, MOST_CHANGES),
    more: changes.length > MOST_CHANGES,
  }
}
