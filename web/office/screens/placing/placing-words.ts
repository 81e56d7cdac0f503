/** Words of placing. Pure. */
import type { PlacingGround } from '../../../../server/contract/placing.ts'

export const groundNames: Readonly<Record<PlacingGround, string>> = {
  'block-code': '名录写明小区',
  point: '坐标',
  building: '建筑物名称',
  'only-block': '村内只有一个小区',
  'area-code': '区划代码',
  address: '地址',
  office: '普查办',
  none: '没有依据',
}

export function streetWords(street: string): string {
  return street === '' ? '地址没有街路' : street
}
