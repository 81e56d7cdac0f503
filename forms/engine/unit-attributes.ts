/** What decides which forms a unit owes: names for people, and what follows from what. */
import type { CodeLists, UnitAttributes } from './types.ts'

export type UnitAttribute = keyof UnitAttributes

/** Chinese names of the attributes applicability looks at. */
export const ATTRIBUTE_NAMES: Readonly<Partial<Record<UnitAttribute, string>>> = {
  kind: '单位类别',
  institutionType: '机构类型',
  accountingStandardCategory: '执行会计标准类别',
  industryCode: '行业代码',
  reportCategory: '报表类别',
  professionalCategory: '专业类别',
  unitSize: '单位规模',
  aboveScale: '一套表单位',
  departmentList: '部门名录单位',
  severalEstablishments: '有下属产业活动单位',
  constructionQualification: '有建筑业资质',
  rdActivities: '开展研究开发活动',
  energyConversion: '有能源加工转换或回收利用',
  unitEnergyCatalogue: '单位产品能耗目录企业',
  keyEnergyUser: '非工业重点耗能单位',
  catalogueProducts: '生产目录内主要工业产品',
  fixedAssetInvestment: '当年有固定资产投资项目',
  importsGoods: '有进口货物',
  inputOutputSample: '投入产出调查单位',
  selfEmployedSample: '个体经营户样本',
}

/** 报表类别 by section; all others are services. Finance and public administration have no 603. */
const SECTION_CATEGORIES: Readonly<Record<string, string>> = {
  ...{ B: 'B', C: 'B', D: 'B', E: 'C', F: 'E', H: 'S' },
  ...{ J: 'U', S: 'U', T: 'U' },
}

/**
 * The attributes with what follows from them: the report category of an above-scale unit from its
 * industry (forms.md §2). An attribute that is stated stands.
 */
export function completeAttributes(unit: UnitAttributes, codeLists: CodeLists): UnitAttributes {
  if (unit.reportCategory !== undefined && unit.reportCategory !== '') return unit
  if (unit.aboveScale !== true || unit.industryCode === undefined) return unit
  const reportCategory = categoryOf(unit.industryCode, codeLists)
  return reportCategory === null ? unit : { ...unit, reportCategory }
}

function categoryOf(industryCode: string, codeLists: CodeLists): string | null {
  const section = codeLists.item('industry', industryCode)?.section
  if (section === undefined) return null
  if (industryCode.startsWith('701')) return 'X'
  if (section === 'A') return industryCode.startsWith('05') ? 'F' : 'A'
  return SECTION_CATEGORIES[section] ?? 'F'
}
