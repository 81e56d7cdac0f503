/** Seals the secrets of authenticator apps anew when the installation's key changes. */
import type { Context } from '../../platform/context.ts'
import type { SecretBox } from '../../platform/secret-box.ts'
import { recordAudit } from '../audit/index.ts'
import { pageOfTotps, saveTotp } from './factor-store.ts'
import { totpPurpose } from './present-factor.ts'

const PIECE = 200

/**
 * Everything sealed with `before` is sealed with `next`; what is so already stays. Repeat-safe, so an
 * interrupted run goes on. Throws where neither key opens a secret.
 */
export async function resealFactors(
  ctx: Context,
  before: SecretBox,
  next: SecretBox,
): Promise<{ readonly factors: number; readonly resealed: number }> {
  let factors = 0
  let resealed = 0
  for (let after = ''; ; ) {
    const rows = await pageOfTotps(ctx.database.read, after, PIECE)
    const changed = rows.flatMap((row) => {
      const whatFor = totpPurpose(row.accountId)
      const anew = (sealed: string | null) =>
        sealed === null || next.opens(sealed, whatFor)
          ? sealed
          : next.seal(before.open(sealed, whatFor), whatFor)
      const sealedSecret = anew(row.sealedSecret)
      const pendingSecret = anew(row.pendingSecret)
      const same = sealedSecret === row.sealedSecret && pendingSecret === row.pendingSecret
      return same ? [] : [{ ...row, sealedSecret, pendingSecret }]
    })
    if (changed.length > 0) {
      await ctx.database.write(async (tx) => {
        for (const row of changed) await saveTotp(tx, row)
        await recordAudit(tx, ctx, {
          action: 'totp.seal',
          subjectKind: 'second-factors',
          subjectId: changed[0]!.accountId,
          after: { factors: changed.length },
        })
      })
    }
    factors += rows.length
    resealed += changed.length
    const last = rows.at(-1)
    if (!last || rows.length < PIECE) return { factors, resealed }
    after = last.accountId
  }
}
