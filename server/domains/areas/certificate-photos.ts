/**
 * The photo on a 普查员证 (law.md L-24). The office that looks after the account puts it in, so that
 * nobody shows a face of their own choosing.
 */
import { createHash } from 'node:crypto'
import type { Portrait } from '../../contract/certificate.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { getManagedRow, mayDo } from '../identity/index.ts'
import { findCertificatePhoto, insertCertificatePhoto } from './certificate-store.ts'

export async function getCertificatePhoto(
  ctx: SignedInContext,
  accountId: string,
): Promise<Portrait> {
  await getManagedRow(ctx.database.read, ctx, accountId)
  return readPortrait(ctx.database.read, accountId)
}

export function putCertificatePhoto(
  ctx: SignedInContext,
  accountId: string,
  content: Uint8Array,
): Promise<Portrait> {
  return ctx.database.write(async (tx) => {
    const { role } = await getManagedRow(tx, ctx, accountId)
    if (!mayDo(role, 'certificate.hold')) throw new Problem('not-found')
    if (!isJpeg(content)) {
      throw new Problem('body-not-acceptable', '这不是 JPEG 照片，请另选一张')
    }
    const before = await findCertificatePhoto(tx, accountId)
    const contentHash = createHash('sha256').update(content).digest('hex')
    await insertCertificatePhoto(tx, {
      ...{ accountId, content: Buffer.from(content), contentHash },
      ...{ setAt: ctx.clock.now(), setBy: ctx.actor.id },
    })
    await recordAudit(tx, ctx, {
      action: 'certificate.set-photo',
      subjectKind: 'account',
      subjectId: accountId,
      ...(before && { before: { contentHash: before.contentHash } }),
      after: { contentHash, byteLength: content.byteLength },
    })
    return readPortrait(tx, accountId)
  })
}

export async function readPortrait(db: Executor, accountId: string): Promise<Portrait> {
  const row = await findCertificatePhoto(db, accountId)
  if (!row) return { photo: null, setAt: null }
  const content = Buffer.from(row.content).toString('base64')
  return { photo: `data:image/jpeg;base64,${content}`, setAt: row.setAt }
}

/** What the bytes are, whatever was said of them. */
function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
}
