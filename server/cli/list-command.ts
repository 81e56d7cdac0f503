/** What the commands that take in a list share: reading the file, naming it in faults, the report. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { CommandFault } from './command-fault.ts'

export function readInput(file: string): Uint8Array {
  return reading(file, () => readFileSync(file))
}

/** For files that are read piece by piece. */
export function requireReadable(file: string): void {
  reading(file, () => readFileHead(file))
}

/** A folder can be opened and not read. */
function readFileHead(file: string): void {
  const handle = openSync(file, 'r')
  try {
    readSync(handle, new Uint8Array(1))
  } finally {
    closeSync(handle)
  }
}

function reading<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const why = code === 'ENOENT' ? '不存在' : code === 'EISDIR' ? '是目录，不是文件' : '读不出来'
    throw new CommandFault(`文件 ${file} ${why}，请核对路径`)
  }
}

/** A problem of the list, with the file it is about; anything else as it is. */
export function naming(file: string, error: unknown): unknown {
  return error instanceof Error && error.name === 'Problem'
    ? new CommandFault(`${file}：${error.message}`)
    : error
}

const SHOWN = 20

interface Said {
  readonly message: string
}

/** Two lines of what and how many, then the first rejected rows and notices. */
export function reportText(
  what: string,
  counts: string,
  { rejected, notices }: { readonly rejected: readonly Said[]; readonly notices: readonly Said[] },
): string {
  const lines = [what, counts, ...section('拒收', rejected), ...section('提示', notices)]
  return `${lines.join('\n')}\n`
}

function section(title: string, items: readonly Said[]): string[] {
  if (items.length === 0) return []
  const more = items.length - SHOWN
  return [
    `${title}：`,
    ...items.slice(0, SHOWN).map(({ message }) => `  ${message}`),
    ...(more > 0 ? [`  另有 ${more} 条${title}，用 --json 看全部`] : []),
  ]
}
