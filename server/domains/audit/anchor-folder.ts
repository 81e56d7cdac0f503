/**
 * Heads of the trail noted outside the database, so that a cut tail or a chain rewritten as a whole
 * shows. The folder belongs on another disk or host than the database (docs/operations.md).
 * `head.json` is the newest head, replaced in one step; `days.jsonl` gains a line a day. Every note is
 * flushed to disk before it counts.
 */
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { shanghaiDate } from '../../platform/clock.ts'
import type { Anchor } from './verify-trail.ts'

export interface AnchorFolder {
  /** Every head noted so far, oldest first. Throws when a file there cannot be read as written. */
  readAll(): readonly Anchor[]
  /** Notes a head; resolves when it is on disk. */
  note(anchor: Anchor): Promise<void>
}

export function openAnchorFolder(folder: string): AnchorFolder {
  const headFile = join(folder, 'head.json')
  const daysFile = join(folder, 'days.jsonl')
  const readDays = () => linesOf(daysFile).map((line) => readAnchor(line, daysFile))
  const readHead = () => linesOf(headFile).map((line) => readAnchor(line, headFile))
  return {
    readAll: () => [...readDays(), ...readHead()],
    async note(anchor) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const lastOfDay = readDays().at(-1)
      if (lastOfDay === undefined || shanghaiDate(lastOfDay.at) !== shanghaiDate(anchor.at)) {
        // The head of the evening before closes its day; the first note ever opens one.
        for (const closing of lastOfDay === undefined ? [anchor] : [...readHead(), anchor]) {
          await writeFlushed(daysFile, 'a', closing)
        }
      }
      const unfinished = `${headFile}.partial`
      await writeFlushed(unfinished, 'w', anchor)
      await rename(unfinished, headFile)
      await flushFolder(folder)
    },
  }
}

async function writeFlushed(file: string, flag: 'a' | 'w', anchor: Anchor): Promise<void> {
  const handle = await open(file, flag, 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(anchor)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The rename itself must reach the disk. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function linesOf(file: string): string[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}

function readAnchor(line: string, file: string): Anchor {
  try {
    const { sequence, hash, at } = JSON.parse(line) as Partial<Anchor>
    if (Number.isInteger(sequence) && typeof hash === 'string' && typeof at === 'string') {
      // Its three members were checked just above.
      return { sequence: sequence as number, hash, at }
    }
  } catch {
    // Falls through to the message below.
  }
  throw new Error(`锚定文件 ${file} 有一行读不出，请从异地副本恢复这个文件`)
}
