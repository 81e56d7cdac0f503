/**
 * 交普查办处理: a colleague's parcel that could not be delivered — of another county, or sealed with no key
 * of ours — leaves the tablet that carries it and is kept whole, among what the field sent without effect.
 * One whose seal is its author's goes before the author's office; any other before the carrier's.
 */
import { createHash } from 'node:crypto'
import { type ActReceipt, HandIn, SET_ASIDE } from '../../contract/fieldwork.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { parseJson } from '../../platform/read-body.ts'
import type { SecretBox } from '../../platform/secret-box.ts'
import { compileBody } from '../../platform/validation.ts'
import { recordAudit } from '../audit/index.ts'
import { findAccountById, requireRight } from '../identity/index.ts'
import { isSealedByAuthor } from './receive-hand-in.ts'
import { findAct, insertAct } from './store.ts'

const check = compileBody(HandIn)

export interface HandInToSetAside {
  /** SHA-256 of the bytes, hexadecimal: sent again it is the same parcel. */
  readonly contentHash: string
  readonly bytes: Uint8Array
}

/** Throws `body-not-acceptable` for bytes that are no parcel, or not those of the hash. */
export async function setAsideHandIn(
  ctx: SignedInContext,
  { contentHash, bytes }: HandInToSetAside,
  box: SecretBox,
): Promise<ActReceipt> {
  requireRight(ctx, 'fieldwork.hand-in')
  if (createHash('sha256').update(bytes).digest('hex') !== contentHash) {
    throw new Problem('body-not-acceptable', '内容与地址中的摘要不一致，请重发')
  }
  const handIn = readSetAside(bytes)
  return ctx.database.write(async (tx) => {
    const earlier = await findAct(tx, contentHash)
    if (earlier) return earlier.receipt
    const author = await findAccountById(tx, handIn.accountId)
    const believed = author !== undefined && (await isSealedByAuthor(tx, handIn, box))
    const scope = believed ? author.scope : ctx.actor.scope
    const receipt: ActReceipt = {
      actId: contentHash,
      contentHash,
      receivedAt: ctx.clock.now(),
      outcome: 'refused',
      message: believed
        ? `${author.displayName}的数据由他人平板代收后未能代为上报，请代为上报`
        : '代收的数据认不出是谁的平板导出，请核实后处理',
    }
    await insertAct(tx, {
      ...{ id: contentHash, kind: SET_ASIDE, content: Buffer.from(bytes), contentHash },
      areaCode: scope.kind === 'area' ? scope.areaPrefix.padEnd(12, '0') : null,
      ...{ receivedAt: receipt.receivedAt, receivedBy: ctx.actor.id },
      ...{ outcome: receipt.outcome, receipt },
    })
    await recordAudit(tx, ctx, {
      action: 'hand-in.set-aside',
      subjectKind: 'field-act',
      subjectId: contentHash,
      after: { accountId: handIn.accountId, keyId: handIn.keyId, byteLength: bytes.length },
    })
    return receipt
  })
}

/** The parcel as it was set aside. */
export function readSetAside(bytes: Uint8Array): HandIn {
  const value = parseJson(bytes)
  const fault = check(value)
  if (fault !== undefined) throw new Problem('body-not-acceptable', fault)
  // Checked against the schema just above.
  return value as HandIn
}
