/** Where each post works: the places of the side navigation in groups, the first one is its home. Pure. */
import type { Role } from '../../server/contract/identity.ts'

export interface Place {
  readonly href: string
  readonly label: string
}

export interface PlaceGroup {
  readonly label?: string
  readonly places: readonly Place[]
}

const posts: readonly Place[] = [
  { href: '/accounts', label: '账号' },
  { href: '/devices', label: '准备情况' },
]
const home: PlaceGroup = {
  places: [
    { href: '/', label: '工作台' },
    { href: '/progress', label: '进度' },
    { href: '/messages', label: '留言' },
  ],
}
const listing: PlaceGroup = {
  label: '底册和清查',
  places: [
    { href: '/frame', label: '底册' },
    { href: '/units', label: '单位' },
    { href: '/duplicates', label: '疑似重复' },
    { href: '/omissions', label: '查漏' },
    { href: '/placing', label: '待落小区' },
    { href: '/blocks', label: '普查小区' },
    { href: '/listing', label: '清查验收' },
  ],
}
const review: PlaceGroup = {
  label: '审核和验收',
  places: [
    { href: '/review', label: '答卷审核' },
    { href: '/findings', label: '审核问题' },
    { href: '/evaluation', label: '批量审核' },
    { href: '/sign-offs', label: '签字验收' },
    { href: '/quarantine', label: '隔离件' },
    { href: '/hand-ins', label: '外业数据' },
  ],
}
const forms: PlaceGroup = {
  label: '表式',
  places: [
    { href: '/forms', label: '普查表' },
    { href: '/checks', label: '审核关系' },
  ],
}
const administration: PlaceGroup = {
  label: '组织',
  places: [
    { href: '/notices', label: '网上填报告知书' },
    { href: '/reminders', label: '催报登记' },
    { href: '/export', label: '导出' },
    ...posts,
  ],
}
const notice: Place = { href: '/notice', label: '填报前告知内容' }
const retention: Place = { href: '/retention', label: '资料保存与销毁' }
const enforcement: Place = { href: '/enforcement', label: '执法调阅' }

const ofTownship: readonly PlaceGroup[] = [home, listing, review, forms, administration]
const reviewAbove = and(
  review,
  { href: '/coding', label: '行业编码' },
  { href: '/signals', label: '报送线索' },
)
const samples: PlaceGroup = {
  label: '抽样调查',
  places: [
    { href: '/household-sample', label: '个体抽样' },
    { href: '/post-enumeration', label: '事后抽查' },
  ],
}

const groups: Partial<Record<Role, readonly PlaceGroup[]>> = {
  'county-office': [home, listing, reviewAbove, samples, forms, administration],
  'city-office': [
    ...[home, listing, reviewAbove, samples],
    and(forms, notice),
    and(administration, enforcement, retention),
  ],
  department: [{ places: [{ href: '/industries', label: '行业进度' }] }],
  'security-administrator': [
    { places: [enforcement, retention, { href: '/breaches', label: '泄露告知' }] },
  ],
  'enforcement-officer': [{ places: [enforcement] }],
  'audit-administrator': [
    {
      places: [
        { href: '/trail', label: '审计轨迹' },
        { href: '/trail-days', label: '审计日报' },
      ],
    },
  ],
  'system-administrator': [{ places: [...posts, retention] }],
}

function and(group: PlaceGroup, ...more: readonly Place[]): PlaceGroup {
  return { ...group, places: [...group.places, ...more] }
}

export function placeGroupsOf(role: Role): readonly PlaceGroup[] {
  return groups[role] ?? ofTownship
}

export function placesOf(role: Role): readonly Place[] {
  return placeGroupsOf(role).flatMap(({ places }) => places)
}
