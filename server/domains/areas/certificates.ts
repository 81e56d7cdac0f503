/** 普查员证: one's own, issued when first asked for; and what its code tells anybody. */
import { randomBytes } from 'node:crypto'
import type { Certificate } from '../../contract/certificate.ts'
import { roleNames } from '../../contract/identity.ts'
import { Problem } from '../../contract/problems.ts'
import type { Context, SignedInContext } from '../../platform/context.ts'
import { recordAudit } from '../audit/index.ts'
import { findOnDuty, mayDo, requireRight } from '../identity/index.ts'
import { readPortrait } from './certificate-photos.ts'
import { findCertificate, findCertificateOf, insertCertificate } from './certificate-store.ts'

export async function getOwnCertificate(ctx: SignedInContext): Promise<Certificate> {
  requireRight(ctx, 'certificate.hold')
  const { actor } = ctx
  const onDuty = await findOnDuty(ctx.database.read, actor.id, ctx.clock.now())
  if (!onDuty || actor.scope.kind !== 'area') throw new Problem('not-allowed')
  const { areaPrefix, name: area } = actor.scope
  const held =
    (await findCertificateOf(ctx.database.read, actor.id)) ?? (await issue(ctx, areaPrefix))
  return {
    code: held.code,
    number: held.number,
    name: actor.displayName,
    role: roleNames[actor.role],
    area,
    validUntil: onDuty.lastDate,
    photo: (await readPortrait(ctx.database.read, actor.id)).photo,
  }
}

function issue(ctx: SignedInContext, areaPrefix: string) {
  const code = randomBytes(16).toString('base64url')
  return ctx.database.write(async (tx) => {
    const held = await findCertificateOf(tx, ctx.actor.id)
    if (held) return held
    const issuedAt = ctx.clock.now()
    const serial = randomBytes(4).readUInt32BE() % 100_000_000
    const number = `${areaPrefix.slice(0, 6).padEnd(6, '0')}${String(serial).padStart(8, '0')}`
    const row = { code, number, accountId: ctx.actor.id, issuedAt }
    await insertCertificate(tx, row)
    await recordAudit(tx, ctx, {
      action: 'certificate.issue',
      subjectKind: 'account',
      subjectId: ctx.actor.id,
      after: { number },
    })
    return row
  })
}

/** Unknown, disabled and expired answer alike: not valid. */
export async function verifyCertificate(
  ctx: Context,
  code: string,
): Promise<{ valid: boolean; area: string | null }> {
  const db = ctx.database.read
  const held = await findCertificate(db, code)
  const onDuty = held && (await findOnDuty(db, held.accountId, ctx.clock.now()))
  const valid = onDuty !== undefined && mayDo(onDuty.account.role, 'certificate.hold')
  return { valid, area: valid ? onDuty.account.scope.name : null }
}
