/** A small form of its own for tests of evaluation: money, people, codes, options and a table. */
import { readFormChecks } from '../../forms/engine/form-checks.ts'
import { indicatorsOf } from '../../forms/engine/indicators.ts'
import type {
  CompiledCheck,
  FormDefinition,
  FormSchema,
  PropertySchema,
} from '../../forms/engine/types.ts'
import { formAjv } from '../../scripts/forms/form-validator.ts'
import { loadCompiled } from './language.ts'

const MOST = Number.MAX_SAFE_INTEGER

const indicator = (code: string, title: string, schema: PropertySchema): PropertySchema => ({
  title,
  'x-code': code,
  'x-code-status': 'official',
  'x-provenance': 'project',
  'x-source': '',
  'x-filled-by': 'respondent',
  ...schema,
})

const amount = (code: string, title: string, more: Partial<PropertySchema> = {}): PropertySchema =>
  indicator(code, title, {
    type: 'integer',
    minimum: -MOST,
    maximum: MOST,
    'x-unit': '千元',
    ...more,
  })

const smallSchema: FormSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'jingpu:form/T1/2023.1',
  title: '试用表',
  type: 'object',
  additionalProperties: false,
  'x-form': 'T1',
  'x-version': '2023.1',
  properties: {
    unifiedSocialCreditCode: indicator('109', '统一社会信用代码', {
      type: 'string',
      maxLength: 18,
    }),
    unitName: indicator('102', '单位详细名称', {
      type: 'string',
      maxLength: 8,
      'x-required': true,
    }),
    institutionType: indicator('211', '机构类型', {
      ...{
        type: 'string',
        enum: ['10', '20', '90'],
        'x-codelist': 'institution-types',
        'x-required': true,
      },
    }),
    industryCode: indicator('103', '行业代码', {
      ...{ type: 'string', 'x-codelist': 'industry', 'x-filled-by': 'office', 'x-required': true },
    }),
    hasEstablishments: indicator('214', '有无下属产业活动单位', {
      type: 'boolean',
      'x-required': '[211] = "10"',
    }),
    revenue: amount('301', '营业收入', { 'x-required': '[211] = "10"' }),
    cost: amount('307', '营业成本'),
    profit: amount('323', '营业利润'),
    staff: indicator('192', '从业人员', {
      type: 'integer',
      minimum: 0,
      maximum: MOST,
      'x-unit': '人',
    }),
    share: indicator('S1', '出口占比', {
      type: 'number',
      minimum: 0,
      maximum: 100,
      'x-unit': '%',
      'x-decimals': 2,
    }),
    formats: indicator('E02', '零售业态', {
      ...{
        type: 'array',
        uniqueItems: true,
        items: { type: 'string', enum: ['1020', '1030'] },
        'x-codelist': 'retail-formats',
      },
    }),
    reportDate: indicator('D1', '报出日期', { type: 'string', format: 'date' }),
    establishments: indicator('T', '产业活动单位', {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          name: { title: '名称', type: 'string', 'x-code': '1', 'x-required': true },
          category: { title: '类别', type: 'string', enum: ['1', '2'], 'x-code': '2' },
          income: { title: '收入', type: 'integer', 'x-code': '11', 'x-unit': '千元' },
        },
      },
    }),
  },
}

const rules = `
check T1-001 mandatory
  title  "营业利润平衡"
  expect [323] = [301] - [307] within rounding
  says   "营业利润 {[323]} 不等于营业收入减营业成本 {[301] - [307]}，相差 {[323] - [301] + [307]:千元}"

check T1-002 verify
  title  "人均收入"
  expect [301] / [192] <= 1_000 千元/人
  says   "人均营业收入 {[301] / [192]:千元/人}"

check T1-003 verify
  title  "每行收入为正"
  each   establishments
  when   [211] = "10"
  expect income > 0
  says   "第 {rowNumber} 行收入 {income}"

check T1-004 mandatory
  title  "合计等于收入"
  expect sum(establishments.income) = [301]
  says   "各单位收入合计 {sum(establishments.income)} 不等于 {[301]}"

check T1-005 mandatory
  title  "名称不重复"
  each   establishments
  expect count(establishments where name = form.unitName) = 0 and (income ?? 0) <= (form.revenue ?? 0)
  says   "第 {rowNumber} 行与本单位同名或收入过大"

check T1-006 advisory
  title  "上年"
  expect [301] >= previous.[301]
  says   "低于上年 {previous.[301]}"
`

const explained = Object.keys(smallSchema.properties).map(
  (key) => [key, { definition: key }] as const,
)

export async function loadSmallForm(): Promise<FormDefinition> {
  const vocabulary = { own: smallSchema, forms: new Map(), codeLists: null }
  const titles = new Map([['industry', '国民经济行业分类']])
  const { fromSchema, fromRules } = readFormChecks(rules, vocabulary, titles)
  const errors = [...fromSchema.errors, ...fromRules.errors]
  if (errors.length > 0) throw new Error(errors.map((error) => error.message).join('; '))
  const checks: readonly CompiledCheck[] = await loadCompiled([
    ...fromSchema.checks,
    ...fromRules.checks,
  ])
  const keys = Object.keys(smallSchema.properties)
  return {
    ...{
      id: 'T1',
      version: '2023.1',
      title: '试用表',
      schema: smallSchema,
      checks,
      computed: [],
      conditions: {},
    },
    layout: {
      ...{
        form: 'T1',
        version: '2023.1',
        title: '试用表',
        audience: 'enterprise',
        periodKind: 'year',
        period: '2023年',
      },
      ...{
        unitOfMeasure: '千元',
        identity: ['unifiedSocialCreditCode', 'unitName'],
        footer: ['reportDate'],
      },
      head: {
        ...{
          tableNumber: 'T1表',
          issuingBody: '-',
          issuingBodyStatus: 'project',
          approvalLine: '-',
        },
        ...{ approvalNumber: null, validUntil: null },
      },
      sections: [
        {
          id: 'all',
          kind: 'fields',
          rows: keys.slice(2, 11).map((key, i) => ({ key, line: i + 1 })),
        },
        {
          id: 'table',
          kind: 'table',
          key: 'establishments',
          columns: ['name', 'category', 'income'],
          minRows: 2,
        },
      ],
    },
    texts: {
      form: { about: '-', howToFill: ['-'], reporting: '-', commonMistakes: [] },
      indicators: Object.fromEntries(explained),
    },
    indicators: indicatorsOf(smallSchema),
    validate: formAjv().compile(smallSchema),
  }
}
