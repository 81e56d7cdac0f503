import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receiveRevision } from '../../../server/domains/responses/index.ts'
import type { Executor } from '../../../server/platform/database/database.ts'
import { addUnit, assign, buildEnvelope, bytesOf, createTownApp } from '../../support/responses.ts'
import { type People, signInEveryone } from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

describe('the cost of one more revision', () => {
  let app: TestApp
  let people: People
  beforeAll(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app)
    await assign(app, 'unit-a', '622')
  })
  afterAll(() => app.close())

  /** Rows that the receipt of this revision read. */
  const rowsReadFor = async (number: number, base: number | null) => {
    let rows = 0
    const envelope = buildEnvelope({
      revisionId: `revision-${number}`,
      baseRevisionId: base === null ? null : `revision-${base}`,
      intent: 'draft',
    })
    const database = {
      ...app.database,
      write: <T>(work: (tx: Executor) => Promise<T>) =>
        app.database.write((tx) => work(counting(tx, (read) => (rows += read)))),
    }
    const ctx = { ...app.context, database, actor: people.enumerator.account }
    await receiveRevision(ctx, {
      responseId: envelope.responseId,
      revisionId: envelope.revisionId,
      bytes: bytesOf(envelope),
    })
    return rows
  }

  it('does not grow with those that came before it', async () => {
    await rowsReadFor(1, null)
    const second = await rowsReadFor(2, 1)
    for (let number = 3; number < 12; number++) await rowsReadFor(number, number - 1)
    expect(second).toBeGreaterThan(0)
    expect(await rowsReadFor(12, 11)).toBe(second)
    // What is not simply next does read them all: the count above counts.
    expect(await rowsReadFor(13, 11)).toBeGreaterThan(second + 5)
  })
})

/** Hands on every call and counts the rows that awaited selects bring. */
function counting<T extends object>(target: T, count: (rows: number) => void): T {
  return new Proxy(target, {
    get(object, name) {
      const member: unknown = Reflect.get(object, name, object)
      if (typeof member !== 'function') return member
      if (name === 'then') {
        return (done: (value: unknown) => unknown, failed: (error: unknown) => unknown) =>
          member.call(
            object,
            (value: unknown) => {
              if (Array.isArray(value)) count(value.length)
              return done(value)
            },
            failed,
          )
      }
      return (...given: unknown[]) => {
        const result: unknown = member.apply(object, given)
        return typeof result === 'object' && result !== null && chains.has(String(name))
          ? counting(result, count)
          : result
      }
    },
  })
}

const chains = new Set([
  ...['select', 'from', 'innerJoin', 'where', 'orderBy', 'limit', 'prepare', 'execute'],
])
