/** Attributes in words: their names, and what their values mean. */
import { ATTRIBUTE_NAMES, type UnitAttribute } from '../../../forms/engine/unit-attributes.ts'
import {
  type AttributeEntry,
  type AttributeValue,
  officeAttributes,
} from '../../contract/unit-attributes.ts'
import { readCodeList } from '../../platform/read-code-list.ts'

const reportedEntries: Readonly<Record<string, AttributeEntry>> = {
  kind: {
    kind: 'choice',
    options: { legalUnit: '法人单位', establishment: '产业活动单位', selfEmployed: '个体经营户' },
  },
  institutionType: { kind: 'code', list: 'institution-types' },
  accountingStandardCategory: { kind: 'code', list: 'accounting-standard-categories' },
}
const entries: Readonly<Record<string, AttributeEntry>> = {
  ...reportedEntries,
  ...officeAttributes,
}

export function attributeName(attribute: string): string {
  return ATTRIBUTE_NAMES[attribute as UnitAttribute] ?? attribute
}

export function attributeText(attribute: string, value: AttributeValue | null): string {
  if (value === null) return '未知'
  if (typeof value === 'boolean') return value ? '是' : '否'
  const entry = entries[attribute]
  if (entry?.kind === 'choice') return entry.options[value] ?? value
  const name = entry?.kind === 'code' ? itemNamed(entry.list, value) : undefined
  return name === undefined ? value : `${value} ${name}`
}

/** Undefined where the value fits; else what is wrong, in Chinese. */
export function attributeFault(attribute: string, value: AttributeValue): string | undefined {
  const entry = entries[attribute]
  const name = attributeName(attribute)
  if (!entry || entry.kind === 'yes-no') {
    return typeof value === 'boolean' ? undefined : `${name} 只能填“是”或“否”`
  }
  if (typeof value === 'boolean') return `${name} 应填代码`
  if (entry.kind === 'choice') {
    return Object.hasOwn(entry.options, value) ? undefined : `${name} 没有“${value}”这一项`
  }
  const item = readCodeList(entry.list).items.find(({ code }) => code === value)
  if (!item) return `${name} ${value} 不在代码表内`
  return item.leaf === false ? `${name} ${value} 不是最细一级，请填到小类` : undefined
}

function itemNamed(list: string, code: string): string | undefined {
  return readCodeList(list).items.find((item) => item.code === code)?.name
}
