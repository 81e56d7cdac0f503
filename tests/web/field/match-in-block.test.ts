import { describe, expect, it } from 'vitest'
import { loadVocabulary } from '../../../forms/engine/linkage/load-vocabulary.ts'
import type { UnitSummary } from '../../../server/contract/frame.ts'
import {
  draftToLink,
  matchInBlock,
  newRecord,
  unitToLink,
} from '../../../web/field/matching/match-in-block.ts'

const vocabulary = await loadVocabulary()
const area = '140602001001'

function unit(id: string, name: string, more: Partial<UnitSummary> = {}): UnitSummary {
  return {
    id,
    kind: 'selfEmployed',
    name,
    unifiedSocialCreditCode: null,
    areaCode: area,
    areaNames: [],
    blockCode: `${area}01`,
    buildingCode: null,
    address: '',
    phone: null,
    legalRepresentative: null,
    industryCode: null,
    sources: ['市场监管名录'],
    outcome: null,
    responses: [],
    ...more,
  }
}

const block = [
  unit('noodles', '朔城区老味道面馆', { phone: '13903490002', address: '朔城区马邑路26号' }),
  unit('shop', '朔城区好邻居便利店', { phone: '13903490004', address: '朔城区马邑路40号' }),
  unit('hotel', '朔州市金沙宾馆', { address: '朔城区振华街8号' }),
  unit('nameless', ''),
].map(unitToLink)

const nameless = {
  ...{ responseId: 'e.622.2023', unitId: 'empty', title: '', edition: 1, sealedEdition: null },
}

const find = (record: Parameters<typeof newRecord>[0]) =>
  matchInBlock(vocabulary, block, newRecord(record, area)).map(({ unitId }) => unitId)

describe('a new unit against its block, on the tablet', () => {
  it('finds the one that is written a little differently', () => {
    expect(find({ name: '老味道面馆', address: '马邑路26号' })[0]).toBe('noodles')
    expect(find({ name: '好邻居超市', phone: '139 0349 0004' })[0]).toBe('shop')
  })

  it('finds one opened on this tablet an hour ago and not sent yet', () => {
    const drafted = draftToLink({
      ...{
        responseId: 'd.622.2023',
        unitId: 'drafted',
        title: '',
        edition: 3,
        sealedEdition: null,
      },
      newUnit: { kind: 'selfEmployed', blockCode: `${area}01` },
      answers: { selfEmployedName: '小刘修车铺', contactPhone: '15500007777', staffAtYearEnd: 2 },
    })
    const record = newRecord({ name: '朔城区小刘修车铺', phone: '15500007777' }, area)
    const found = matchInBlock(vocabulary, [...block, drafted], record)
    expect(found[0]?.unitId).toBe('drafted')
    expect(draftToLink({ ...nameless, answers: {} }).records).toEqual([])
  })

  it('finds nothing for one that is not there, or without a name', () => {
    expect(find({ name: '恒通物流服务部', phone: '15500001111' })).toEqual([])
    expect(find({ name: ' ' })).toEqual([])
  })
})
