/**
 * The installation's own key: 32 random bytes in `jingpu.key` of the data folder, readable by its owner
 * alone, or in the file JINGPU_KEY_FILE names. It seals second factors and the keys of tablets; a backup
 * of the database does not hold it and it is kept apart from backups. While it is being changed the next
 * one lies beside it (rotate-key.ts).
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SECRET_KEY_BYTES } from '../platform/secret-box.ts'
import { CommandFault } from './command-fault.ts'

export function installationKeyFile(folder: string): string {
  return process.env.JINGPU_KEY_FILE ?? join(folder, 'jingpu.key')
}

export function nextKeyFile(file: string): string {
  return `${file}.next`
}

/** Reads the key; makes one where there is none yet. Refuses while a change of key is under way. */
export function readInstallationKey(folder: string): Uint8Array {
  const file = installationKeyFile(folder)
  if (existsSync(nextKeyFile(file))) {
    throw new CommandFault('更换密钥还没有做完，请先再运行一次 rotate-key')
  }
  return readKeyFile(file) ?? makeKey(file)
}

/** The key in the file, or undefined where there is no such file. */
export function readKeyFile(file: string): Uint8Array | undefined {
  const key = readIfThere(file)
  if (key && key.length !== SECRET_KEY_BYTES) {
    throw new CommandFault(`密钥文件 ${file} 已损坏（应为 32 字节），请从备份恢复`)
  }
  return key
}

function readIfThere(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new CommandFault(`密钥文件 ${file} 读不出来，请核对权限`)
  }
}

function makeKey(file: string): Uint8Array {
  mkdirSync(dirname(file), { recursive: true })
  const key = randomBytes(SECRET_KEY_BYTES)
  writeFileSync(file, key, { mode: 0o600, flag: 'wx' })
  return key
}
