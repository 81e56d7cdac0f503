import { describe, expect, it } from 'vitest'
import { loadCodeList } from '../../../forms/generated/code-lists.ts'
import {
  branchAbove,
  pathText,
  pickerOptions,
  startBranch,
} from '../../../web/form/picker/picker-options.ts'
import { codeNamed, indexCodes, searchCodes } from '../../../web/form/search-codes.ts'

const industry = indexCodes((await loadCodeList('industry')).items)
const areas = indexCodes((await loadCodeList('areas-shuozhou')).items)

describe('finding a code', () => {
  it('finds an industry by the beginning of its code, the whole code first', () => {
    const found = searchCodes(industry, '5165')
    expect(found[0]).toMatchObject({ code: '5165', name: '建材批发' })
  })

  it('puts names that begin with the words before names that contain them', () => {
    const names = searchCodes(industry, '煤炭').map((item) => item.name)
    const firstWithin = names.findIndex((name) => !name.startsWith('煤炭'))
    expect(names[0]).toMatch(/^煤炭/)
    expect(names.slice(firstWithin).some((name) => name.startsWith('煤炭'))).toBe(false)
  })

  it('finds a village by county and village name', () => {
    const found = searchCodes(areas, '朔城区 马邑路中心社区')
    expect(found[0]?.code).toBe('140602001001')
  })

  it('answers a street with the street as a branch to open', () => {
    const [first] = pickerOptions(areas, '北城街道', '')
    expect(first).toMatchObject({ choosable: false, branch: true, path: '朔城区' })
  })

  it('says where a village stands, leaving out the city everything is in', () => {
    expect(pathText(areas, '140602001001')).toBe('朔城区 › 北城街道')
  })

  it('opens the areas at the counties and leads back no higher', () => {
    const top = startBranch(areas, null)
    expect(pickerOptions(areas, '', top).map(({ item }) => item.name)).toContain('朔城区')
    expect(branchAbove(areas, top)).toBeNull()
    expect(branchAbove(areas, '140602000000')).toBe(top)
  })

  it('takes typed text for a code only when it names one', () => {
    expect(codeNamed(industry, '5165 建材批发')?.code).toBe('5165')
    expect(codeNamed(industry, '建材批发')?.code).toBe('5165')
    expect(codeNamed(industry, '516')).toBeUndefined()
    expect(codeNamed(industry, '建材')).toBeUndefined()
  })

  it('offers only the codes a property allows', () => {
    const narrow = indexCodes(industry.items, ['5165'])
    expect(searchCodes(narrow, '批发').filter((item) => item.leaf)).toHaveLength(1)
  })
})
