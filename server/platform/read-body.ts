/** Reads a request body within its limit; bytes stay exactly as they were sent. */
import { isUtf8 } from 'node:buffer'
import type { Body } from '../contract/operation.ts'
import { Problem } from '../contract/problems.ts'
import { findJsonFault, placeOf } from './json-fault.ts'

const DEFAULT_JSON_LIMIT_BYTES = 1_000_000

export async function readBytes(
  request: Request,
  body: Extract<Body, { kind: 'bytes' }>,
): Promise<Uint8Array<ArrayBuffer>> {
  const mediaType = mediaTypeOf(request)
  if (!body.mediaTypes.includes(mediaType)) {
    throw new Problem(
      'media-type-not-acceptable',
      `内容类型是「${mediaType || '未注明'}」，应为 ${body.mediaTypes.join(' 或 ')}`,
    )
  }
  return readLimited(request, body.maxBytes)
}

export async function readJson(
  request: Request,
  maxBytes = DEFAULT_JSON_LIMIT_BYTES,
): Promise<unknown> {
  const mediaType = mediaTypeOf(request)
  if (mediaType !== 'application/json') {
    throw new Problem(
      'media-type-not-acceptable',
      `内容类型是「${mediaType || '未注明'}」，应为 application/json`,
    )
  }
  return parseJson(await readLimited(request, maxBytes))
}

/** Parses UTF-8 JSON; a fault names its place. */
export function parseJson(bytes: Uint8Array): unknown {
  if (!isUtf8(bytes)) {
    throw new Problem('malformed-json', '内容不是 UTF-8 编码，请改用 UTF-8 后重发')
  }
  const text = withoutMark(bytes).toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem('malformed-json', `${faultOf(text)}，请检查括号、引号和逗号`)
  }
}

/** A byte order mark is no part of the text. */
function withoutMark(bytes: Uint8Array): Buffer {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const start = marked ? 3 : 0
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, bytes.byteLength - start)
}

function faultOf(text: string): string {
  const fault = findJsonFault(text)
  if (!fault || fault.endsEarly) return 'JSON 没有写完'
  const { line, column } = placeOf(text, fault.offset)
  return `JSON 第 ${line} 行第 ${column} 个字符处有误`
}

async function readLimited(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const announced = request.headers.get('content-length')
  if (Number(announced ?? 0) > maxBytes) throw tooLarge(maxBytes)
  // What is announced is all that Node hands over: read at once, without a stream in between.
  if (announced !== null) return new Uint8Array(await request.arrayBuffer())
  const chunks: Uint8Array[] = []
  let size = 0
  if (request.body) {
    for await (const chunk of request.body) {
      size += chunk.byteLength
      if (size > maxBytes) throw tooLarge(maxBytes)
      chunks.push(chunk)
    }
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function tooLarge(maxBytes: number): Problem {
  const megabytes = (maxBytes / 1_000_000).toLocaleString('zh-CN')
  return new Problem('body-too-large', `内容超过 ${megabytes} MB 的上限，请分批发送`, { maxBytes })
}

function mediaTypeOf(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase()
}
