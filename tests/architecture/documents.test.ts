import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectPath } from '../../server/platform/project-path.ts'

const documents = [
  'README.md',
  'README.zh-CN.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'forms/README.md',
  ...readdirSync(projectPath('docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]

/** Links and code spans that read as a path of this repository. */
function pathsNamedIn(document: string): string[] {
  const text = readFileSync(projectPath(document), 'utf8')
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map((match) =>
    join(dirname(document), match[1]!),
  )
  const spans = [
    ...text.matchAll(/`((?:forms|server|web|scripts|tests|drizzle|docs)\/[\w./-]+)`/g),
  ].map((match) => match[1]!)
  return [...links, ...spans]
}

describe('documents', () => {
  it.each(documents)('%s names only paths that exist', (document) => {
    expect(pathsNamedIn(document).filter((path) => !existsSync(projectPath(path)))).toEqual([])
  })

  it('name paths at all', () => {
    expect(documents.flatMap(pathsNamedIn).length).toBeGreaterThan(20)
  })
})
