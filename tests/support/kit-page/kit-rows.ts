/** Made-up responses for the kit's page. */
import type { ResponseStateTagProps } from '../../../web/ui/response-state-tag.tsx'

export interface KitRow {
  readonly id: string
  readonly name: string
  readonly form: string
  readonly state: ResponseStateTagProps['state']
  readonly revenue: number
  readonly at: string
}

const names = [
  '朔州市鑫源商贸有限公司',
  '朔州市朔城区民福建材经销部',
  '山西平朔煤矸石综合利用与循环经济产业发展有限责任公司朔城分公司',
  '朔州市第二运输公司',
  '朔城区北城街道社区卫生服务中心',
  '朔州宏达陶瓷有限公司',
]
const states = [
  'submitted',
  'passed-township',
  'returned',
  'accepted-county',
  'draft',
  'assigned',
] as const

export const kitRows: readonly KitRow[] = Array.from({ length: 24 }, (_, index) => ({
  id: String(index),
  name: names[index % names.length]!,
  form: index % 3 === 0 ? 'B603' : '621',
  state: states[index % states.length]!,
  revenue: 9_812_345 - index * 401_377,
  at: new Date(Date.UTC(2024, 2, 18, 6, 5) - index * index * 7_200_000).toISOString(),
}))
