/**
 * A small form in two versions and a form that cites it, as files. Between the versions each kind of
 * change happens once: renamed, moved into a matrix, converted, recoded, split, dropped.
 */
type Json = Record<string, unknown>

const described = {
  'x-code-status': 'official',
  'x-provenance': 'project',
  'x-source': '',
  'x-filled-by': 'respondent',
}

const cell = (code: string, title: string, more: Json): Json => ({
  title,
  'x-code': code,
  ...described,
  ...more,
})

const amount = (code: string, title: string, unit = '千元', more: Json = {}): Json =>
  cell(code, title, { type: 'integer', 'x-unit': unit, ...more })

const before: Json = {
  unitName: cell('102', '单位名称', { type: 'string', maxLength: 20, 'x-required': true }),
  kind: cell('110', '类别', { type: 'string', enum: ['1', '2', '9'], 'x-codelist': 'kinds' }),
  traits: cell('111', '特征', {
    type: 'array',
    uniqueItems: true,
    items: { type: 'string', enum: ['1', '2', '9'] },
    'x-codelist': 'kinds',
  }),
  revenue: amount('301', '营业收入'),
  staff: cell('192', '人数', { type: 'integer', minimum: 0, 'x-unit': '人' }),
  sales: amount('302', '销售额', '万元'),
  coal: cell('401', '煤炭消费量', { type: 'integer', 'x-unit': '吨' }),
  wages: amount('303', '工资', '千元', { 'x-periods': 'half-year' }),
  bonus: amount('304', '奖金', '千元', { 'x-periods': 'half-year' }),
  slogan: cell('105', '口号', { type: 'string', maxLength: 50 }),
  branches: cell('T', '分支', {
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      properties: {
        name: { title: '名称', type: 'string', 'x-code': '1' },
        income: { title: '收入', type: 'integer', 'x-code': '11', 'x-unit': '千元' },
        fax: { title: '传真', type: 'string', 'x-code': '12' },
      },
    },
  }),
}

const { revenue, sales: _s, coal: _c, wages: _w, bonus, slogan: _l, ...same } = before

const after: Json = {
  ...same,
  kind: cell('110', '类别', { type: 'string', enum: ['1', '3'], 'x-codelist': 'kinds' }),
  traits: cell('111', '特征', {
    type: 'array',
    uniqueItems: true,
    items: { type: 'string', enum: ['1', '3'] },
    'x-codelist': 'kinds',
  }),
  operatingRevenue: { ...(revenue as Json), 'x-code': '301' },
  turnover: amount('302', '销售额'),
  premium: { ...(bonus as Json), title: '奖金' },
  wagesOfStaff: amount('313', '在岗职工工资'),
  wagesOfOthers: amount('314', '其他人员工资'),
  branches: cell('T', '分支', {
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      properties: {
        name: { title: '名称', type: 'string', 'x-code': '1' },
        earned: { title: '收入', type: 'integer', 'x-code': '11', 'x-unit': '千元' },
      },
    },
  }),
  energy: cell('E', '能源', {
    type: 'array',
    'x-rows': 'fuels',
    'x-row-id': 'fuel',
    items: {
      type: 'object',
      additionalProperties: false,
      properties: {
        fuel: { title: '能源', type: 'string', 'x-code': '甲', 'x-codelist': 'fuels' },
        consumption: { title: '消费量', type: 'integer', 'x-code': '1', 'x-unit': '吨' },
      },
    },
  }),
}

export const twoVersionsMigration = {
  form: 'T1',
  version: '2023.2',
  from: '2023.1',
  renamed: {
    revenue: 'operatingRevenue',
    sales: 'turnover',
    bonus: 'premium',
    'branches.income': 'branches.earned',
  } as Record<string, string>,
  moved: { coal: 'energy{01}.consumption' } as Record<string, string>,
  converted: { sales: { from: '万元', to: '千元', times: 10 } } as Record<string, Json>,
  codes: {
    kind: { '2': '3', '9': null },
    traits: { '2': '3', '9': null },
  } as Record<string, Record<string, string | null>>,
  split: {
    wages: { into: ['wagesOfStaff', 'wagesOfOthers'], reason: '分为在岗职工和其他人员' },
  } as Record<string, Json>,
  dropped: { slogan: '与普查无关', 'branches.fax': '不再使用传真' } as Record<string, string>,
  checks: { 'T1-001': 'T1-101' } as Record<string, string>,
}

const cases = (id: string, key: string): Json => ({
  [id]: {
    pass: [{ answers: { [key]: 1 } }],
    fail: [{ answers: { [key]: -1 } }],
    notApplicable: [{ answers: {} }],
  },
})

/** T1 in both versions, and T2 whose check cites T1 as its first version named it. */
export function twoVersions() {
  return {
    'definitions/T1/2023.1/form.schema.json': schema('T1', '2023.1', before),
    'definitions/T1/2023.1/layout.json': layout('T1', '2023.1', before),
    'definitions/T1/2023.1/texts.zh.json': texts(before),
    'definitions/T1/2023.1/applicability.json': applicability,
    'definitions/T1/2023.1/checks.rules': check('T1-001', '[301] >= 0', '{[301]}'),
    'definitions/T1/2023.1/cases.json': cases('T1-001', 'revenue'),
    'definitions/T1/2023.2/form.schema.json': schema('T1', '2023.2', after),
    'definitions/T1/2023.2/layout.json': layout('T1', '2023.2', after),
    'definitions/T1/2023.2/texts.zh.json': texts(after),
    'definitions/T1/2023.2/applicability.json': applicability,
    'definitions/T1/2023.2/checks.rules': check('T1-101', '[301] >= 0', '{[301]}'),
    'definitions/T1/2023.2/cases.json': cases('T1-101', 'operatingRevenue'),
    'definitions/T1/2023.2/migration.json': structuredClone(twoVersionsMigration),
    'definitions/T2/2023.1/form.schema.json': schema('T2', '2023.1', {
      total: amount('301', '合计'),
    }),
    'definitions/T2/2023.1/layout.json': layout('T2', '2023.1', { total: {} }),
    'definitions/T2/2023.1/texts.zh.json': texts({ total: {} }),
    'definitions/T2/2023.1/applicability.json': applicability,
    'definitions/T2/2023.1/checks.rules': check('T2-001', '[301] = T1.revenue', '{T1.revenue}'),
    'definitions/T2/2023.1/cases.json': {
      'T2-001': {
        pass: [{ answers: { total: 5 }, others: { T1: { operatingRevenue: 5 } } }],
        fail: [{ answers: { total: 5 }, others: { T1: { operatingRevenue: 6 } } }],
        notApplicable: [{ answers: { total: 5 } }],
      },
    } as Json,
    'codelists/absence-reasons.json': list('absence-reasons', ['1']),
    'codelists/explanation-reasons.json': list('explanation-reasons', ['01', '02']),
    'codelists/kinds.json': list('kinds', ['1', '2', '3', '9']),
    'codelists/fuels.json': list('fuels', ['01', '02']),
    'published.json': {} as Json,
  }
}

function schema(form: string, version: string, properties: Json) {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `jingpu:form/${form}/${version}`,
    title: '两版表',
    type: 'object',
    additionalProperties: false,
    'x-form': form,
    'x-version': version,
    properties: structuredClone(properties) as Record<string, Json>,
  }
}

function layout(form: string, version: string, properties: Json) {
  const tables = Object.entries(properties).filter(([, one]) => hasColumns(one))
  const keys = Object.keys(properties).filter((key) => !tables.some(([table]) => table === key))
  return {
    ...{ form, version, title: '两版表' },
    head: {
      tableNumber: `${form}表`,
      issuingBody: '国家统计局',
      issuingBodyStatus: 'project',
      approvalNumber: '国统制〔2023〕1号' as string | null,
      validUntil: '2024-12-31' as string | null,
      approvalLine: '演示用表式',
    },
    ...{ audience: 'enterprise', periodKind: 'year', period: '2023年', unitOfMeasure: '千元' },
    identity: [] as string[],
    sections: [
      { id: 'figures', kind: 'fields', rows: keys.map((key) => ({ key })) },
      ...tables.map(([key, one]) => ({
        id: key,
        kind: 'x-rows' in (one as Json) ? 'matrix' : 'table',
        key,
        columns: columnsOf(one),
      })),
    ] as Json[],
    footer: [] as string[],
  }
}

function hasColumns(property: unknown): boolean {
  return columnsOf(property).length > 0
}

function columnsOf(property: unknown): string[] {
  const { items } = property as { items?: { properties?: Json } }
  return Object.keys(items?.properties ?? {})
}

function texts(properties: Json) {
  const paths = Object.entries(properties).flatMap(([key, one]) => [
    key,
    ...columnsOf(one).map((column) => `${key}.${column}`),
  ])
  return {
    form: { about: '试', howToFill: ['试'], reporting: '试', commonMistakes: [] },
    indicators: Object.fromEntries(paths.map((path) => [path, { definition: '试' }])) as Record<
      string,
      Json
    >,
  }
}

const applicability = {
  rules: [
    {
      when: 'unit.kind = "legalUnit"',
      reason: '法人单位',
      source: { status: 'project', text: '试' },
    },
  ],
}

function check(id: string, expect: string, says: string): string {
  return `check ${id} mandatory\n  title "关系"\n  expect ${expect}\n  says "现为 ${says}"\n`
}

function list(id: string, codes: readonly string[]) {
  return {
    ...{ id, title: id, edition: '2023', source: '-', status: 'project' },
    items: codes.map((code) => ({ code, name: `名${code}` })),
  }
}
