/**
 * The signed receipt 报送回执: what the platform received and who confirmed it, under the installation's
 * Ed25519 key, with the very text that was sent. Anyone who has the file, and knows the key's fingerprint
 * from another place (the printed notice, the office's notice board), can verify it without a server.
 * It proves that this installation received exactly this content at that time by its own clock; not
 * that the content is true, nor that it still stands. Pure: the cryptography is handed in.
 */
import { type Static, Type } from 'typebox'
import { FileReply, operation } from './operation.ts'
import { FindingCounts, Id, Instant, ResponseId } from './shapes.ts'

export const RECEIPT_FORMAT = 'jingpu-receipt/1'

export const ReceiptStatement = Type.Object({
  format: Type.Literal(RECEIPT_FORMAT),
  responseId: Type.String(),
  formId: Type.String(),
  formVersion: Type.String(),
  formTitle: Type.String(),
  period: Type.String(),
  unitName: Type.String(),
  unifiedSocialCreditCode: Type.Union([Type.String(), Type.Null()]),
  revisionId: Id,
  /** 第几版. */
  number: Type.Integer({ minimum: 1 }),
  /** SHA-256 of the content, hexadecimal. */
  contentHash: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  receivedAt: Instant,
  /** 填报人. */
  preparedBy: Type.String(),
  /** 单位负责人; null where one person signs alone or nobody has confirmed yet. */
  confirmedBy: Type.Union([Type.String(), Type.Null()]),
  confirmedAt: Type.Union([Instant, Type.Null()]),
  /** As the content stood when this receipt was made. */
  standing: Type.Enum(['reported', 'waiting', 'kept']),
  counts: FindingCounts,
})
export type ReceiptStatement = Static<typeof ReceiptStatement>

export const SignedReceipt = Type.Object({
  statement: ReceiptStatement,
  /** Ed25519 over `receiptText(statement)`, base64. */
  signature: Type.String(),
  /** 32 bytes, base64. */
  publicKey: Type.String(),
  /** The text that was sent, whose SHA-256 is the statement's `contentHash`. */
  content: Type.String(),
})
export type SignedReceipt = Static<typeof SignedReceipt>

export const receiptStandingNames: Readonly<Record<ReceiptStatement['standing'], string>> = {
  reported: '已报送',
  waiting: '待单位负责人确认，尚未报送',
  kept: '已收存，未算报送',
}

export const getSignedReceipt = operation({
  id: 'getSignedReceipt',
  method: 'GET',
  path: '/api/responses/{responseId}/revisions/{revisionId}/receipt',
  summary: 'The signed receipt of a revision, to keep and to verify without a server',
  tag: 'responses',
  access: 'signed-in',
  microdata: { subject: 'revision', param: 'revisionId' },
  params: Type.Object({ responseId: ResponseId, revisionId: Id }),
  reply: SignedReceipt,
  problems: ['not-found', 'not-allowed'],
})

export const getReceiptPdf = operation({
  id: 'getReceiptPdf',
  method: 'GET',
  path: '/api/responses/{responseId}/revisions/{revisionId}/receipt.pdf',
  summary: 'The signed receipt as a PDF that carries its JSON file and verifies without a server',
  tag: 'responses',
  access: 'signed-in',
  microdata: { subject: 'revision', param: 'revisionId' },
  params: Type.Object({ responseId: ResponseId, revisionId: Id }),
  reply: FileReply,
  file: ['application/pdf'],
  problems: ['not-found', 'not-allowed'],
})

export const getReceiptKey = operation({
  id: 'getReceiptKey',
  method: 'GET',
  path: '/api/receipt-key',
  summary: 'The public key that receipts of this installation verify with',
  tag: 'responses',
  access: 'public',
  reply: Type.Object({
    algorithm: Type.Literal('Ed25519'),
    publicKey: Type.String(),
    /** First 32 hexadecimal digits of its SHA-256, in fours: to be printed and read aloud. */
    fingerprint: Type.String(),
  }),
  problems: [],
})

/** What the signature is over. */
export function receiptText(statement: ReceiptStatement): string {
  return `${RECEIPT_FORMAT}\n${canonical(statement)}`
}

/** `A1B2 C3D4 …` of a SHA-256 in hexadecimal. */
export function fingerprintOf(sha256Hex: string): string {
  return sha256Hex.slice(0, 32).toUpperCase().match(/.{4}/g)?.join(' ') ?? ''
}

/** What the running side brings along: this folder knows neither browser nor server. */
export interface ReceiptCrypto {
  utf8(text: string): Uint8Array
  /** Empty where it is no base64. */
  fromBase64(text: string): Uint8Array
  /** Hexadecimal. */
  sha256(bytes: Uint8Array): string
  /** Whether an Ed25519 signature is that of the message; false for a malformed key. */
  verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean
}

export type ReceiptVerdict =
  | {
      readonly kind: 'unreadable'
      /** Chinese. */
      readonly message: string
    }
  | {
      readonly kind: 'judged'
      readonly statement: ReceiptStatement
      readonly fingerprint: string
      readonly signatureHolds: boolean
      readonly contentHolds: boolean
      /** Whether the key is the one expected; null where none was named. */
      readonly keyIsExpected: boolean | null
    }

/** `expected`: the fingerprint one has from another place; blanks and case do not count. */
export function judgeReceipt(
  text: string,
  crypto: ReceiptCrypto,
  expected?: string,
): ReceiptVerdict {
  const receipt = readReceipt(text)
  if (!receipt) {
    return {
      kind: 'unreadable',
      message:
        '这不是经普的签名回执：应为下载得到的回执 PDF 或 .json 文件，未经改动，也未用别的软件另存',
    }
  }
  const publicKey = crypto.fromBase64(receipt.publicKey)
  const fingerprint = fingerprintOf(crypto.sha256(publicKey))
  return {
    kind: 'judged',
    statement: receipt.statement,
    fingerprint,
    signatureHolds: crypto.verify(
      crypto.fromBase64(receipt.signature),
      crypto.utf8(receiptText(receipt.statement)),
      publicKey,
    ),
    contentHolds: crypto.sha256(crypto.utf8(receipt.content)) === receipt.statement.contentHash,
    keyIsExpected: expected?.trim() ? bare(expected) === bare(fingerprint) : null,
  }
}

export function receiptIsGenuine(verdict: ReceiptVerdict): boolean {
  return (
    verdict.kind === 'judged' &&
    verdict.signatureHolds &&
    verdict.contentHolds &&
    verdict.keyIsExpected !== false
  )
}

function readReceipt(text: string): SignedReceipt | undefined {
  try {
    const value = JSON.parse(text.replace(/^\uFEFF/, '')) as Partial<SignedReceipt> | null
    const { statement } = value ?? {}
    const whole =
      typeof statement === 'object' &&
      statement !== null &&
      statement.format === RECEIPT_FORMAT &&
      [value?.signature, value?.publicKey, value?.content].every((part) => typeof part === 'string')
    return whole ? (value as SignedReceipt) : undefined
  } catch {
    return undefined
  }
}

function bare(fingerprint: string): string {
  return fingerprint.replace(/[^0-9a-f]/gi, '').toLowerCase()
}

/** JSON with sorted keys and no blanks. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`
}
