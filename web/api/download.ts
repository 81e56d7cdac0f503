/** Calls an operation whose reply is a file, and hands the file to the person. */
import type { InputOf, OperationShape } from '../../server/contract/operation.ts'
import type { ProblemDocument } from '../../server/contract/problems.ts'
import { CallFailure, type CallInput, urlOf } from './call.ts'

const TIMEOUT_MS = 300_000

/** The name of the saved file, or a thrown CallFailure. */
export async function download<const O extends OperationShape>(
  operation: O,
  input: CallInput<O>,
): Promise<string> {
  // The conditional type only leaves out parts the operation lacks.
  const parts = input as Partial<InputOf<OperationShape>>
  const sent = operation.body
    ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(parts.body) }
    : {}
  const response = await fetch(urlOf(operation, parts), {
    method: operation.method,
    ...sent,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => undefined)
  if (!response) throw new CallFailure({ kind: 'offline' })
  if (!response.ok) {
    const problem = (await response.json().catch(() => undefined)) as ProblemDocument | undefined
    throw new CallFailure(problem?.retry ? { kind: 'problem', problem } : { kind: 'offline' })
  }
  const fileName = fileNameIn(response.headers.get('content-disposition'))
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
  return fileName
}

function fileNameIn(disposition: string | null): string {
  const name = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1]
  return name === undefined ? '导出' : decodeURIComponent(name)
}
