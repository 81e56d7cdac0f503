/** What the system must never be able to do, whoever asks: read off its own source and contract. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { operations } from '../../../server/operations.ts'
import { projectPath } from '../../../server/platform/project-path.ts'

function sources(room: string, kinds = /\.(ts|tsx|css|html)$/): { name: string; text: string }[] {
  const names = readdirSync(projectPath(room), { recursive: true, encoding: 'utf8' })
  const found = names.filter((name) => kinds.test(name))
  expect(found.length).toBeGreaterThan(10)
  return found.map((name) => ({
    name: `${room}/${name}`,
    text: readFileSync(projectPath(`${room}/${name}`), 'utf8'),
  }))
}

describe('never', () => {
  it('L-02 hands nothing on for punishment, taxes or soliciting', () => {
    const named = operations.map(({ id, path }) => `${id} ${path}`)
    expect(named.length).toBeGreaterThan(40)
    expect(named.filter((text) => /penal|punish|\btax|solicit|credit-rating/i.test(text))).toEqual(
      [],
    )
  })

  it('L-28 takes in no complaint that the county complained of could read', () => {
    const named = operations.map(({ id, path, summary }) => `${id} ${path} ${summary}`)
    expect(named.filter((text) => /complain|whistle|举报/i.test(text))).toEqual([
      // Tells the line to call; takes nothing in.
      expect.stringMatching(/^getLegalNotice /),
    ])
  })

  it('L-12 takes answers one response at a time, from its respondent', () => {
    // The cases of a check are documents of no unit.
    const taking = operations.filter(
      ({ method, tag, body }) =>
        method !== 'GET' && tag !== 'checks' && JSON.stringify(body ?? null).includes('"answers"'),
    )
    expect(taking.map(({ id }) => id).sort()).toEqual(['putRevision', 'saveDraft'])
    for (const { path } of taking) expect(path).toContain('{responseId}')
  })

  it('L-61 L-62 takes a place once when asked, and follows nobody', () => {
    const web = sources('web')
    expect(web.some(({ text }) => text.includes('getCurrentPosition'))).toBe(true)
    const following = web.filter(({ text }) => /watchPosition|navigator\.contacts/.test(text))
    expect(following.map(({ name }) => name)).toEqual([])
  })

  it('L-63 names no other host in any page', () => {
    const naming = sources('web').flatMap(({ name, text }) =>
      [...text.matchAll(/(?:https?|wss?):\/\/[a-z0-9.-]+/gi)].map(([host]) => `${name} ${host}`),
    )
    expect(naming.filter((each) => !each.endsWith('http://www.w3.org'))).toEqual([])
  })

  it('L-70 removes no row of what was reported', () => {
    const domains = sources('server/domains', /\.ts$/)
    const removing = domains.flatMap(({ name, text }) =>
      [...text.matchAll(/\b(?:tx|db)\s*\.delete\(\s*(\w+)/g)].map((match) => `${match[1]} ${name}`),
    )
    /**
     * Working copies, keys, who walks where, parts of a photograph put together since, rows of a list
     * on its way or given up (the database keeps the file of an import), and what is worked out from other rows.
     */
    const passing =
      /^(responseDraft|blockAssignment|photoPart|frameUploadPart|frameDraft|frameSettlement|accountTotp|signInGuard|answerSketch|mergedUnit|attentionFigure|attentionCell|\w*[kK]ey) /
    expect(removing.filter((each) => !passing.test(each))).toEqual([
      // The one way out, after its day and with two approvals (L-65): the database checks both itself.
      'table server/domains/retention/store.ts',
    ])
    expect(removing.some((each) => each.startsWith('responseDraft '))).toBe(true)
    const raw = domains.filter(({ text }) =>
      /\bdelete\s+from\b|\btruncate\b|\bdrop\s+table\b/i.test(text),
    )
    expect(raw.map(({ name }) => name)).toEqual([])
  })
})
