/** Words of matters between units. Pure. */
import type { CrossUnitCase, CrossUnitState } from '../../../../server/contract/evaluation.ts'
import type { StatusTone } from '../../../ui/status-tag.tsx'

export const ruleNames: Readonly<Record<string, string>> = {
  'CROSS-001': '统一社会信用代码重复',
  'CROSS-002': '上级法人首尾相接',
  'CROSS-003': '分支人数合计不符',
}

export const caseStateWords: Readonly<Record<CrossUnitState, readonly [StatusTone, string]>> = {
  open: ['waiting', '待处理'],
  returned: ['returned', '已退回核实'],
  explained: ['accepted', '已说明'],
  gone: ['closed', '已不存在'],
}

/** What a respondent is asked to check, without naming the other unit or any value. */
export const returnWords: Readonly<Record<string, string>> = {
  'CROSS-001': '请对照营业执照（登记证书）逐位核对统一社会信用代码',
  'CROSS-002': '请核对上级法人（归属法人）的名称和统一社会信用代码，填直接管理本单位的法人',
  'CROSS-003': '请核对本单位与所属产业活动单位的期末从业人数，按同一时点、同一口径填报',
}

export const returnReasons: Readonly<Record<string, string>> = {
  'CROSS-001': '08',
  'CROSS-002': '06',
  'CROSS-003': '05',
}

export const kindNames: Readonly<Record<CrossUnitCase['units'][number]['kind'], string>> = {
  legalUnit: '法人单位',
  establishment: '产业活动单位',
  selfEmployed: '个体经营户',
}

type Unit = CrossUnitCase['units'][number]

export interface SideLine {
  readonly label: string
  readonly values: readonly string[]
  /** The units do not say the same. */
  readonly differs: boolean
}

/** What the units say, line by line; lines nobody says anything in are left out. */
export function sideBySide(units: readonly Unit[]): SideLine[] {
  const lines: readonly (readonly [string, (unit: Unit) => string])[] = [
    ['单位类别', (unit) => kindNames[unit.kind]],
    ['统一社会信用代码', (unit) => unit.creditCode ?? ''],
    ['上级（归属）法人代码', (unit) => unit.ownerCode ?? ''],
    ['期末从业人数', (unit) => (unit.staff === null ? '' : `${unit.staff} 人`)],
    [
      '所填下属单位',
      (unit) =>
        unit.declaredBranches === 0
          ? ''
          : `${unit.declaredBranches} 个，合计 ${unit.declaredStaff} 人`,
    ],
    ['所在地', (unit) => unit.areaName],
    ['地址', (unit) => unit.address],
  ]
  return lines.flatMap(([label, read]) => {
    const values = units.map(read)
    if (values.every((value) => value === '')) return []
    return [{ label, values, differs: new Set(values).size > 1 }]
  })
}
