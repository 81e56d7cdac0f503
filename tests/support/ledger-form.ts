/** A form with an energy matrix, a computed column, a cell by quarters and absences, built as the generator builds one. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ABSENCES, ABSENCES_PROPERTY } from '../../forms/engine/absences.ts'
import { indexCodeLists } from '../../forms/engine/code-list-index.ts'
import { readFormChecks } from '../../forms/engine/form-checks.ts'
import { readFormFormulas } from '../../forms/engine/form-formulas.ts'
import { compileForm } from '../../forms/engine/language/compile.ts'
import { withPeriods } from '../../forms/engine/period-cells.ts'
import type {
  CodeListData,
  FormDefinition,
  FormLayout,
  FormSchema,
  PropertySchema,
} from '../../forms/engine/types.ts'

const amount = (code: string, rest: Partial<PropertySchema> = {}): PropertySchema => ({
  ...{ title: `金额${code}`, type: 'integer', 'x-code': code, 'x-unit': '千元', ...rest },
})

const quantity = (code: string, rest: Partial<PropertySchema> = {}): PropertySchema => ({
  ...{ title: `数量${code}`, type: 'number', 'x-code': code, 'x-decimals': 2, ...rest },
})

const written: FormSchema = {
  $id: 'jingpu:form/L1/2023.1',
  ...{ title: '台账试用表', type: 'object', additionalProperties: false },
  ...{ 'x-form': 'L1', 'x-version': '2023.1' },
  properties: {
    materials: amount('L-02', { 'x-periods': 'quarter', 'x-required': true }),
    labour: amount('L-07', { 'x-required': true }),
    total: amount('L-01', { 'x-computed': '[L-02] + [L-07]' }),
    doubled: amount('L-99', { 'x-computed': '[L-01] * 2' }),
    energyProducts: {
      title: '能源',
      type: 'array',
      'x-code': 'E',
      'x-row-id': 'energy',
      'x-rows': 'energy',
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          energy: { title: '品种', type: 'string', 'x-code': 'A', 'x-codelist': 'energy' },
          consumption: quantity('5'),
          standardCoal: quantity('9', {
            'x-unit': '吨标准煤',
            'x-computed':
              'if energy = "40" then sum(energyProducts: standardCoal where energy <> "40") else consumption * value(energy, "energy", "coefficient", "吨标准煤")',
          }),
        },
      },
    },
  },
}

export const energyList: CodeListData = {
  ...{ id: 'energy', title: '能源品种', edition: '2023', source: '-', status: 'project' },
  items: [
    { code: '02', name: '无烟煤', unit: '吨', values: { coefficient: 0.9428 } },
    { code: '33', name: '电力', unit: '万千瓦时', values: { coefficient: 1.229 } },
    { code: '40', name: '能源合计', unit: '吨标准煤', total: true },
  ],
}

export const ledgerLists = indexCodeLists([energyList])

const layout: FormLayout = {
  ...{ form: 'L1', version: '2023.1', title: '台账试用表', audience: 'enterprise' },
  ...{ periodKind: 'year', period: '2023年', unitOfMeasure: '千元', identity: [], footer: [] },
  head: {
    ...{ tableNumber: 'L1表', issuingBody: '-', issuingBodyStatus: 'project', approvalLine: '-' },
    ...{ approvalNumber: null, validUntil: null },
  },
  sections: [
    {
      ...{ id: 'costs', kind: 'list', periods: true },
      rows: [
        { key: 'materials' },
        { key: 'labour' },
        { key: 'total', total: true },
        { key: 'doubled', visibleWhen: '[L-07] > 0' },
      ],
    },
    {
      ...{ id: 'energy', kind: 'matrix', key: 'energyProducts' },
      columns: ['consumption', 'standardCoal'],
    },
  ],
}

/** `change` spoils the schema before it is read. */
export async function loadLedgerForm(
  change: (properties: Record<string, PropertySchema>) => void = () => {},
): Promise<FormDefinition> {
  const properties = structuredClone(written.properties) as Record<string, PropertySchema>
  change(properties)
  const schema = withPeriods({
    ...written,
    properties: { ...properties, [ABSENCES]: ABSENCES_PROPERTY },
  })
  const vocabulary = { own: schema, forms: new Map(), codeLists: null }
  const { fromSchema } = readFormChecks('', vocabulary, new Map())
  const { computed, conditions, errors } = readFormFormulas(layout, vocabulary)
  const faults = [...errors, ...fromSchema.errors].map((error) => error.message)
  if (faults.length > 0) throw new Error(faults.join('; '))
  const runtime = new URL('../../forms/engine/runtime', import.meta.url).pathname
  const file = join(mkdtempSync(join(tmpdir(), 'ledger-')), 'checks.mjs')
  writeFileSync(file, compileForm({ checks: fromSchema.checks, computed, conditions }, runtime))
  const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Pick<
    FormDefinition,
    'checks' | 'computed' | 'conditions'
  >
  return {
    ...{ id: 'L1', version: '2023.1', title: '台账试用表', schema, layout },
    texts: {
      form: { about: '-', howToFill: ['-'], reporting: '-', commonMistakes: [] },
      indicators: {},
    },
    indicators: [],
    validate: () => true,
    ...module,
  }
}
