/** `manifest.json` of a backup: what lies beside it, how far the trail goes, and that the key is not in it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Anchor } from '../../domains/audit/index.ts'
import { CommandFault } from '../command-fault.ts'

export const MANIFEST_FILE = 'manifest.json'

export interface BackupManifest {
  readonly format: 'jingpu-backup/1'
  /** UTC instant at which the copy was made. */
  readonly at: string
  readonly program: string
  readonly demo: boolean
  readonly database: { readonly file: string; readonly bytes: number; readonly sha256: string }
  /** Last entry of the trail in the copy. */
  readonly head: { readonly sequence: number; readonly hash: string } | null
  /** What had been noted of the trail outside the database until then. */
  readonly anchors: readonly Anchor[]
  /** Never in the backup; the fingerprint of its receipt key tells which one belongs to it. */
  readonly key: { readonly included: false; readonly fingerprint: string | null }
}

/** Throws a CommandFault where the folder holds no readable manifest. */
export function readManifest(folder: string): BackupManifest {
  const path = join(folder, MANIFEST_FILE)
  try {
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as BackupManifest
    const { format, database, anchors, key } = manifest
    const sound =
      format === 'jingpu-backup/1' &&
      /^(jingpu|demo)\.db$/.test(database.file) &&
      typeof database.sha256 === 'string' &&
      Array.isArray(anchors) &&
      key.included === false
    if (sound) return manifest
  } catch {
    // Falls through to the message below.
  }
  throw new CommandFault(`${path} 没有或读不出：这里不是一份完整的备份，请换一份`)
}
