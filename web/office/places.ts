/** Where each post works: the places of the side navigation, the first one is its home. Pure. */
import type { Role } from '../../server/contract/identity.ts'

export interface Place {
  readonly href: string
  readonly label: string
}

const posts: readonly Place[] = [
  { href: '/accounts', label: '账号' },
  { href: '/devices', label: '准备情况' },
]
const work: readonly Place[] = [
  { href: '/', label: '工作台' },
  { href: '/progress', label: '进度' },
  { href: '/frame', label: '底册' },
  { href: '/units', label: '单位' },
  { href: '/duplicates', label: '疑似重复' },
  { href: '/omissions', label: '查漏' },
  { href: '/listing', label: '清查验收' },
  { href: '/review', label: '答卷审核' },
  { href: '/sign-offs', label: '签字验收' },
  { href: '/evaluation', label: '批量审核' },
  { href: '/placing', label: '待落小区' },
  { href: '/blocks', label: '普查小区' },
  { href: '/quarantine', label: '隔离件' },
  { href: '/hand-ins', label: '外业数据' },
  { href: '/forms', label: '普查表' },
  { href: '/checks', label: '审核关系' },
  { href: '/messages', label: '留言' },
  { href: '/reminders', label: '催报登记' },
  { href: '/export', label: '导出' },
  ...posts,
  { href: '/notices', label: '网上填报告知书' },
]
const notice: Place = { href: '/notice', label: '填报前告知内容' }
const coding: Place = { href: '/coding', label: '行业编码' }
const signals: Place = { href: '/signals', label: '报送线索' }
const enforcement: Place = { href: '/enforcement', label: '执法调阅' }

const places: Partial<Record<Role, readonly Place[]>> = {
  'county-office': [...work, coding, signals],
  'city-office': [...work, coding, signals, notice, enforcement],
  department: [{ href: '/industries', label: '行业进度' }],
  'security-administrator': [enforcement],
  'enforcement-officer': [enforcement],
  'audit-administrator': [
    { href: '/trail', label: '审计轨迹' },
    { href: '/trail-days', label: '审计日报' },
  ],
  'system-administrator': posts,
}

export function placesOf(role: Role): readonly Place[] {
  return places[role] ?? work
}
