import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { roles } from '../../../server/contract/identity.ts'
import { projectPath } from '../../../server/platform/project-path.ts'
import { placesOf } from '../../../web/office/places.ts'
import { actionNames } from '../../../web/office/screens/trail/action-names.ts'

/** Every action the server may write into the trail, from its source. */
function actionsWritten(): string[] {
  const files = readdirSync(projectPath('server'), { recursive: true, encoding: 'utf8' })
  const texts = files
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(projectPath(`server/${name}`), 'utf8'))
  const literal = texts.flatMap((text) =>
    [...text.matchAll(/action: '([a-z-]+\.[a-z-]+)'/g)].map((match) => match[1]!),
  )
  return [...new Set(literal)].sort()
}

describe('words of the trail', () => {
  it('name every act the server notes', () => {
    const written = actionsWritten()
    expect(written.length).toBeGreaterThan(30)
    expect(written.filter((action) => !(action in actionNames))).toEqual([])
  })

  it('name no act the server does not know', () => {
    const templated = [
      'access.refuse',
      'target-value.refuse',
      'enforcement.approve',
      'enforcement.refuse',
      'destruction.approve',
      'destruction.refuse',
      'microdata.view',
      'trail.view',
      'response.pass-supervisor',
      'response.pass-township',
      'response.accept-county',
      'response.accept-city',
      'response.withdraw-pass',
      'response.confirm',
      'response.send-back',
      'response.withdraw',
      'response.hold',
      'response.release',
      'response.escalate',
      'response.hand-back',
      'response.assign',
      'session.begin',
      'session.start',
      'account.disable',
      'account.resume',
      'account.set-last-date',
      'account.reset-factors',
      'account.end-sessions',
      'building.add',
      'building.correct',
      'block.split',
      'block.merge',
      'block.border',
      'block.undo',
      'zone.enter',
      'zone.change',
      'progress.export',
      'progress.release',
    ]
    const known = new Set([...actionsWritten(), ...templated])
    expect(Object.keys(actionNames).filter((action) => !known.has(action))).toEqual([])
  })
})

describe('places of the office', () => {
  it('L-51 keep the three administrators and departments away from records', () => {
    const records = ['/frame', '/units', '/review', '/quarantine', '/export', '/blocks']
    for (const role of roles) {
      const hrefs = placesOf(role).map(({ href }) => href)
      const sees = records.some((record) => hrefs.includes(record))
      expect([role, sees]).toEqual([role, !/administrator|department|enforcement/.test(role)])
    }
    expect(placesOf('audit-administrator').map(({ href }) => href)).toEqual([
      '/trail',
      '/trail-days',
    ])
  })
})
