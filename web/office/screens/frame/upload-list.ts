/**
 * Sends a department's list and tells how many bytes have gone, which fetch cannot. Fails as every
 * call does: no network, no answer in time, or a problem the server named.
 */
import { type ImportReport, importFrame } from '../../../../server/contract/frame.ts'
import type { ProblemDocument } from '../../../../server/contract/problems.ts'
import { CallFailure } from '../../../api/call.ts'
import { hrefOf } from '../../href-of.ts'

export interface ListUpload {
  readonly source: string
  readonly file: File
  readonly dryRun: boolean
}

const TIMEOUT_MS = 600_000

export function uploadList(
  { source, file, dryRun }: ListUpload,
  onSent: (bytes: number) => void,
): Promise<ImportReport> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const query = { source, fileName: file.name.slice(-200), dryRun: String(dryRun) }
    request.open(importFrame.method, hrefOf(importFrame.path, query))
    request.setRequestHeader('content-type', importFrame.body.mediaTypes[1])
    request.timeout = TIMEOUT_MS
    request.upload.onprogress = (event) => onSent(event.loaded)
    request.onerror = () => reject(new CallFailure({ kind: 'offline' }))
    request.ontimeout = () => reject(new CallFailure({ kind: 'timeout' }))
    request.onload = () => {
      const body = readJson(request.responseText)
      if (request.status < 300 && body !== undefined) resolve(body as ImportReport)
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
