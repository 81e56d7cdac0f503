/**
 * The county signs its listing. Everything the checklist says is counted again in this transaction, the
 * ledger is proved record by record, and every unit that stays in the census is frozen under a hash.
 */
import type { Signature } from '../../contract/listing.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { pageOfListedUnits, proveLedger } from '../frame/index.ts'
import { requireRight } from '../identity/index.ts'
import { countUnseenSignals } from '../omissions/index.ts'
import { describeSignatures } from './describe-signatures.ts'
import { gatherFigures } from './gather-figures.ts'
import { judgeListing } from './judge-listing.ts'
import { freeze, snapshotHash } from './snapshot.ts'
import {
  findSignature,
  insertListingUnits,
  insertSignature,
  type ListingUnitRow,
  latestEdition,
} from './store.ts'

export interface ListingSignature {
  readonly signatureId: string
  readonly statement: string
}

const STATEMENT_CHARACTERS = 4
const UNITS_AT_ONCE = 2000
const CITY_DIGITS = 4

export async function signListing(
  ctx: SignedInContext,
  input: ListingSignature,
): Promise<{ signature: Signature }> {
  requireRight(ctx, 'listing.sign')
  const { scope } = ctx.actor
  if (scope.kind !== 'area') throw new Problem('not-allowed')
  const { areaPrefix } = scope
  return ctx.database.write(async (tx) => {
    const { signatureId: id } = input
    const statement = input.statement.trim()
    const earlier = await findSignature(tx, id)
    if (earlier) {
      if (earlier.areaPrefix !== areaPrefix || earlier.statement !== statement) {
        throw new Problem('body-not-acceptable', '这个编号已用于不同的内容，请换一个编号')
      }
      const [signature] = await describeSignatures(tx, [earlier])
      return { signature: signature! }
    }
    if ([...statement].length < STATEMENT_CHARACTERS) {
      throw new Problem('reason-required', '请写明签字的意见（至少 4 个字）')
    }
    const checks = judgeListing(await gatherFigures(tx, areaPrefix))
    const failed = checks.filter(({ passed }) => !passed).map(({ says }) => says)
    failed.push(...(await unseen(tx, areaPrefix)))
    if (failed.length > 0) throw new Problem('listing-not-ready', failed.join('；'))
    const { units, contentHash } = await freezeUnits(tx, id, areaPrefix, async (write) => {
      await insertSignature(tx, {
        ...{ id, areaPrefix, statement, checks, ...write },
        edition: (await latestEdition(tx, areaPrefix)) + 1,
        signedAt: ctx.clock.now(),
        signedBy: ctx.actor.id,
      })
    })
    await recordAudit(tx, ctx, {
      action: 'listing.sign',
      subjectKind: 'listing-signature',
      subjectId: id,
      reason: statement,
      after: { areaPrefix, units, contentHash },
    })
    const saved = await findSignature(tx, id)
    const [signature] = await describeSignatures(tx, saved ? [saved] : [])
    return { signature: signature! }
  })
}

/** What only a look at every record shows. */
async function unseen(tx: Executor, areaPrefix: string): Promise<string[]> {
  const signals = await countUnseenSignals(tx, areaPrefix)
  const differences = await proveLedger(tx, areaPrefix.slice(0, CITY_DIGITS))
  return [
    ...(signals > 0 ? [`还有 ${signals} 条没有看过的漏报线索，请先查找线索`] : []),
    ...differences.slice(0, 3),
  ]
}

/** Reads the units twice: once for number and hash, which the signature carries, once to keep them. */
async function freezeUnits(
  tx: Executor,
  signatureId: string,
  areaPrefix: string,
  sign: (sealed: { units: number; contentHash: string }) => Promise<void>,
): Promise<{ units: number; contentHash: string }> {
  const hash = snapshotHash()
  let units = 0
  await eachPage(tx, areaPrefix, (page) => {
    for (const unit of page) hash.add(freeze(unit))
    units += page.length
  })
  const sealed = { units, contentHash: hash.digest() }
  await sign(sealed)
  let place = 0
  await eachPage(tx, areaPrefix, async (page) => {
    const rows = page.map((unit): ListingUnitRow => {
      const { roster, values } = freeze(unit)
      const { unitId, areaCode } = values
      return { signatureId, place: ++place, unitId, roster, areaCode, values }
    })
    await insertListingUnits(tx, rows)
  })
  return sealed
}

type Page = Awaited<ReturnType<typeof pageOfListedUnits>>

export async function eachPage(
  db: Executor,
  areaPrefix: string,
  take: (page: Page) => Promise<void> | void,
): Promise<void> {
  let after: { areaCode: string; id: string } | undefined
  for (;;) {
    const page: Page = await pageOfListedUnits(db, areaPrefix, after, UNITS_AT_ONCE)
    await take(page)
    const last = page.at(-1)
    if (!last || page.length < UNITS_AT_ONCE) return
    after = { areaCode: last.areaCode!, id: last.id }
  }
}
