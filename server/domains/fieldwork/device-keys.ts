/**
 * The data key of a tablet's vault, left by its owner and taken back by nobody else. It lies sealed with
 * the installation's own key: a copy of the database opens no tablet.
 */
import type * as contract from '../../contract/fieldwork.ts'
import type { ReplyOf } from '../../contract/operation.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context, SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import type { SecretBox } from '../../platform/secret-box.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { findKey, insertKey, pageOfKeys, updateSeal } from './store.ts'

const purposeOf = (keyId: string, accountId: string) => `vault:${keyId}:${accountId}`

export function depositKey(
  ctx: SignedInContext,
  keyId: string,
  dataKey: string,
  box: SecretBox,
): Promise<ReplyOf<typeof contract.depositKey>> {
  return ctx.database.write(async (tx) => {
    requireRight(ctx, 'fieldwork.act')
    const known = await findDepositedKey(tx, keyId, box)
    if (known) {
      if (known.accountId !== ctx.actor.id || known.dataKey !== dataKey) {
        throw new Problem('revision-id-taken', '这个密钥编号已被使用')
      }
      return { keyId, depositedAt: known.depositedAt }
    }
    const depositedAt = ctx.clock.now()
    const accountId = ctx.actor.id
    const sealed = box.seal(dataKey, purposeOf(keyId, accountId))
    await insertKey(tx, { id: keyId, accountId, dataKey: sealed, depositedAt })
    await recordAudit(tx, ctx, {
      action: 'device-key.deposit',
      subjectKind: 'device-key',
      subjectId: keyId,
      after: { accountId: ctx.actor.id },
    })
    return { keyId, depositedAt }
  })
}

export function recoverKey(
  ctx: SignedInContext,
  keyId: string,
  box: SecretBox,
): Promise<ReplyOf<typeof contract.recoverKey>> {
  return ctx.database.write(async (tx) => {
    requireRight(ctx, 'fieldwork.act')
    const known = await findDepositedKey(tx, keyId, box)
    if (known?.accountId !== ctx.actor.id) throw new Problem('not-found')
    await recordAudit(tx, ctx, {
      action: 'device-key.recover',
      subjectKind: 'device-key',
      subjectId: keyId,
      after: { accountId: ctx.actor.id },
    })
    return { dataKey: known.dataKey }
  })
}

/** A deposited key, opened; undefined where there is none. */
export async function findDepositedKey(db: Executor, keyId: string, box: SecretBox) {
  const row = await findKey(db, keyId)
  return row && { ...row, dataKey: openKey(row, box) }
}

type KeyRow = NonNullable<Awaited<ReturnType<typeof findKey>>>

function openKey({ id, accountId, dataKey }: KeyRow, box: SecretBox): string {
  return isPlain(dataKey) ? dataKey : box.open(dataKey, purposeOf(id, accountId))
}

/** Deposited before keys were sealed: base64 of 32 bytes ends with its filling, which a seal never has. */
function isPlain(dataKey: string): boolean {
  return dataKey.endsWith('=')
}

/** One pass over all deposited keys, in pieces: how many there are and how many were sealed anew. */
export interface Resealing {
  readonly keys: number
  readonly resealed: number
}

/** Seals what lies unsealed. Called when the server starts; repeat-safe. */
export function sealPlainKeys(ctx: Context, box: SecretBox): Promise<Resealing> {
  return reseal(ctx, (row) =>
    isPlain(row.dataKey) ? box.seal(row.dataKey, purposeOf(row.id, row.accountId)) : undefined,
  )
}

/** Seals everything with `next` that is not sealed with it yet. Throws where neither key opens one. */
export function resealKeys(ctx: Context, before: SecretBox, next: SecretBox): Promise<Resealing> {
  return reseal(ctx, (row) => {
    const whatFor = purposeOf(row.id, row.accountId)
    if (!isPlain(row.dataKey) && next.opens(row.dataKey, whatFor)) return undefined
    return next.seal(openKey(row, before), whatFor)
  })
}

const PIECE = 200

async function reseal(
  ctx: Context,
  newSeal: (row: KeyRow) => string | undefined,
): Promise<Resealing> {
  let keys = 0
  let resealed = 0
  for (let after = ''; ; ) {
    const rows = await pageOfKeys(ctx.database.read, after, PIECE)
    const changed = rows.flatMap((row) => {
      const dataKey = newSeal(row)
      return dataKey === undefined ? [] : [{ id: row.id, dataKey }]
    })
    if (changed.length > 0) {
      await ctx.database.write(async (tx) => {
        for (const { id, dataKey } of changed) await updateSeal(tx, id, dataKey)
        await recordAudit(tx, ctx, {
          action: 'device-key.seal',
          subjectKind: 'device-keys',
          subjectId: changed[0]!.id,
          after: { keys: changed.length },
        })
      })
    }
    keys += rows.length
    resealed += changed.length
    const last = rows.at(-1)
    if (!last || rows.length < PIECE) return { keys, resealed }
    after = last.id
  }
}
