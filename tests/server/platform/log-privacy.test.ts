/** L-04: nothing a person reported, is called, or signs in with stands in logs, addresses or titles. */

import { describe, expect, it } from 'vitest'
import { operations } from '../../../server/operations.ts'
import type { Log } from '../../../server/platform/log.ts'
import { refuseInserts } from '../../support/refuse-inserts.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  bytesOf,
  createTownApp,
  receiptOf,
} from '../../support/responses.ts'
import { signInEveryone } from '../../support/small-city.ts'
import { callsAbout, ids } from '../rights/calls.ts'

const lines: string[] = []
const keep = (fields: object, message: string) => {
  lines.push(JSON.stringify({ ...fields, message }))
}
const log: Log = { info: keep, warn: keep, error: keep }

describe('L-04 logs', () => {
  it('hold operations, states and durations, whatever is asked and whatever fails', async () => {
    const app = await createTownApp({ log })
    const people = await signInEveryone(app)
    await addUnit(app, { phone: '19900001234', legalRepresentative: '王建国' })
    await assign(app, 'unit-a', '622')
    await receiptOf(app, buildEnvelope(), people.enumerator)
    const calls = callsAbout(ids, '901')
    for (const shape of operations) {
      if (shape.id === 'signOut') continue
      for (const who of [people.county, people.enumerator, undefined]) {
        await app.request(shape, calls[shape.id] ?? {}, who)
      }
    }
    // A fault of the database, whose message quotes the row.
    await refuseInserts(app.database, 'revision', '老王面馆 19900001234')
    const broken = buildEnvelope({ revisionId: 'revision-broken', baseRevisionId: 'revision-1' })
    const params = { responseId: broken.responseId, revisionId: broken.revisionId }
    const shape = operations.find(({ id }) => id === 'putRevision')!
    const reply = await app.request(
      shape,
      { params, body: bytesOf(broken) } as never,
      people.enumerator,
    )
    expect(reply.status).toBe(500)
    expect(await reply.text()).not.toContain('老王面馆')
    await app.close()

    expect(lines.length).toBeGreaterThan(operations.length)
    expect(lines.some((line) => line.includes('request failed'))).toBe(true)
    const text = lines.join('\n')
    expect(text).not.toMatch(/[\u4e00-\u9fff]/)
    expect(text).not.toMatch(/19900001234|unit-a|revision-\d|never-issued|jingpu_session|140602/)
    for (const person of Object.values(people)) {
      expect(text).not.toContain(person.cookie.split('=')[1])
      expect(text).not.toContain(person.account.id)
    }
  }, 60_000)

  it('paths of operations hold ids and codes only', () => {
    const names = operations.flatMap(({ path }) =>
      [...path.matchAll(/\{(\w+)\}/g)].map(([, n]) => n),
    )
    expect(names.length).toBeGreaterThan(5)
    expect(
      names.filter(
        (name) =>
          !/Id$|Code$|^version$|^date$|^offset$|^row$|^year$|^sequence$|^number$|^recordClass$|^contentHash$/.test(
            name!,
          ),
      ),
    ).toEqual([])
  })
})
