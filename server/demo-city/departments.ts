/**
 * The four departments: whom each registers, how its file is encoded, and how it words its columns.
 * Agriculture (N) and religion (7) hand over nothing, so those units are found in the street only.
 */
import type { CityUnit, DepartmentId, ListEncoding } from './city.ts'
import type { ListEntry } from './list-entries.ts'

interface Department {
  readonly id: DepartmentId
  readonly title: string
  readonly fileName: string
  readonly encoding: ListEncoding
  /** Probability that the unit is in the list. */
  coverage(unit: CityUnit): number
  readonly columns: readonly Column[]
}

interface Column {
  readonly heading: string
  cell(entry: ListEntry): string
}

const code = (heading: string): Column => ({ heading, cell: (entry) => entry.code })
const name = (heading: string): Column => ({ heading, cell: (entry) => entry.name })
const head = (heading: string): Column => ({ heading, cell: (entry) => entry.headName })
const phone = (heading: string): Column => ({ heading, cell: (entry) => entry.phone })
const address = (heading: string): Column => ({ heading, cell: (entry) => entry.address })
const industry = (heading: string): Column => ({ heading, cell: (entry) => entry.industryCode })
const status = (heading: string): Column => ({ heading, cell: (entry) => entry.status })

const two = (part: number): string => String(part).padStart(2, '0')

export const departments: readonly Department[] = [
  {
    id: 'market-regulation',
    title: '市场监督管理局',
    fileName: '市场监管局-市场主体名录.csv',
    encoding: 'gb18030',
    coverage: (unit) => (/^9[123]/.test(unit.creditCode ?? '') ? 0.94 : 0),
    columns: [
      code('统一社会信用代码'),
      name('企业名称'),
      head('法定代表人'),
      { heading: '成立日期', cell: (one) => `${one.year}-${two(one.month)}-${two(one.day)}` },
      status('登记状态'),
      industry('行业代码'),
      address('住所'),
      { heading: '行政区划代码', cell: (one) => one.areaCode.slice(0, 6) },
      phone('联系电话'),
      { heading: '登记机关备注', cell: () => '演示数据' },
    ],
  },
  {
    id: 'taxation',
    title: '税务局',
    fileName: '税务局-纳税人名录.csv',
    encoding: 'utf-8-bom',
    coverage: (unit) => {
      if (!unit.creditCode) return 0
      if (unit.kind === 'selfEmployed') return 0.4
      return unit.creditCode.startsWith('91') ? 0.78 : 0.25
    },
    columns: [
      name('纳税人名称'),
      code('统一社会信用代码'),
      head('法定代表人姓名'),
      address('生产经营地址'),
      phone('联系电话'),
      industry('行业代码'),
      status('纳税人状态'),
      { heading: '登记日期', cell: (one) => `${one.year}/${one.month}/${one.day}` },
    ],
  },
  {
    id: 'staffing',
    title: '机构编制委员会办公室',
    fileName: '编办-机关事业单位名录.csv',
    encoding: 'gbk',
    coverage: (unit) => (/^1[12]/.test(unit.creditCode ?? '') ? 0.97 : 0),
    columns: [
      { heading: '序号', cell: () => '' },
      name('机构名称'),
      code('统一社会信用代码'),
      head('负责人'),
      address('办公地址'),
      phone('联系电话'),
      { heading: '批准成立日期', cell: (one) => `${one.year}年${one.month}月` },
    ],
  },
  {
    id: 'civil-affairs',
    title: '民政局',
    fileName: '民政局-社会组织和自治组织名录.csv',
    encoding: 'utf-16le-bom',
    coverage: (unit) => (/^5/.test(unit.creditCode ?? '') ? 0.95 : 0),
    columns: [
      name('社会组织名称'),
      code('统一社会信用代码'),
      head('法定代表人'),
      phone('联系电话'),
      address('注册地址'),
      { heading: '行政区划代码', cell: (one) => one.areaCode },
      { heading: '成立日期', cell: (one) => `${one.year}${two(one.month)}${two(one.day)}` },
      status('状态'),
    ],
  },
]
