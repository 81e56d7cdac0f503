/** A form of many amounts and their sums, as the generator would build one, for every size asked for. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ABSENCES, ABSENCES_PROPERTY } from '../../forms/engine/absences.ts'
import { readFormChecks } from '../../forms/engine/form-checks.ts'
import { readFormFormulas } from '../../forms/engine/form-formulas.ts'
import { indicatorsOf } from '../../forms/engine/indicators.ts'
import { compileForm } from '../../forms/engine/language/compile.ts'
import type { FormLayout, FormSchema, PropertySchema } from '../../forms/engine/types.ts'
import { validatorModule } from '../forms/form-validator.ts'
import { fieldsOfSum, sumsOf } from './pages/wide-fields.ts'

const MOST = Number.MAX_SAFE_INTEGER

function amount(code: string, title: string, more: Partial<PropertySchema> = {}): PropertySchema {
  return {
    ...{ title, type: 'integer', minimum: -MOST, maximum: MOST, 'x-code': code },
    ...{ 'x-code-status': 'placeholder', 'x-unit': '千元', 'x-filled-by': 'respondent', ...more },
  }
}

function schemaOf(fields: number): FormSchema {
  const properties: Record<string, PropertySchema> = {}
  for (const sum of sumsOf(fields)) {
    const parts = fieldsOfSum(sum, fields)
    const code = (field: number): string => `F${field}`
    for (const field of parts)
      properties[`f${field}`] = amount(code(field), `第 ${field + 1} 项金额`)
    properties[`s${sum}`] = amount(`S${sum}`, `第 ${sum + 1} 组合计`, {
      'x-filled-by': 'system',
      'x-computed': parts.map((field) => `([${code(field)}] ?? 0)`).join(' + '),
    })
  }
  return {
    $id: `jingpu:form/WIDE${fields}/2023.1`,
    ...{ title: '宽表', type: 'object', additionalProperties: false },
    ...{ 'x-form': `WIDE${fields}`, 'x-version': '2023.1' },
    properties: { ...properties, [ABSENCES]: ABSENCES_PROPERTY },
  }
}

function layoutOf(fields: number): FormLayout {
  return {
    ...{ form: `WIDE${fields}`, version: '2023.1', title: '宽表', audience: 'enterprise' },
    ...{ periodKind: 'year', period: '2023年', unitOfMeasure: '千元', identity: [], footer: [] },
    head: {
      ...{ tableNumber: '宽表', issuingBody: '-', issuingBodyStatus: 'project' },
      ...{ approvalLine: '-', approvalNumber: null, validUntil: null },
    },
    sections: sumsOf(fields).map((sum) => ({
      ...{ id: `group-${sum}`, title: `第 ${sum + 1} 组`, kind: 'list', columns: ['本年'] },
      rows: [
        { key: `s${sum}`, line: 1, total: true },
        ...fieldsOfSum(sum, fields).map((field, at) => ({
          ...{ key: `f${field}`, line: at + 2, indent: 1 },
        })),
      ],
    })),
  }
}

/** Writes the forms' modules into a folder of this project; the returned file lists them. */
export function writeWideForms(folder: string, sizes: readonly number[]): string {
  mkdirSync(folder, { recursive: true })
  const engine = new URL('../../forms/engine', import.meta.url).pathname
  for (const size of sizes) {
    const schema = schemaOf(size)
    const layout = layoutOf(size)
    const vocabulary = { own: schema, forms: new Map(), codeLists: null }
    const { fromSchema } = readFormChecks('', vocabulary, new Map())
    const { computed, conditions, errors } = readFormFormulas(layout, vocabulary)
    const faults = [...fromSchema.errors, ...errors].map(({ message }) => message)
    if (faults.length > 0) throw new Error(faults.join('; '))
    const compiled = compileForm(
      { checks: fromSchema.checks, computed, conditions },
      join(engine, 'runtime'),
    )
    const definition = {
      ...{ id: `WIDE${size}`, version: '2023.1', title: '宽表', schema, layout },
      texts: {
        form: { about: '-', howToFill: ['-'], reporting: '-', commonMistakes: [] },
        indicators: {},
      },
      indicators: indicatorsOf(schema),
    }
    writeFileSync(join(folder, `wide-${size}.checks.js`), compiled)
    writeFileSync(
      join(folder, `wide-${size}.validate.js`),
      validatorModule(schema).replaceAll("'../engine/", `'${engine}/`),
    )
    writeFileSync(
      join(folder, `wide-${size}.js`),
      [
        `import { checks, computed, conditions } from './wide-${size}.checks.js'`,
        `import { validate } from './wide-${size}.validate.js'`,
        `export default { ...${JSON.stringify(definition)}, validate, checks, computed, conditions }`,
      ].join('\n'),
    )
  }
  const loaders = sizes.map((size) => `${size}: () => import('./wide-${size}.js')`)
  const file = join(folder, 'wide-forms.js')
  writeFileSync(file, `export const wideForms = { ${loaders.join(', ')} }\n`)
  return file
}
