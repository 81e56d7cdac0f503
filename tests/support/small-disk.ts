/**
 * A real disk of few megabytes, for a browser's profile: what a full tablet does cannot be told from a
 * browser that only says so. Mounting needs root; elsewhere there is none.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  readonly path: string
  /** Leaves not a byte; gives the room back when called. */
  fill(): () => void
  remove(): void
}

/** Undefined where no disk can be mounted. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const path = mkdtempSync(join(tmpdir(), 'small-disk-'))
  const options = ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path]
  if (spawnSync('mount', options).status !== 0) {
    rmSync(path, { recursive: true })
    return undefined
  }
  return {
    path,
    fill() {
      const name = join(path, 'full')
      const file = openSync(name, 'w')
      for (const size of [65_536, 1]) writeUntilFull(file, Buffer.alloc(size))
      return () => {
        closeSync(file)
        rmSync(name)
      }
    },
    remove() {
      spawnSync('umount', ['-l', path])
      rmSync(path, { recursive: true, force: true })
    },
  }
}

function writeUntilFull(file: number, piece: Buffer): void {
  try {
    for (;;) writeSync(file, piece)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}
