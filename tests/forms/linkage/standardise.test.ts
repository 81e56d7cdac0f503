import { describe, expect, it } from 'vitest'
import { creditCodeCheckDigit, organisationCheckDigit } from '../../../forms/engine/credit-code.ts'
import { loadVocabulary } from '../../../forms/engine/linkage/load-vocabulary.ts'
import { readAddress } from '../../../forms/engine/linkage/read-address.ts'
import { readCode } from '../../../forms/engine/linkage/read-code.ts'
import {
  readFoundDate,
  readPerson,
  readTelephones,
} from '../../../forms/engine/linkage/read-contacts.ts'
import { readName } from '../../../forms/engine/linkage/read-name.ts'

const { regions } = await loadVocabulary()

describe('a name taken apart', () => {
  it.each([
    ['山西省朔州市鑫源商贸有限公司', '鑫源', '商贸', '有限公司', ''],
    ['鑫源（朔州）商贸有限公司', '鑫源', '商贸', '有限公司', ''],
    ['朔州市 鑫源 商貿有限公司', '鑫源', '商贸', '有限公司', ''],
    ['朔城区张建国副食店', '张建国', '副食店', '', ''],
    ['恒通物流有限公司平鲁区分公司', '恒通', '物流', '有限公司', '平鲁区分公司'],
    ['恒通物流有限公司第二门市部', '恒通', '物流', '有限公司', '第2门市部'],
    ['右玉县康福大药房（个体工商户）', '康福', '大药房', '', ''],
  ])('%s', (name, tradeName, trade, form, branch) => {
    expect(readName(name, regions)).toMatchObject({ tradeName, trade, form, branch })
  })

  it('keeps the town in the name of its school', () => {
    const [one, other] = ['右玉县新城镇中心校', '右玉县右卫镇中心校'].map((name) =>
      readName(name, regions),
    )
    expect(one!.stripped).not.toBe(other!.stripped)
  })

  it('sets a former name in brackets apart', () => {
    expect(readName('宏达建材有限公司（原名兴隆建材有限公司）', regions)).toMatchObject({
      tradeName: '宏达',
      former: '兴隆建材有限公司',
    })
  })
})

describe('an address taken apart', () => {
  it.each([
    ['山西省朔州市朔城区开发南路25号', { road: '开发南路', number: '25' }],
    ['朔城区开发南路二十五号', { road: '开发南路', number: '25' }],
    ['应县金城镇北关村', { town: '金城镇', village: '北关村', number: '' }],
    ['朔州市平鲁区井坪镇民生路8号2号楼3单元502室', { number: '8', building: '2/3', room: '502' }],
  ])('%s', (address, parts) => {
    expect(readAddress(address, regions)).toMatchObject(parts)
  })

  it('is the same with and without province, city and county', () => {
    const plain = [
      '山西省朔州市朔城区开发南路25号',
      '朔州市朔城区开发南路25号',
      '朔城区开发南路25号',
    ].map((address) => readAddress(address, regions).plain)
    expect(new Set(plain).size).toBe(1)
  })
})

describe('contacts and dates', () => {
  it.each([
    ['0349-2021234', ['2021234']],
    ['（0349）2021234', ['2021234']],
    ['13900001234；0349-2021234', ['13900001234', '2021234']],
    ['+86 139 0000 1234', ['13900001234']],
    ['00000000', []],
    ['139****1234', ['139****1234']],
  ])('telephone %s', (written, numbers) => {
    expect(readTelephones(written.replace(/ (?=\d)/g, '').replace('+', ''))).toEqual(numbers)
  })

  it('drops titles and placeholders from people', () => {
    expect([readPerson('张 建国（经理）'), readPerson('无'), readPerson('李四先生')]).toEqual([
      '张建国',
      '',
      '李四',
    ])
  })

  it.each(['2015-03-09', '2015/3/9', '20150309', '2015年3月9日', '42072'])('date %s', (written) => {
    expect(readFoundDate(written)).toEqual({
      days: Date.UTC(2015, 2, 9) / 86_400_000,
      precision: 'day',
    })
  })

  it('knows how much of a date was given', () => {
    expect(['2015年3月', '2015', '不详'].map((text) => readFoundDate(text).precision)).toEqual([
      'month',
      'year',
      'none',
    ])
  })
})

describe('what stands in a code column', () => {
  const first17 = `911406020${'5011702'}${organisationCheckDigit('05011702')}`
  const code = first17 + creditCodeCheckDigit(first17)

  it('reads a sound code whatever its width, case and blanks', () => {
    expect(readCode(` ${code.toLowerCase()}`).sound).toBe(code)
  })

  it('mends a letter O where only a zero satisfies the check digits', () => {
    expect(readCode(code.replace('0', 'O')).sound).toBe(code)
  })

  it('never mends a wrong digit', () => {
    const wrong = `${code.slice(0, 9)}${(Number(code[9]) + 1) % 10}${code.slice(10)}`
    expect(readCode(wrong)).toMatchObject({ sound: '', mangled: wrong })
  })

  it('tells organisation codes and old licence numbers from credit codes', () => {
    expect(readCode(`${code.slice(8, 16)}-${code[16]}`).organisation).toBe(code.slice(8, 17))
    expect(readCode('140602200012345').registration).toBe('140602200012345')
  })

  it('learns nothing from scientific notation', () => {
    expect(readCode('9.11406E+17')).toEqual(readCode(''))
  })
})
