import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getBlock } from '../../../server/contract/areas.ts'
import { assignBlock } from '../../../server/domains/areas/index.ts'
import {
  loadSmallCity,
  MAYI_1,
  MAYI_2,
  outsiders,
  type People,
  PINGLU_BLOCK,
  signInEveryone,
} from '../../support/small-city.ts'
import { createTestApp, type SignedIn, type TestApp } from '../../support/test-app.ts'

describe('one block', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTestApp()
    await loadSmallCity(app)
    people = await signInEveryone(app)
  })
  afterEach(() => app.close())

  const statusFor = async (who: SignedIn | undefined, blockCode: string) =>
    (await app.call(getBlock, { params: { blockCode } }, who)).status

  it('opens with its outline and buildings for those who work in it', async () => {
    const answer = await app.call(getBlock, { params: { blockCode: MAYI_1 } }, people.enumerator)
    expect(answer).toMatchObject({
      reply: {
        block: { code: MAYI_1 },
        geometry: { type: 'MultiPolygon' },
        buildings: [{ code: 'B-1', name: '马邑商厦' }],
      },
    })
    for (const who of ['supervisor', 'township', 'county', 'city'] as const) {
      expect(await statusFor(people[who], MAYI_1)).toBe(200)
    }
  })

  it('is not there for anyone else', async () => {
    expect(await statusFor(people.enumerator, MAYI_2)).toBe(404)
    expect(await statusFor(people.neighbour, MAYI_1)).toBe(404)
    expect(await statusFor(people.county, PINGLU_BLOCK)).toBe(404)
    for (const who of outsiders) expect(await statusFor(people[who], MAYI_1)).toBe(403)
    expect(await statusFor(undefined, MAYI_1)).toBe(401)
  })

  it('is handed out by offices within their own area only', async () => {
    const accountId = people.enumerator.account.id
    const as = (who: SignedIn) => ({ ...app.context, actor: who.account })
    await assignBlock(as(people.township), { blockCode: MAYI_2, accountId })
    await assignBlock(as(people.township), { blockCode: MAYI_2, accountId })
    expect(await statusFor(people.enumerator, MAYI_2)).toBe(200)
    await expect(
      assignBlock(as(people.neighbour), { blockCode: MAYI_2, accountId }),
    ).rejects.toMatchObject({ id: 'not-found' })
    await expect(
      assignBlock(as(people.enumerator), { blockCode: MAYI_2, accountId }),
    ).rejects.toMatchObject({ id: 'not-allowed' })
    await expect(
      assignBlock(app.context, { blockCode: MAYI_2, accountId: 'nobody' }),
    ).rejects.toMatchObject({ id: 'not-found' })
  })
})
