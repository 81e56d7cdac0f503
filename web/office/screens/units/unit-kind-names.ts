/** 单位类型, in census words. */
import type { UnitSummary } from '../../../../server/contract/frame.ts'

export const unitKindNames: Readonly<Record<UnitSummary['kind'], string>> = {
  legalUnit: '法人单位',
  establishment: '产业活动单位',
  selfEmployed: '个体经营户',
}
