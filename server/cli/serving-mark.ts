/** A file in the data folder that names the serving process, for commands that must not run beside it. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommandFault } from './command-fault.ts'

const markOf = (folder: string) => join(folder, 'serving.pid')

/** Notes that this process serves; the returned function takes the note away. */
export function markServing(folder: string): () => void {
  writeFileSync(markOf(folder), String(process.pid))
  return () => rmSync(markOf(folder), { force: true })
}

/** Refuses where a server runs on the folder; a mark left by a killed one counts for nothing. */
export function requireNotServing(folder: string): void {
  const pid = readMark(folder)
  if (pid === undefined || !isRunning(pid)) return
  throw new CommandFault(`服务正在运行（进程 ${pid}），请先停止服务再运行本命令`)
}

function readMark(folder: string): number | undefined {
  try {
    const pid = Number(readFileSync(markOf(folder), 'utf8'))
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined
  } catch {
    return undefined // nobody serves
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process is there too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
