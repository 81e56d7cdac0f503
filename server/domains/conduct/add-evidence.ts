/**
 * Keeps a file as evidence with a unit or one of its responses: a photographed paper form, a licence, a
 * ledger (law.md L-13). The same file under the same id again changes nothing.
 */
import { createHash } from 'node:crypto'
import {
  type Evidence,
  type EvidenceKind,
  evidenceMediaTypes,
  MOST_EVIDENCE,
} from '../../contract/conduct.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { requireReach } from '../areas/index.ts'
import { recordAudit } from '../audit/index.ts'
import { findUnit } from '../frame/index.ts'
import { getReachableResponse } from '../responses/index.ts'
import { asEvidence } from './read-evidence.ts'
import { type EvidenceRow, findEvidence, insertEvidence, listEvidenceOf } from './store.ts'

export interface EvidenceFile {
  readonly evidenceId: string
  readonly unitId: string
  readonly responseId?: string
  readonly kind: EvidenceKind
  readonly fileName: string
  readonly note?: string
  readonly bytes: Uint8Array
}

export function addEvidence(ctx: SignedInContext, file: EvidenceFile): Promise<Evidence> {
  const mediaType = mediaTypeOf(file.bytes)
  const contentHash = createHash('sha256').update(file.bytes).digest('hex')
  return ctx.database.write(async (tx) => {
    const unit = await findUnit(tx, file.unitId)
    await requireReach(tx, ctx, 'evidence.add', unit && { ...unit, unitId: unit.id })
    if (file.responseId !== undefined) {
      const response = await getReachableResponse(tx, ctx, file.responseId)
      if (response.unitId !== file.unitId) {
        throw new Problem('parameter-not-acceptable', '这份答卷不是这个单位的，请重新选择')
      }
    }
    const known = await findEvidence(tx, file.evidenceId)
    if (known) {
      const same = known.contentHash === contentHash && known.addedBy === ctx.actor.id
      if (!same) throw new Problem('revision-id-taken', '这个编号已用于别的文件，请另编后重发')
      return asEvidence(tx, known)
    }
    if ((await listEvidenceOf(tx, file.unitId)).length >= MOST_EVIDENCE) {
      throw new Problem(
        'evidence-not-acceptable',
        `每个单位最多存 ${MOST_EVIDENCE} 个文件，请合并后再传`,
      )
    }
    const row: EvidenceRow = {
      id: file.evidenceId,
      unitId: file.unitId,
      responseId: file.responseId ?? null,
      kind: file.kind,
      fileName: plainName(file.fileName),
      mediaType,
      byteLength: file.bytes.byteLength,
      contentHash,
      note: file.note?.trim() ?? '',
      addedAt: ctx.clock.now(),
      addedBy: ctx.actor.id,
      addedRole: ctx.actor.role,
    }
    await insertEvidence(tx, row, Buffer.from(file.bytes))
    await recordAudit(tx, ctx, {
      action: 'evidence.add',
      subjectKind: row.responseId === null ? 'unit' : 'response',
      subjectId: row.responseId ?? row.unitId,
      after: {
        ...{ evidenceId: row.id, kind: row.kind, mediaType, byteLength: row.byteLength },
        contentHash,
      },
    })
    return asEvidence(tx, row)
  })
}

const beginnings: Readonly<Record<(typeof evidenceMediaTypes)[number], readonly number[]>> = {
  'image/jpeg': [0xff, 0xd8, 0xff],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
}

/** What the bytes are, whatever was said of them. */
function mediaTypeOf(bytes: Uint8Array): (typeof evidenceMediaTypes)[number] {
  const found = evidenceMediaTypes.find((type) =>
    beginnings[type].every((byte, at) => bytes[at] === byte),
  )
  if (found) return found
  throw new Problem(
    'evidence-not-acceptable',
    bytes.byteLength === 0
      ? '文件是空的，请重新选择'
      : '只收 JPEG、PNG 图片和 PDF，请另存为其中一种再传',
  )
}

/** A name without folders and without what no file name has. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is what this is for
  const plain = last.replace(/[\u0000-\u001f\u007f]/g, '').trim()
  return plain === '' ? '未命名' : plain
}
