import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectPath } from '../../server/platform/project-path.ts'

/** Lowest first: a domain may import only those before it, and only through their index.ts. */
const domainOrder = [
  'audit',
  'identity',
  'areas',
  'instruments',
  'frame',
  'linkage',
  'ledger',
  'establishments',
  'responses',
  'conduct',
  'review',
  'findings',
  'messages',
  'attention',
  'coding',
  'sampling',
  'omissions',
  'post-enumeration',
  'self-employed',
  'fieldwork',
  'listing',
  'exchange',
  'oversight',
  'retention',
]

/** What each of the three applications may use; never one another. */
const webApp = ['forms', 'server/contract', 'web/api', 'web/form', 'web/shell', 'web/ui']

/** Room → rooms it may import. A room may always import itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  forms: [],
  'server/contract': ['forms'],
  'server/platform': ['forms', 'server/contract'],
  'server/domains': ['forms', 'server/contract', 'server/platform'],
  'server/demo-city': ['forms'],
  server: ['forms', 'server/contract', 'server/platform', 'server/domains', 'server/cli'],
  'server/cli': [
    'forms',
    'server/contract',
    'server/platform',
    'server/domains',
    'server/demo-city',
    'server',
  ],
  'web/ui': [],
  'web/form': ['forms', 'server/contract', 'web/ui'],
  'web/api': ['forms', 'server/contract'],
  'web/outbox': ['forms', 'server/contract', 'web/api'],
  'web/shell': ['forms', 'server/contract', 'web/api', 'web/ui'],
  'web/field-worker': [],
  'web/field': [...webApp, 'web/outbox'],
  'web/self-report': [...webApp, 'web/outbox'],
  'web/office': webApp,
  'web/sign-in': ['forms', 'server/contract', 'web/api', 'web/ui'],
  'web/verify-receipt': ['forms', 'server/contract'],
  'web/verify': ['server/contract', 'web/api', 'web/ui'],
}

const rooms = Object.keys(mayImport).sort((a, b) => b.length - a.length)

function roomOf(file: string): string | undefined {
  return rooms.find((room) => file.startsWith(`${room}/`))
}

interface Import {
  readonly from: string
  readonly to: string
}

function sourceFiles(): string[] {
  return ['forms', 'server', 'web'].flatMap((room) =>
    readdirSync(projectPath(room), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
      .map((name) => join(room, name)),
  )
}

function importsOf(file: string): Import[] {
  const text = readFileSync(projectPath(file), 'utf8')
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(
    (match) => match[1]!,
  )
  return specifiers.map((specifier) => ({
    from: file,
    to: relative(projectPath('.'), resolve(dirname(projectPath(file)), specifier)),
  }))
}

const files = sourceFiles()
const imports = files.flatMap(importsOf)

describe('who imports whom', () => {
  it('looked at every room', () => {
    const seen = new Set(files.map(roomOf))
    expect(files.length).toBeGreaterThan(100)
    expect(imports.length).toBeGreaterThan(200)
    expect([...seen]).toEqual(
      expect.arrayContaining(['forms', 'server/domains', 'web/form', 'web/office']),
    )
  })

  it('goes from rooms to the rooms they may use, and nowhere else', () => {
    const broken = imports.filter(({ from, to }) => {
      const source = roomOf(from)
      const target = roomOf(to)
      return source !== target && !(source && target && mayImport[source]!.includes(target))
    })
    expect(broken).toEqual([])
  })

  it('goes from a domain to lower domains, through their doors', () => {
    const broken = imports.filter(({ from, to }) => {
      const source = domainOf(from)
      const target = domainOf(to)
      if (!target || source === target) return false
      if (!to.endsWith(`domains/${target}/index.ts`)) return true
      return source !== undefined && domainOrder.indexOf(target) >= domainOrder.indexOf(source)
    })
    expect(broken).toEqual([])
  })

  it('knows every domain there is', () => {
    const present = readdirSync(projectPath('server/domains'))
    expect(present.length).toBeGreaterThan(0)
    expect(present.filter((name) => !domainOrder.includes(name))).toEqual([])
  })

  it('keeps forms free of packages, Node and the browser', () => {
    const offending = files
      .filter((file) => file.startsWith('forms/'))
      .filter((file) =>
        /(?:from|import)\s*\(?\s*'(?!\.)/.test(readFileSync(projectPath(file), 'utf8')),
      )
    expect(offending).toEqual([])
  })
})

function domainOf(file: string): string | undefined {
  return /^server\/domains\/([^/]+)\//.exec(file)?.[1]
}
