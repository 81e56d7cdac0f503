import { describe, expect, it } from 'vitest'
import { loadCodeList, loadSpellings } from '../../../forms/generated/code-lists.ts'
import { branchesOf, indexCodes, preparingSearch, textsOf } from '../../../web/form/code-index.ts'
import {
  branchAbove,
  pathText,
  pickerOptions,
  startBranch,
  walk,
} from '../../../web/form/picker/picker-options.ts'
import { codeNamed, searchCodes } from '../../../web/form/search-codes.ts'

const [industrySpelled, areasSpelled] = await Promise.all([
  loadSpellings('industry'),
  loadSpellings('areas-shuozhou'),
])
const { items: industries } = await loadCodeList('industry')
const industry = indexCodes(industries, {}, () => industrySpelled)
const areas = indexCodes((await loadCodeList('areas-shuozhou')).items, {}, () => areasSpelled)
const { items: registrationTypes } = await loadCodeList('registration-types')
const question = (query: string, branch = '') => ({ query, branch, suggested: null })

describe('finding a code', () => {
  it('has the texts of a list and of its branches ready before the first key', () => {
    let read = 0
    const counted = areas.items.slice(0, 200).map((item) => ({
      ...item,
      get name() {
        read += 1
        return item.name
      },
    }))
    const fresh = indexCodes(counted)
    for (const _ of preparingSearch(fresh));
    const prepared = read
    expect(prepared).toBeGreaterThan(200)
    textsOf(fresh)
    textsOf(branchesOf(fresh))
    expect(read).toBe(prepared)
  })

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
    const [first] = pickerOptions(areas, question('北城街道'))
    expect(first).toMatchObject({ choosable: false, branch: true, path: '朔城区' })
  })

  it('says where a village stands, leaving out the city everything is in', () => {
    expect(pathText(areas, '140602001001')).toBe('朔城区 › 北城街道')
  })

  it('opens the areas at the counties and leads back no higher', () => {
    const top = startBranch(areas, null)
    expect(pickerOptions(areas, question('', top)).map(({ item }) => item.name)).toContain('朔城区')
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
    const narrow = indexCodes(industries, { codes: ['5165'] })
    expect(searchCodes(narrow, '批发').filter((item) => item.leaf)).toHaveLength(1)
  })

  it('finds a village by the first letters of its pinyin and by the pinyin itself', () => {
    expect(searchCodes(areas, 'mylzx')[0]?.code).toBe('140602001001')
    expect(searchCodes(areas, 'mayilu')[0]?.code).toBe('140602001001')
    expect(searchCodes(areas, 'beichengjiedao')[0]?.name).toBe('北城街道')
  })

  it('finds a class by letters within its name once there are three of them', () => {
    expect(searchCodes(industry, 'jcpf').map(({ name }) => name)).toContain('建材批发')
    expect(searchCodes(industry, 'cpf').map(({ name }) => name)).toContain('建材批发')
    expect(searchCodes(industry, 'pf').every(({ name }) => !/.批发$/.test(name))).toBe(true)
  })

  it('finds a village by county and name written as one', () => {
    expect(searchCodes(areas, '朔城区马邑路中心社区')[0]?.code).toBe('140602001001')
  })

  it('takes full-width digits and small letters for what they are', () => {
    expect(searchCodes(industry, '５１６５')[0]?.code).toBe('5165')
    expect(searchCodes(industry, 'c')[0]?.code).toBe('C')
  })

  it('searches names alone while the pinyin is on its way', () => {
    expect(searchCodes(indexCodes([...industries]), 'jcpf')).toEqual([])
  })
})

describe('a list of which some levels may be chosen', () => {
  it('offers them whether or not they have finer ones, and nothing else', () => {
    const items = [
      { code: '24', name: '电力热力', leaf: false, level: 'sector42' },
      { code: '44100', name: '电力生产', parent: '24', leaf: false, level: 'sector153' },
      { code: '44100-1', name: '火电', parent: '44100', leaf: true, level: 'product' },
    ]
    const sectors = indexCodes(items, { levels: ['sector42', 'sector153'] })
    expect(codeNamed(sectors, '44100 电力生产')?.code).toBe('44100')
    expect(codeNamed(sectors, '24')?.code).toBe('24')
    expect(codeNamed(sectors, '火电')).toBeUndefined()
    expect(codeNamed(indexCodes(items), '44100')).toBeUndefined()
  })
})

describe('a list narrowed to some sections', () => {
  const industrial = indexCodes(industries, { within: ['B', 'C', 'D'] }, () => industrySpelled)

  it('shows only those sections and what stands below them', () => {
    expect(pickerOptions(industrial, question('')).map(({ item }) => item.code)).toEqual([
      ...['B', 'C', 'D'],
    ])
    expect(searchCodes(industrial, '批发')).toEqual([])
    expect(searchCodes(industrial, '0610')[0]?.name).toMatch(/煤/)
  })

  it('takes no code outside them as one typed', () => {
    expect(codeNamed(industrial, '5165')).toBeUndefined()
    expect(codeNamed(industrial, '0610')?.code).toBe('0610')
  })
})

describe('what an open list shows', () => {
  const suggested = {
    phrase: '卖建材',
    suggestions: [{ code: '5165', name: '建材批发', score: 0.9, why: '含“建材”' }],
  }

  it('starts with what the unit says it does, then the tree', () => {
    const options = pickerOptions(industry, { ...question(''), suggested })
    expect(options[0]).toMatchObject({
      ...{
        heading: '按“卖建材”推荐',
        why: '含“建材”',
        path: '批发和零售业 › 批发业 › 矿产品、建材及化工产品批发',
      },
    })
    expect(options[1]).toMatchObject({ heading: '按类别查找', item: { code: 'A' } })
  })

  it('puts what is named outright before what is suggested, and that before what contains the words', () => {
    const named = pickerOptions(industry, { ...question('建材批发'), suggested })
    expect(named[0]).toMatchObject({ item: { code: '5165' }, why: '' })
    const like = pickerOptions(industry, { ...question('建材'), suggested })
    expect(like[0]).toMatchObject({ item: { code: '5165' }, why: '含“建材”' })
    expect(like.filter(({ item }) => item.code === '5165')).toHaveLength(1)
  })

  it('suggests nothing a form does not take', () => {
    const industrial = indexCodes(industries, { within: ['C'] })
    const options = pickerOptions(industrial, { ...question('卖建材'), suggested })
    expect(options).toEqual([])
  })

  it('walks past what can only be read', () => {
    const types = indexCodes(registrationTypes, { codes: ['111', '112'] })
    const options = pickerOptions(types, question(''))
    const first = walk(options, -1, 1)
    expect(options[first]?.item.code).toBe('111')
    expect(walk(options, first, -1)).toBe(first)
    expect(options[walk(options, first, 8)]?.item.code).toBe('112')
  })
})
