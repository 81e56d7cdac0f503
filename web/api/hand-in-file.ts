/**
 * The file of a tablet's unsent work: compressed, then encrypted under a passphrase (PBKDF2, AES-GCM).
 * Written on the tablet, opened in the office or on another tablet; also as text for a row of QR codes.
 */
import type { HandIn } from '../../server/contract/fieldwork.ts'

export const SHORTEST_PASSPHRASE = 8

const MAGIC = new TextEncoder().encode('JPHI1')
const ITERATIONS = 310_000
const SALT_BYTES = 16
const NONCE_BYTES = 12
const HEAD_BYTES = MAGIC.length + SALT_BYTES + NONCE_BYTES

export class UnreadableHandIn extends Error {
  readonly why: 'not-one' | 'wrong-passphrase'

  constructor(why: UnreadableHandIn['why']) {
    super(why)
    this.name = 'UnreadableHandIn'
    this.why = why
  }
}

export async function writeHandIn(
  handIn: HandIn,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES))
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const plain = await squeeze(new TextEncoder().encode(JSON.stringify(handIn)))
  const key = await keyOf(passphrase, salt)
  const box = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain))
  const file = new Uint8Array(HEAD_BYTES + box.length)
  file.set(MAGIC)
  file.set(salt, MAGIC.length)
  file.set(iv, MAGIC.length + SALT_BYTES)
  file.set(box, HEAD_BYTES)
  return file
}

/** Throws UnreadableHandIn where the file is none, or the passphrase another. */
export async function readHandIn(
  file: Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<HandIn> {
  if (file.length <= HEAD_BYTES || !MAGIC.every((byte, at) => file[at] === byte)) {
    throw new UnreadableHandIn('not-one')
  }
  const salt = file.slice(MAGIC.length, MAGIC.length + SALT_BYTES)
  const iv = file.slice(MAGIC.length + SALT_BYTES, HEAD_BYTES)
  const key = await keyOf(passphrase, salt)
  let plain: ArrayBuffer
  try {
    plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, file.slice(HEAD_BYTES))
  } catch {
    throw new UnreadableHandIn('wrong-passphrase')
  }
  const text = new TextDecoder().decode(await expand(new Uint8Array(plain)))
  // What the server cannot read in it, it says; here only its author and time are shown.
  return JSON.parse(text) as HandIn
}

async function keyOf(passphrase: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const text = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const base = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveKey'])
  const params = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS }
  const use: KeyUsage[] = ['encrypt', 'decrypt']
  return crypto.subtle.deriveKey(params, base, { name: 'AES-GCM', length: 256 }, false, use)
}

const squeeze = (bytes: Uint8Array<ArrayBuffer>) => through(bytes, new CompressionStream('gzip'))
const expand = (bytes: Uint8Array<ArrayBuffer>) => through(bytes, new DecompressionStream('gzip'))

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const body = new Blob([bytes]).stream().pipeThrough(stream)
  return new Uint8Array(await new Response(body).arrayBuffer())
}
