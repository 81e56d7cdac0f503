/** The hash that ties one entry of the trail to the one before it. Pure. */
import { createHash, getHashes } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'

/** SHA-256, or SM3 (GB/T 32905) where an office must use the national algorithms (law.md L-58). */
export const hashAlgorithms = ['sha256', 'sm3'] as const
export type HashAlgorithm = (typeof hashAlgorithms)[number]

/** What an entry says, apart from its place and its own hash. */
export interface EntryContent {
  readonly recordedAt: string
  readonly requestId: string
  readonly actorId: string
  readonly actorRole: string
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly reason: string | null
  readonly before: unknown
  readonly after: unknown
  readonly address: string | null
  readonly device: string | null
  readonly algorithm: HashAlgorithm | null
  readonly previousHash: string
}

/**
 * Hexadecimal hash over the entry's canonical JSON; the sequence number is left out, the order is in the
 * chain. Address, device and algorithm came later: absent, they are left out, so that older entries
 * keep their hashes.
 */
export function hashEntry(entry: EntryContent): string {
  const { address, device, algorithm } = entry
  const content = {
    recordedAt: entry.recordedAt,
    requestId: entry.requestId,
    actorId: entry.actorId,
    actorRole: entry.actorRole,
    action: entry.action,
    subjectKind: entry.subjectKind,
    subjectId: entry.subjectId,
    reason: entry.reason,
    before: entry.before ?? null,
    after: entry.after ?? null,
    previousHash: entry.previousHash,
    ...(address === null ? {} : { address }),
    ...(device === null ? {} : { device }),
    ...(algorithm === null ? {} : { algorithm }),
  }
  return createHash(algorithm ?? 'sha256')
    .update(canonicalJson(content))
    .digest('hex')
}

/** The algorithm named by JINGPU_AUDIT_HASH; each entry notes its own, so that it may change midway. */
function readAlgorithm(value: string | undefined): HashAlgorithm {
  if (value === undefined || value === '') return 'sha256'
  const algorithm = hashAlgorithms.find((name) => name === value.toLowerCase())
  if (!algorithm) throw new Error(`JINGPU_AUDIT_HASH 只能是 sha256 或 sm3，现在是「${value}」`)
  if (!getHashes().includes(algorithm)) {
    throw new Error(`本机的 Node 没有 ${algorithm} 算法，请去掉 JINGPU_AUDIT_HASH 或换一个 Node`)
  }
  return algorithm
}

export const algorithmInUse: HashAlgorithm = readAlgorithm(process.env.JINGPU_AUDIT_HASH)
