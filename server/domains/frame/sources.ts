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
  /** Which units it knows of, as people read it. */
  readonly supplies: string
  /**
   * Whether its list is waited for: a `roster` of all units of a kind, units of its own system, those of
   * an `industry` it is in charge of, or nothing that is owed.
   */
  readonly owes: 'roster' | 'own-system' | 'industry' | 'nothing'
  /** Other ways departments and clerks write it. */
  readonly aliases: readonly string[]
}

/**
 * Who supplies what, after the city's division of work for the census: four offices owe the rosters of
 * all units, departments in charge of an industry know their own, and some carry out the census of
 * their system themselves.
 */
export const sources: readonly Source[] = [
  {
    id: 'market-regulation',
    name: '市场监管名录',
    department: '市场监督管理局',
    supplies: '企业、农民专业合作社和个体工商户名录',
    owes: 'roster',
    aliases: ['市场监管', '市场监管局', '工商'],
  },
  {
    id: 'tax',
    name: '税务名录',
    department: '税务局',
    supplies: '企业、农民专业合作社和个体工商户名录',
    owes: 'roster',
    aliases: ['税务', '国家税务局'],
  },
  {
    id: 'establishment-office',
    name: '编办名录',
    department: '机构编制委员会办公室',
    supplies: '机关和事业单位名录',
    owes: 'roster',
    aliases: ['编办', '机构编制', '编制'],
  },
  {
    id: 'civil-affairs',
    name: '民政名录',
    department: '民政局',
    supplies: '社会团体、基金会、民办非企业单位及基层自治组织名录',
    owes: 'roster',
    aliases: ['民政'],
  },
  {
    id: 'statistics-register',
    name: '统计名录库',
    department: '统计局',
    supplies: '基本单位名录库',
    owes: 'roster',
    aliases: ['统计', '名录库', '基本单位名录库'],
  },
  {
    id: 'finance-railway',
    name: '金融铁路名录',
    department: '金融、铁路部门',
    supplies: '银行、证券、保险、铁路等本系统单位',
    owes: 'own-system',
    aliases: ['金融', '铁路', '银行、证券、保险、铁路等部门和单位'],
  },
  ofIndustry('agriculture', '农业农村', '农业农村局', '农林牧渔业', []),
  ofIndustry('energy', '能源', '能源局', '采矿业、电力', []),
  ofIndustry('industry-information', '工信', '工业和信息化局', '制造业，热力、燃气及水，信息业', [
    '工信',
  ]),
  ofIndustry('housing', '住建', '住房和城乡建设局', '建筑业、房地产业', ['住建']),
  ofIndustry('commerce', '商务', '商务局', '批发零售、住宿餐饮、租赁商务、居民服务业', []),
  ofIndustry('transport', '交通', '交通运输局', '交通运输、仓储和邮政业', ['交通', '邮政']),
  ofIndustry('science', '科技', '科学技术局', '科学研究和技术服务业', ['科技']),
  ofIndustry('water', '水利', '水利局', '水利、环境和公共设施管理业', []),
  ofIndustry('environment', '生态环境', '生态环境局', '水利、环境和公共设施管理业', []),
  ofIndustry('natural-resources', '自然资源', '自然资源局', '水利、环境和公共设施管理业', []),
  ofIndustry('education', '教育', '教育局', '教育', []),
  ofIndustry('health', '卫健', '卫生健康委员会', '卫生和社会工作', ['卫健', '卫生健康']),
  ofIndustry('culture-sport', '文旅体育', '文化和旅游局', '文化、体育和娱乐业', ['文旅', '体育']),
  ofIndustry('human-resources', '人社', '人力资源和社会保障局', '公共管理、社会保障和社会组织', [
    '人社',
  ]),
  {
    id: 'previous-census',
    name: '上次普查名录',
    department: '上次经济普查',
    supplies: '上次普查的单位，供查疑补漏',
    owes: 'nothing',
    aliases: ['上次普查', '四经普', '四经普名录'],
  },
  {
    id: 'electricity',
    name: '用电名录',
    department: '电力公司',
    supplies: '用电户，供查疑补漏',
    owes: 'nothing',
    aliases: ['电力', '供电公司', '用电'],
  },
]

function ofIndustry(
  id: string,
  short: string,
  department: string,
  supplies: string,
  aliases: readonly string[],
): Source {
  return { id, name: `${short}名录`, department, supplies, owes: 'industry', aliases }
}

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
