import 'fake-indexeddb/auto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FormDefinition } from '../../../forms/engine/types.ts'
import type { RevisionEnvelope } from '../../../server/contract/responses.ts'
import { type DeviceDatabase, openDeviceDatabase } from '../../../web/outbox/database.ts'
import { type DraftStart, hasUnsealedWork, saveDraft } from '../../../web/outbox/drafts.ts'
import { moveDraft } from '../../../web/outbox/move-draft.ts'
import { sealDraft } from '../../../web/outbox/seal.ts'
import { loadTwoVersions } from '../../support/load-two-versions.ts'

const start: DraftStart = {
  ...{ responseId: 'unit-1.T1.2023', unitId: 'unit-1', formId: 'T1', formVersion: '2023.1' },
  ...{ baseRevisionId: 'rev-1', title: '甲厂', blockCode: null },
}
const typed = {
  answers: { unitName: '甲厂', revenue: 5, sales: 3, slogan: '好', wages: 9 },
  explanations: [{ rule: 'T1-001', fields: ['revenue'], reason: '01', text: '核过账' }],
}
const at = '2024-01-15T02:00:00.000Z'

describe('a draft whose form got a newer version', () => {
  let versions: FormDefinition[]
  let database: DeviceDatabase
  let account = 0
  beforeAll(async () => {
    const { registry } = await loadTwoVersions()
    versions = await registry.loadVersions('T1')
  }, 60_000)
  beforeEach(async () => {
    database = await openDeviceDatabase(`move-draft-${++account}`)
    await saveDraft(database, start, typed, at)
  })

  const move = (to = '2023.2') => moveDraft(database, start.responseId, versions, to, at)

  it('goes on in it with a report, and keeps what has no place there', async () => {
    const draft = await move()
    expect(draft).toMatchObject({
      formVersion: '2023.2',
      baseRevisionId: 'rev-1',
      answers: { unitName: '甲厂', operatingRevenue: 5, turnover: 30 },
      explanations: [{ rule: 'T1-101', fields: ['operatingRevenue'] }],
      keptAside: [
        { cell: 'slogan', value: '好', title: '口号' },
        { cell: 'wages', value: 9, unit: '千元' },
      ],
      moved: [{ from: '2023.1', to: '2023.2', kept: 1 }],
    })
    expect(await database.get('drafts', start.responseId)).toEqual(draft)
    expect(draft && hasUnsealedWork(draft)).toBe(true)
  })

  it('moves once, and goes on carrying what was kept aside while one types', async () => {
    const once = await move()
    expect(await move()).toEqual(once)
    const { keptAside, moved } = once!
    const going = { ...start, formVersion: '2023.2', keptAside: keptAside!, moved: moved! }
    const later = await saveDraft(database, going, { answers: {}, explanations: [] }, at)
    expect(later).toMatchObject({ keptAside, moved })
  })

  it('seals what was kept aside with the answers', async () => {
    await move()
    const item = await sealDraft(database, start.responseId, 'submit', 'rev-2', at)
    const envelope = JSON.parse(new TextDecoder().decode(item.content)) as RevisionEnvelope
    expect(envelope).toMatchObject({ formVersion: '2023.2', answers: { operatingRevenue: 5 } })
    expect(envelope.keptAside?.map(({ value }) => value)).toEqual(['好', 9])
  })

  it('stays openable in its own version where there is no way to another', async () => {
    const before = await database.get('drafts', start.responseId)
    expect(await move('2023.1')).toEqual(before)
    expect(await move('2031.1')).toEqual(before)
    expect(await database.get('drafts', start.responseId)).toEqual(before)
    expect(await moveDraft(database, 'unit-9.T1.2023', versions, '2023.2', at)).toBeUndefined()
  })
})
