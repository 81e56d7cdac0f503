/** 建筑物类型, as the plotting of blocks names them. */
export const buildingKinds: readonly (readonly [string, string])[] = [
  ['shops', '商铺'],
  ['offices', '办公楼'],
  ['housing', '住宅楼'],
  ['workshop', '厂房'],
  ['courtyard', '院落'],
  ['public', '公共用房'],
  ['market', '市场、商场'],
  ['other', '其他'],
]

export function buildingKindName(kind: string): string {
  return buildingKinds.find(([code]) => code === kind)?.[1] ?? kind
}
