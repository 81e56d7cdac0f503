import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OperationShape } from '../../../server/contract/operation.ts'
import {
  getResponse,
  getRevision,
  putRevision,
  saveDraft,
} from '../../../server/contract/responses.ts'
import {
  acceptResponse,
  getProgress,
  passResponse,
  returnForCorrection,
} from '../../../server/contract/review.ts'
import { operations } from '../../../server/operations.ts'
import {
  addUnit,
  assign,
  buildEnvelope,
  bytesOf,
  createTownApp,
  noodleShop,
  receiptOf,
} from '../../support/responses.ts'
import { MAYI_2, type People, signInEveryone } from '../../support/small-city.ts'
import type { TestApp } from '../../support/test-app.ts'

const everyone = [
  'enumerator',
  'supervisor',
  'enterprise',
  'township',
  'county',
  'city',
  'neighbour',
  'department',
  'system',
  'security',
  'audit',
] as const satisfies readonly (keyof People)[]
type Answer = 'yes' | 'not-allowed' | 'not-found' | 'not-signed-in' | string

describe('who may do what with a response', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTownApp()
    people = await signInEveryone(app)
    await addUnit(app)
    await assign(app, 'unit-a', '622')
    await receiptOf(app, buildEnvelope(), people.enumerator)
  })
  afterEach(() => app.close())

  const params = { responseId: 'unit-a.622.2023' }
  const ask = async (
    operation: OperationShape,
    input: object,
    who: keyof People | undefined,
  ): Promise<Answer> => {
    const outcome = await app.call(operation, input, who && people[who])
    return outcome.ok ? 'yes' : outcome.problem.type.replace('urn:jingpu:problem:', '')
  }
  const asked = async (operation: OperationShape, input: object) => {
    const answers: Record<string, Answer> = { nobody: await ask(operation, input, undefined) }
    for (const who of everyone) answers[who] = await ask(operation, input, who)
    return answers
  }
  const all = (answer: Answer, over: Partial<Record<keyof People, Answer>>) => ({
    ...Object.fromEntries(everyone.map((who) => [who, answer])),
    nobody: 'not-signed-in',
    ...over,
  })

  it('reading: respondent, field and offices of its area', async () => {
    const readers = {
      enumerator: 'yes',
      supervisor: 'yes',
      township: 'yes',
      county: 'yes',
      city: 'yes',
    }
    // Their own they may read, this one is not theirs.
    const beyond = { enterprise: 'not-found', neighbour: 'not-found' }
    const answers = all('not-allowed', { ...readers, ...beyond })
    expect(await asked(getResponse, { params })).toEqual(answers)
    const revision = { params: { ...params, revisionId: 'revision-1' } }
    expect(await asked(getRevision, revision)).toEqual(answers)
  })

  it('a revision is found only under its own response', async () => {
    await addUnit(app, { id: 'unit-b' })
    await assign(app, 'unit-b', '622')
    const wrong = { params: { responseId: 'unit-b.622.2023', revisionId: 'revision-1' } }
    expect(await ask(getRevision, wrong, 'county')).toBe('not-found')
    expect(await ask(getRevision, { params: { ...params, revisionId: 'none' } }, 'county')).toBe(
      'not-found',
    )
  })

  it('an enumerator sees nothing of a block that is not theirs, an enterprise only its unit', async () => {
    await addUnit(app, { id: 'unit-next-door', blockCode: MAYI_2 })
    await assign(app, 'unit-next-door', '622')
    const other = { params: { responseId: 'unit-next-door.622.2023' } }
    expect(await ask(getResponse, other, 'enumerator')).toBe('not-found')
    await addUnit(app, { id: 'unit-x' })
    await assign(app, 'unit-x', '622')
    const own = { params: { responseId: 'unit-x.622.2023' } }
    expect(await ask(getResponse, own, 'enterprise')).toBe('yes')
    const body = { answers: {}, explanations: [], baseVersion: 0 }
    expect(await ask(saveDraft, { ...own, body }, 'enterprise')).toBe('yes')
    expect(await ask(saveDraft, { ...other, body }, 'enterprise')).toBe('not-found')
    expect(await ask(saveDraft, { ...other, body }, 'enumerator')).toBe('not-found')
  })

  it('passing: the supervisor and the township of its area', async () => {
    expect(await asked(passResponse, { params })).toEqual(
      all('not-allowed', { supervisor: 'yes', township: 'yes' }),
    )
  })

  it('accepting: the county of its area, then the city', async () => {
    await ask(passResponse, { params }, 'township')
    expect(await asked(acceptResponse, { params })).toEqual(
      all('not-allowed', { county: 'yes', city: 'yes', neighbour: 'not-found' }),
    )
  })

  it('returning: the supervisor on the spot, and offices of its area', async () => {
    const body = { reasonCode: '05', reasonText: '人数与规模不符，请核实', fields: [] }
    expect(await asked(returnForCorrection, { params, body })).toEqual(
      all('not-allowed', {
        supervisor: 'yes',
        // Returned already by the supervisor above: theirs to see, no longer theirs to return.
        township: 'state-not-allowed',
        county: 'state-not-allowed',
        city: 'state-not-allowed',
        neighbour: 'not-found',
      }),
    )
  })

  it('progress: offices, of their own area', async () => {
    const query = { area: '140602' }
    expect(await asked(getProgress, { query })).toEqual(
      all('not-allowed', {
        county: 'yes',
        city: 'yes',
        township: 'not-found',
        neighbour: 'not-found',
      }),
    )
  })

  it('no operation takes a reported value from an office', async () => {
    const offices = ['township', 'county', 'city', 'neighbour'] as const
    const answers = { ...noodleShop, staffAtYearEnd: 99 }
    const envelope = buildEnvelope({
      revisionId: 'by-office',
      baseRevisionId: 'revision-1',
      answers,
    })
    const before = await app.call(getResponse, { params }, people.county)
    const writing = operations.filter(
      (shape) => shape.method !== 'GET' && shape.access !== 'public',
    )
    expect(writing.length).toBeGreaterThan(5)
    // The cases of a check are documents of no unit.
    const takingAnswers = writing.filter(
      (shape) => shape.tag !== 'checks' && JSON.stringify(shape.body ?? null).includes('"answers"'),
    )
    expect(takingAnswers.map((shape) => shape.id)).toEqual(['putRevision', 'saveDraft'])
    const accepted: string[] = []
    for (const shape of writing) {
      const input = {
        params: {
          ...params,
          revisionId: 'by-office',
          unitId: 'unit-a',
          outcomeId: 'outcome-1',
        },
        query: {},
        body:
          shape.body?.kind === 'bytes'
            ? bytesOf(envelope)
            : { ...envelope, answers, explanations: [], baseVersion: 0 },
      }
      for (const who of offices) {
        const answer = await ask(shape, input, who)
        if (answer === 'yes') accepted.push(`${shape.id} by ${who}`)
      }
    }
    // Steps of review, looking for duplicates and for omissions take no answers: what is sent along is not looked at.
    expect(
      accepted.filter(
        (each) =>
          !/^(startReview|passResponse|acceptResponse|startDuplicateRun|findSignals) /.test(each),
      ),
    ).toEqual([])
    for (const who of offices) {
      expect(
        await ask(
          putRevision,
          { params: { ...params, revisionId: 'by-office' }, body: bytesOf(envelope) },
          who,
        ),
      ).toBe('not-allowed')
      expect(
        await ask(saveDraft, { params, body: { answers, explanations: [], baseVersion: 0 } }, who),
      ).toBe('not-allowed')
    }
    const after = await app.call(getResponse, { params }, people.county)
    expect(after.ok && after.reply.answers).toEqual(before.ok && before.reply.answers)
    expect(after.ok && after.reply.revisions).toHaveLength(1)
  })
})
