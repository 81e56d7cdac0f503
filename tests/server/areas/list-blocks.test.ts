import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listBlocks } from '../../../server/contract/areas.ts'
import { loadAreas, loadBlocks } from '../../../server/domains/areas/index.ts'
import {
  BEIGUAN_1,
  loadSmallCity,
  MAYI,
  MAYI_1,
  MAYI_2,
  outsiders,
  type People,
  PINGLU_BLOCK,
  signInEveryone,
} from '../../support/small-city.ts'
import { createTestApp, type SignedIn, type TestApp } from '../../support/test-app.ts'

describe('blocks in scope', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTestApp()
    await loadSmallCity(app)
    people = await signInEveryone(app)
  })
  afterEach(() => app.close())

  const codesFor = async (who: SignedIn, query = {}) => {
    const answer = await app.call(listBlocks, { query }, who)
    return answer.ok ? answer.reply.blocks.map((block) => block.code) : answer.status
  }

  it('shows the enumerator the blocks assigned to them, offices their whole area', async () => {
    expect(await codesFor(people.enumerator)).toEqual([MAYI_1])
    expect(await codesFor(people.supervisor)).toEqual([MAYI_1, MAYI_2, BEIGUAN_1])
    expect(await codesFor(people.township)).toEqual([MAYI_1, MAYI_2, BEIGUAN_1])
    expect(await codesFor(people.county)).toEqual([MAYI_1, MAYI_2, BEIGUAN_1])
    expect(await codesFor(people.city)).toEqual([MAYI_1, MAYI_2, BEIGUAN_1, PINGLU_BLOCK])
    expect(await codesFor(people.neighbour)).toEqual([PINGLU_BLOCK])
  })

  it('is closed to enterprises, departments, administrators and strangers', async () => {
    for (const who of outsiders) expect(await codesFor(people[who])).toBe(403)
    expect(await app.call(listBlocks, {})).toMatchObject({ status: 401 })
  })

  it('narrows to an area given by prefix or by its full code', async () => {
    expect(await codesFor(people.city, { area: MAYI })).toEqual([MAYI_1, MAYI_2])
    expect(await codesFor(people.city, { area: '140603000000' })).toEqual([PINGLU_BLOCK])
    expect(await codesFor(people.county, { area: '140603' })).toEqual([])
  })

  it('pages by the code of the last block', async () => {
    const first = await app.call(listBlocks, { query: { limit: 2 } }, people.city)
    expect(first).toMatchObject({ reply: { next: MAYI_2 } })
    expect(await codesFor(people.city, { limit: 2, after: MAYI_2 })).toEqual([
      BEIGUAN_1,
      PINGLU_BLOCK,
    ])
  })

  it('names the areas from county to village, the enumerator, and counts buildings', async () => {
    const answer = await app.call(listBlocks, {}, people.enumerator)
    expect(answer).toMatchObject({
      reply: {
        blocks: [
          {
            areaNames: ['朔城区', '北城街道', '马邑路中心社区居民委员会'],
            enumerator: '张普',
            counts: { buildings: 1, units: 0, responsesDue: 0 },
          },
        ],
        next: null,
      },
    })
  })

  it('loads areas twice without doubling them, and refuses a block outside every area', async () => {
    expect(await loadAreas(app.context)).toEqual({ areas: 1357 })
    const geometry = { type: 'MultiPolygon' as const, coordinates: [] }
    const stray = loadBlocks(app.context, [{ code: '14069900100101', name: '甲', geometry }])
    await expect(stray).rejects.toMatchObject({ id: 'code-not-in-list' })
  })
})
