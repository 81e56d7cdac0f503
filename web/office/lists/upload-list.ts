/**
 * Sends a list to an operation and tells how many bytes have gone, which fetch cannot. Fails as every
 * call does: no network, no answer in time, or a problem the server named.
 */
import type { OperationShape, ReplyOf } from '../../../server/contract/operation.ts'
import type { ProblemDocument } from '../../../server/contract/problems.ts'
import { CallFailure } from '../../api/call.ts'
import { hrefOf } from '../href-of.ts'

export interface ListUpload {
  readonly file: File
  /** Beside `fileName`, which is the file's own. */
  readonly query: Readonly<Record<string, string>>
}

const TIMEOUT_MS = 600_000

export function uploadList<O extends OperationShape>(
  { method, path }: O,
  { file, query }: ListUpload,
  onSent: (bytes: number) => void,
): Promise<ReplyOf<O>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, hrefOf(path, { ...query, fileName: file.name.slice(-200) }))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.timeout = TIMEOUT_MS
    request.upload.onprogress = (event) => onSent(event.loaded)
    request.onerror = () => reject(new CallFailure({ kind: 'offline' }))
    request.ontimeout = () => reject(new CallFailure({ kind: 'timeout' }))
    request.onload = () => {
      const body = readJson(request.responseText)
      // What this operation answers with.
      if (request.status < 300 && body !== undefined) resolve(body as ReplyOf<O>)
      else if (isProblem(body)) reject(new CallFailure({ kind: 'problem', problem: body }))
      else reject(new CallFailure({ kind: 'offline' }))
    }
    request.send(file)
  })
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isProblem(body: unknown): body is ProblemDocument {
  return typeof body === 'object' && body !== null && 'type' in body && 'retry' in body
}
