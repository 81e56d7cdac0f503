/** Paths below the project's own folder, the same from source and from the built file. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'drizzle')) || !existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder)
      throw new Error('找不到经普的程序目录（其中应有 package.json 与 drizzle）')
    folder = parent
  }
  return folder
}

const root = findRoot()

/** Absolute path of `relative` below the project's folder. */
export function projectPath(relative: string): string {
  return join(root, relative)
}
