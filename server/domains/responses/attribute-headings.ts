/** Which unit a row of an attribute list means, and what each of its columns says of it. Pure. */
import {
  type AttributeValue,
  type OfficeAttribute,
  officeAttributeNames,
  officeAttributes,
} from '../../contract/unit-attributes.ts'
import { readCodeList } from '../../platform/read-code-list.ts'
import { findMeaning } from '../frame/index.ts'
import { attributeFault, attributeName } from './attribute-words.ts'

export type ColumnMeaning = 'unitId' | 'unifiedSocialCreditCode' | 'unitName' | OfficeAttribute

/** What lists write besides an attribute's own name. */
const otherNames: Readonly<Record<string, OfficeAttribute>> = {
  行业小类: 'industryCode',
  行业小类代码: 'industryCode',
  国民经济行业代码: 'industryCode',
  是否一套表单位: 'aboveScale',
  一套表调查单位: 'aboveScale',
  规模: 'unitSize',
  企业规模: 'unitSize',
  部门名录: 'departmentList',
  投入产出单位: 'inputOutputSample',
  是否投入产出调查单位: 'inputOutputSample',
  个体样本: 'selfEmployedSample',
  个体经营户抽样单位: 'selfEmployedSample',
  有研发活动: 'rdActivities',
  有固定资产投资项目: 'fixedAssetInvestment',
  进口货物: 'importsGoods',
}

const byName: ReadonlyMap<string, OfficeAttribute> = new Map([
  ...officeAttributeNames.map((name) => [plain(attributeName(name)), name] as const),
  ...Object.entries(otherNames),
])

export function columnMeaning(heading: string): ColumnMeaning | null {
  const name = plain(heading)
  if (name === '单位编号') return 'unitId'
  const attribute = byName.get(name)
  if (attribute) return attribute
  const meaning = findMeaning(heading)
  if (meaning === 'industryCode') return meaning
  return meaning === 'unifiedSocialCreditCode' || meaning === 'unitName' ? meaning : null
}

/** Width, blanks, asterisks and what stands in brackets do not count. */
function plain(heading: string): string {
  return heading.normalize('NFKC').replace(/\([^)]*\)|[\s*\u200b-\u200f\u2060\ufeff]/g, '')
}

const YES = new Set(['是', '有', '√', '1', 'Y', 'YES', 'TRUE'])
const NO = new Set(['否', '无', '×', '0', 'N', 'NO', 'FALSE'])

/** A filled cell → the value, or what is wrong with it in Chinese. Codes may have their name behind them. */
export function readAttributeCell(
  attribute: OfficeAttribute,
  cell: string,
): { readonly value: AttributeValue } | { readonly fault: string } {
  const text = cell.normalize('NFKC').trim()
  const entry = officeAttributes[attribute]
  if (entry.kind === 'yes-no') {
    const upper = text.toUpperCase()
    if (YES.has(upper)) return { value: true }
    if (NO.has(upper)) return { value: false }
    return { fault: `${attributeName(attribute)} 只能填“是”或“否”，读到的是「${cell}」` }
  }
  const value = entry.kind === 'choice' ? choiceOf(entry.options, text) : codeOf(entry.list, text)
  const fault = attributeFault(attribute, value)
  return fault === undefined ? { value } : { fault }
}

function choiceOf(options: Readonly<Record<string, string>>, text: string): string {
  return Object.entries(options).find(([, name]) => name === text)?.[0] ?? text
}

/** `0610 烟煤和无烟煤开采洗选` and the bare name both mean the code, where only one item has the name. */
function codeOf(list: string, text: string): string {
  const { items } = readCodeList(list)
  const [first = '', ...rest] = text.split(/[\s　]+/)
  const named = items.filter(({ name }) => name === text)
  if (named.length === 1) return named[0]!.code
  return rest.length > 0 && items.some(({ code }) => code === first) ? first : text
}
