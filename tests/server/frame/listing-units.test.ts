import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getUnit, listUnits } from '../../../server/contract/frame.ts'
import { openUnitFromListing, updateUnitFromListing } from '../../../server/domains/frame/index.ts'
import {
  loadSmallCity,
  MAYI_1,
  MAYI_2,
  type People,
  signInEveryone,
} from '../../support/small-city.ts'
import { createTestApp, type SignedIn, type TestApp } from '../../support/test-app.ts'
import { creditCode, csv, reportOf } from './lists.ts'

describe('units found in the street', () => {
  let app: TestApp
  let people: People
  beforeEach(async () => {
    app = await createTestApp()
    await loadSmallCity(app)
    people = await signInEveryone(app)
  })
  afterEach(() => app.close())

  const open = (who: SignedIn, blockCode = MAYI_1, unitId = 'tablet-unit-1') =>
    app.database.write((tx) =>
      openUnitFromListing(
        tx,
        { ...app.context, actor: who.account },
        { unitId, kind: 'selfEmployed', blockCode, name: '老王理发店' },
      ),
    )

  it('are opened under the tablet’s id, once, as 清查新增', async () => {
    const first = await open(people.enumerator)
    expect(await open(people.enumerator)).toEqual(first)
    const answer = await app.call(listUnits, { query: { source: '清查新增' } }, people.enumerator)
    expect(answer).toMatchObject({
      reply: { units: [{ id: 'tablet-unit-1', sources: ['清查新增'], blockCode: MAYI_1 }] },
    })
  })

  it('are opened only by those who walk the block', async () => {
    await expect(open(people.enumerator, MAYI_2)).rejects.toMatchObject({ id: 'not-found' })
    await expect(open(people.enumerator, '14060200100109')).rejects.toMatchObject({
      id: 'not-found',
    })
    await expect(open(people.county)).rejects.toMatchObject({ id: 'not-allowed' })
    await expect(open(people.enterprise)).rejects.toMatchObject({ id: 'not-allowed' })
    await open(people.supervisor, MAYI_2, 'tablet-unit-2')
    await expect(open(people.enumerator, MAYI_1, 'tablet-unit-2')).rejects.toMatchObject({
      id: 'not-found',
    })
  })

  it('take what the listing form found, while the list’s own values stand', async () => {
    const headings = ['统一社会信用代码', '单位名称', '普查小区代码']
    await reportOf(app, people.county, csv([[creditCode(1), '甲公司', MAYI_1]], headings))
    const before = await app.call(listUnits, {}, people.enumerator)
    const unitId = before.ok ? before.reply.units[0]!.id : ''
    const update = () =>
      app.database.write((tx) =>
        updateUnitFromListing(tx, { ...app.context, actor: people.enumerator.account }, unitId, {
          name: '甲商贸有限公司',
          address: '马邑路 12 号',
          phone: undefined,
        }),
      )
    expect(await update()).toMatchObject({ name: '甲商贸有限公司', outcome: 'normal' })
    expect(await update()).toMatchObject({ address: '马邑路 12 号' })
    const after = await app.call(getUnit, { params: { unitId } }, people.enumerator)
    expect(after).toMatchObject({
      reply: {
        unit: { name: '甲商贸有限公司', unifiedSocialCreditCode: creditCode(1) },
        frameRecords: [{ values: { unitName: '甲公司' } }],
      },
    })
  })

  it('cannot be updated when they are not there', async () => {
    const update = app.database.write((tx) =>
      updateUnitFromListing(tx, app.context, 'absent', { name: '甲' }),
    )
    await expect(update).rejects.toMatchObject({ id: 'not-found' })
  })
})
