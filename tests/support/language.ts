/** A small vocabulary for tests of the check language, and ways to run a check. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compileChecks } from '../../forms/engine/language/compile.ts'
import { interpretCheck } from '../../forms/engine/language/interpret.ts'
import { type ReadChecks, readChecks } from '../../forms/engine/language/read-checks.ts'
import type { CheckTree } from '../../forms/engine/language/tree.ts'
import type { Vocabulary } from '../../forms/engine/language/vocabulary.ts'
import type {
  CheckContext,
  CompiledCheck,
  FormSchema,
  PropertySchema,
} from '../../forms/engine/types.ts'

const money = (code: string): PropertySchema => ({
  type: 'integer',
  'x-code': code,
  'x-unit': '千元',
})
const people = (code: string): PropertySchema => ({
  type: 'integer',
  'x-code': code,
  'x-unit': '人',
})

function form(id: string, properties: Record<string, PropertySchema>): FormSchema {
  return {
    $id: `jingpu:form/${id}/2023.1`,
    title: id,
    type: 'object',
    additionalProperties: false,
    'x-form': id,
    'x-version': '2023.1',
    properties,
  }
}

const finance = form('B603', {
  revenue: money('301'),
  cost: money('307'),
  profit: money('323'),
  otherIncome: money('334'),
  assets: money('213'),
  liabilities: money('217'),
  equity: money('218'),
  vat: money('402'),
  totalInWan: { type: 'integer', 'x-code': '999', 'x-unit': '万元' },
  staff: people('192'),
  women: people('193'),
  share: { type: 'number', 'x-code': 'S1', 'x-unit': '%' },
  weight: { type: 'number', 'x-code': 'W1' },
  institutionType: {
    type: 'string',
    'x-code': '211',
    enum: ['10', '20', '30'],
    'x-codelist': 'institution-types',
  },
  industryCode: { type: 'string', 'x-code': '103', 'x-codelist': 'industry' },
  areaCode: { type: 'string', 'x-code': '105-1', 'x-codelist': 'areas' },
  creditCode: { type: 'string', 'x-code': '109' },
  address: { type: 'string', 'x-code': '105-2' },
  hasEstablishments: { type: 'boolean', 'x-code': '214' },
  establishedYear: { type: 'integer', 'x-code': '202-1', 'x-unit': '年' },
  establishedMonth: { type: 'integer', 'x-code': '202-2', 'x-unit': '月' },
  reportDate: { type: 'string', format: 'date', 'x-code': 'D1' },
  formats: { type: 'array', items: { type: 'string', enum: ['1020', '1030'] }, 'x-code': 'E02' },
  establishments: {
    type: 'array',
    'x-code': 'T1',
    items: {
      type: 'object',
      additionalProperties: false,
      properties: {
        name: { type: 'string', 'x-code': '1' },
        category: { type: 'string', 'x-code': '2', enum: ['1', '2'] },
        staffCount: people('10'),
        income: money('11'),
      },
    },
  },
})

const labour = form('602', { averageStaff: people('08'), wages: money('12') })
const list = form('611-3', {
  operatingRevenue: money('401'),
  projects: {
    type: 'array',
    'x-code': 'P',
    items: { type: 'object', properties: { spending: money('10') } },
  },
})

export const vocabulary: Vocabulary = {
  own: finance,
  forms: new Map([finance, labour, list].map((one) => [one['x-form'], one])),
  codeLists: new Set(['industry', 'institution-types', 'areas']),
}

/** One mandatory check around an expectation. */
export function ruleText(expect: string, clauses = ''): string {
  return `check T-1 mandatory\n  title "试"\n${clauses}  expect ${expect}\n  says "不成立"\n`
}

export function read(expect: string, clauses = ''): ReadChecks {
  return readChecks(ruleText(expect, clauses), vocabulary)
}

export function readOne(source: string): CheckTree {
  const { checks, errors } = readChecks(source, vocabulary)
  if (errors.length > 0) throw new Error(errors.map((error) => error.message).join('; '))
  return checks[0]!
}

export function judge(
  expect: string,
  context: Partial<CheckContext> = {},
  clauses = '',
): boolean | null {
  const check = interpretCheck(readOne(ruleText(expect, clauses)))
  return check.outcome({ answers: {}, ...context }, null, 0)
}

/** The checks as their compiled module holds them, loaded from a file of its own. */
export async function loadCompiled(
  checks: readonly CheckTree[],
): Promise<readonly CompiledCheck[]> {
  const runtime = new URL('../../forms/engine/runtime', import.meta.url).href
  const file = join(mkdtempSync(join(tmpdir(), 'checks-')), 'checks.mjs')
  writeFileSync(file, compileChecks(checks, runtime.replace('file://', '')))
  const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
    checks: CompiledCheck[]
  }
  return module.checks
}
