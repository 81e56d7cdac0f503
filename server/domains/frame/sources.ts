/**
 * The departments 部门 whose lists feed the frame, named by id or in Chinese. The id is stored;
 * people read the name.
 */
import { Problem } from '../../contract/problems.ts'

export interface Source {
  readonly id: string
  /** Name of the list, as people read it. */
  readonly name: string
  readonly department: string
  /** Other ways departments and clerks write it. */
  readonly aliases: readonly string[]
}

export const sources: readonly Source[] = [
  {
    id: 'market-regulation',
    name: '市场监管名录',
    department: '市场监督管理局',
    aliases: ['市场监管', '市场监管局', '工商'],
  },
  {
    id: 'tax',
    name: '税务名录',
    department: '税务局',
    aliases: ['税务', '国家税务局'],
  },
  {
    id: 'establishment-office',
    name: '编办名录',
    department: '机构编制委员会办公室',
    aliases: ['编办', '机构编制', '编制'],
  },
  {
    id: 'civil-affairs',
    name: '民政名录',
    department: '民政局',
    aliases: ['民政'],
  },
  {
    id: 'statistics-register',
    name: '统计名录库',
    department: '统计局',
    aliases: ['统计', '名录库', '基本单位名录库'],
  },
  {
    id: 'previous-census',
    name: '上次普查名录',
    department: '上次经济普查',
    aliases: ['上次普查', '四经普', '四经普名录'],
  },
  {
    id: 'electricity',
    name: '用电名录',
    department: '电力公司',
    aliases: ['电力', '供电公司', '用电'],
  },
]

/** Source name of units that no list knew and an enumerator found. */
export const LISTING_SOURCE_NAME = '清查新增'

export function findSource(text: string): Source | undefined {
  const wanted = text.normalize('NFKC').trim().toLowerCase()
  return sources.find((source) =>
    [source.id, source.name, source.department, ...source.aliases].includes(wanted),
  )
}

export function getSource(text: string): Source {
  const source = findSource(text)
  if (!source) {
    const known = sources.map((each) => `${each.department}（${each.id}）`).join('、')
    throw new Problem('source-unknown', `没有来源「${text}」，可用的有：${known}`)
  }
  return source
}

/** The name people read for a stored source id. */
export function sourceName(id: string): string {
  return sources.find((source) => source.id === id)?.name ?? id
}
