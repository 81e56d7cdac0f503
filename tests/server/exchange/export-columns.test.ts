import { describe, expect, it } from 'vitest'
import { readFormSources } from '../../../scripts/forms/form-sources.ts'
import { isContact, maskContacts } from '../../../server/domains/exchange/mask-contacts.ts'
import { exportPurposes, findPurpose } from '../../../server/domains/exchange/purposes.ts'
import { csvLine } from '../../../server/platform/csv-line.ts'

describe('an exported line', () => {
  it('writes codes as text and numbers as they are', () => {
    expect(csvLine(['0602', -0.5, null, true, ['01', '02']])).toEqual({
      text: '"0602",-0.5,,"是","01、02"\r\n',
      guarded: 0,
    })
  })

  it('keeps quotes, line breaks and rows of tables whole', () => {
    const { text } = csvLine(['甲"乙"\n丙', [{ code: '01', amount: 2 }]])
    expect(text).toBe('"甲""乙""\n丙","[{""code"":""01"",""amount"":2}]"\r\n')
  })

  it('runs nothing in a spreadsheet, and counts what it marked', () => {
    expect(csvLine(['=1+1', '+86', '-甲', '@x', '\t=1', '甲=乙', -3])).toEqual({
      text: `"'=1+1","'+86","'-甲","'@x","'\t=1","甲=乙",-3\r\n`,
      guarded: 5,
    })
  })
})

describe('contacts in an export', () => {
  it('are hidden at the top and in rows, empty cells stay empty', () => {
    const document = {
      unitName: '甲厂',
      contactPhone: '0349-1',
      email: '',
      branches: [{ name: '一', address: '路', income: 2 }],
    }
    expect(maskContacts(document)).toEqual({
      value: {
        unitName: '甲厂',
        contactPhone: '***',
        email: '',
        branches: [{ name: '一', address: '***', income: 2 }],
      },
      hidden: 2,
    })
  })

  it('are these indicators of the census, and no others', () => {
    const keys = readFormSources().flatMap(({ schema }) =>
      Object.entries(schema.properties).flatMap(([key, property]) => [
        key,
        ...Object.keys(property.items?.properties ?? {}),
      ]),
    )
    expect([...new Set(keys.filter(isContact))].sort()).toMatchInlineSnapshot(`
      [
        "contactPhone",
        "email",
        "fax",
        "landlinePhone",
        "legalRepresentative",
        "locationAddress",
        "mobilePhone",
        "operatorName",
        "owningUnitAddress",
        "preparer",
        "preparerPhone",
        "projectAddress",
        "registeredAddress",
      ]
    `)
  })
})

describe('the purposes of an export', () => {
  it('are statistical, a closed list', () => {
    expect(findPurpose('审核')).toBe('review')
    expect(findPurpose('tabulation')).toBe('tabulation')
    for (const other of ['执法', '税务', '招商', '信贷', 'toString', '']) {
      expect(findPurpose(other)).toBeUndefined()
    }
    expect(Object.values(exportPurposes).map(({ name }) => name)).toEqual([
      ...['汇总', '程序核验', '审核', '质量抽查', '上报'],
    ])
  })
})
