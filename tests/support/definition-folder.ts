/** A forms folder with one small, sound form on disk, to be spoilt one fault at a time. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const described = {
  'x-code-status': 'official',
  'x-provenance': 'project',
  'x-source': '',
  'x-filled-by': 'respondent',
}

export function soundFiles() {
  return {
    'definitions/T1/2023.1/form.schema.json': {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'jingpu:form/T1/2023.1',
      title: '试用表',
      type: 'object',
      additionalProperties: false,
      'x-form': 'T1',
      'x-version': '2023.1',
      properties: {
        unitName: {
          title: '单位名称',
          type: 'string',
          maxLength: 20,
          'x-code': '102',
          'x-required': true,
          ...described,
        },
        kind: {
          ...{
            title: '类别',
            type: 'string',
            enum: ['1', '2'],
            'x-code': '110',
            'x-codelist': 'kinds',
          },
          ...{ 'x-required': '[102] is filled', ...described },
        },
        revenue: {
          title: '收入',
          type: 'integer',
          'x-code': '301',
          'x-unit': '千元',
          ...described,
        },
        staff: {
          title: '人数',
          type: 'integer',
          minimum: 0,
          'x-code': '192',
          'x-unit': '人',
          ...described,
        },
        rows: {
          ...{ title: '子表', type: 'array', 'x-code': 'T', ...described },
          items: {
            type: 'object',
            additionalProperties: false,
            properties: {
              income: { title: '收入', type: 'integer', 'x-code': '11', 'x-unit': '千元' },
            },
          },
        },
      } as Record<string, Record<string, unknown>>,
    },
    'definitions/T1/2023.1/layout.json': {
      form: 'T1',
      version: '2023.1',
      title: '试用表',
      head: {
        ...{
          tableNumber: 'T1表',
          issuingBody: '-',
          issuingBodyStatus: 'project',
          approvalLine: '-',
        },
        ...{ approvalNumber: null, validUntil: null },
      },
      ...{ audience: 'enterprise', periodKind: 'year', period: '2023年', unitOfMeasure: '千元' },
      identity: ['unitName'],
      sections: [
        {
          ...{ id: 'figures', kind: 'fields' },
          rows: [{ key: 'kind' }, { key: 'revenue', visibleWhen: '[110] = "1"' }, { key: 'staff' }],
        },
        { id: 'table', kind: 'table', key: 'rows', columns: ['income'] },
      ] as Record<string, unknown>[],
      footer: [] as string[],
    },
    'definitions/T1/2023.1/texts.zh.json': {
      form: { about: '试', howToFill: ['试'], reporting: '试', commonMistakes: [] },
      indicators: Object.fromEntries(
        ['unitName', 'kind', 'revenue', 'staff', 'rows'].map((key) => [key, { definition: '试' }]),
      ) as Record<string, unknown>,
    },
    'definitions/T1/2023.1/applicability.json': {
      rules: [
        {
          when: 'unit.kind = "legalUnit"',
          reason: '法人单位',
          source: { status: 'project', text: '试' },
        },
      ] as Record<string, unknown>[],
    },
    'definitions/T1/2023.1/checks.rules': `check T1-001 mandatory
  title "有收入"
  expect [301] > 0
  says "收入 {[301]}"
`,
    'definitions/T1/2023.1/cases.json': {
      'T1-001': {
        pass: [{ answers: { revenue: 1 } }],
        fail: [{ answers: { revenue: 0 } }],
        notApplicable: [{ answers: {} }],
      },
    } as Record<string, unknown>,
    'codelists/absence-reasons.json': {
      ...{ id: 'absence-reasons', title: '原因', edition: '2023', source: '-', status: 'project' },
      items: [{ code: '1', name: '未核算' }],
    } as Record<string, unknown>,
    'codelists/kinds.json': {
      ...{ id: 'kinds', title: '类别', edition: '2023', source: '-', status: 'project' },
      items: [
        { code: '1', name: '一' },
        { code: '2', name: '二' },
      ],
    } as Record<string, unknown>,
  }
}

export type FormFiles = ReturnType<typeof soundFiles>

export function writeFolder(files: Readonly<Record<string, unknown>>): string {
  const root = mkdtempSync(join(tmpdir(), 'forms-'))
  for (const [name, content] of Object.entries(files)) {
    const file = join(root, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  }
  return root
}
