/** A file that appears under its name only when it is whole; readable by its owner alone. */
import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { CommandFault } from '../command-fault.ts'

export interface ExportFile {
  write(text: string): Promise<void>
  /** SHA-256 of what was written; nothing can be added afterwards. */
  finish(): string
  publish(): void
  discard(): void
}

export function createExportFile(path: string): ExportFile {
  const unfinished = `${path}.partial`
  const hash = createHash('sha256')
  const handle = openNew(unfinished)
  let open = true
  const close = () => {
    if (open) closeSync(handle)
    open = false
  }
  return {
    async write(text) {
      const bytes = Buffer.from(text, 'utf8')
      hash.update(bytes)
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
    },
    finish() {
      fsyncSync(handle)
      close()
      return hash.digest('hex')
    },
    publish: () => renameSync(unfinished, path),
    discard() {
      close()
      rmSync(unfinished, { force: true })
    },
  }
}

function openNew(path: string): number {
  try {
    return openSync(path, 'w', 0o600)
  } catch {
    throw new CommandFault(`写不了 ${path}，请核对目录和权限`)
  }
}
