import { describe, expect, it } from 'vitest'
import { placeRecord } from '../../../server/domains/frame/place-record.ts'
import { buildPlaces } from '../../../server/domains/frame/places.ts'
import { readCodeList } from '../../../server/platform/read-code-list.ts'

const areas = readCodeList('areas-shuozhou').items.map(({ code, name, level }) => ({
  code,
  name,
  level: level as 'city' | 'county' | 'town' | 'village',
}))
const places = buildPlaces({
  areas,
  blockCodes: ['14060200100101', '14060200100102', '14060200100201'],
  buildings: [
    { code: 'B-1', blockCode: '14060200100101', name: '马邑商厦' },
    { code: 'B-2', blockCode: '14060200100102', name: '商厦' },
  ],
})

function placed(
  address: string,
  more: { areaCode?: string; blockCode?: string } = {},
  home = '1406',
) {
  const evidence = {
    areaCode: more.areaCode,
    blockCode: more.blockCode,
    buildingName: undefined,
    addresses: [address],
  }
  const { areaCode, blockCode, buildingCode } = placeRecord(evidence, places, home)
  return [areaCode, blockCode, buildingCode]
}

describe('placing a record by what its list tells', () => {
  it.each([
    ['山西省朔州市朔城区北城街道马邑路中心社区 12 号', '140602001001'],
    ['朔城区北城街道办事处民福街', '140602001000'],
    ['朔城区民福街 5 号', '140602000000'],
    ['井坪镇南街', '140603100000'],
    ['怀仁县云中街道', '140681002000'],
    ['朔州经济开发区', '140671000000'],
    ['某路 5 号', '140600000000'],
  ])('goes as far down as 「%s」 tells', (address, areaCode) => {
    expect(placed(address)[0]).toBe(areaCode)
  })

  it('does not find a town of this city in the address of another city', () => {
    expect(placed('太原市小店区北城街道')[0]).toBe('140600000000')
  })

  it('keeps towns of like names apart', () => {
    expect(placed('朔城区神头镇')[0]).toBe('140602100000')
    expect(placed('朔城区神头街道')[0]).toBe('140602003000')
    expect(placed('朔城区神头')[0]).toBe('140602000000')
  })

  it('takes a village’s only block, and stays at the village when there are several', () => {
    expect(placed('', { areaCode: '140602001002' })).toEqual([
      '140602001002',
      '14060200100201',
      null,
    ])
    expect(placed('', { areaCode: '140602001001' })).toEqual(['140602001001', null, null])
  })

  it('finds the block by a building named in the address, the longest name first', () => {
    const [areaCode, blockCode, buildingCode] = placed('朔城区北城街道马邑商厦 3 层')
    expect([areaCode, blockCode, buildingCode]).toEqual(['140602001001', '14060200100101', 'B-1'])
  })

  it('takes the block column before everything else', () => {
    expect(placed('朔城区北城街道马邑商厦', { blockCode: '14060200100102' })).toEqual([
      '140602001001',
      '14060200100102',
      null,
    ])
  })

  it('reads area codes of six, nine and twelve digits', () => {
    expect(placed('', { areaCode: '140602' })[0]).toBe('140602000000')
    expect(placed('', { areaCode: '140602001' })[0]).toBe('140602001000')
    expect(placed('北城街道', { areaCode: '140602' })[0]).toBe('140602001000')
  })

  it('leaves at the county’s own level what lies beyond it', () => {
    expect(placed('平鲁区井坪镇', {}, '140602')).toEqual(['140602000000', null, null])
  })
})
