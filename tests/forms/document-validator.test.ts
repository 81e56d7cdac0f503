/** The stand-alone validators say of a document what Ajv says of it with the whole schema. */
import { expect, it } from 'vitest'
import type { FormSchema, SchemaError } from '../../forms/engine/types.ts'
import { findForm, formVersions } from '../../forms/generated/registry.ts'
import { formAjv } from '../../scripts/forms/form-validator.ts'

const values: readonly unknown[] = [
  ...[null, '', 'x', '2023-12-31', '2023-02-31x', 'q'.repeat(3_000), '1', '01', '1020'],
  ...[0, -1, 7, 1.5, 1e300, 2 ** 60, Number.NaN, true, false, {}, { a: 1 }],
  ...[[], [1], ['1020', '1020'], [{}], [null], ['']],
]

function places(errors: readonly SchemaError[] | null | undefined): string[] {
  return (errors ?? [])
    .map(({ instancePath, keyword, params }) => JSON.stringify([instancePath, keyword, params]))
    .sort()
}

/** Each value in each place of the form, a handful of properties at a time; rows with every column. */
function documentsFor(schema: FormSchema): unknown[] {
  const keys = Object.keys(schema.properties)
  const documents: unknown[] = [
    null,
    [],
    'text',
    {},
    { '': 1, 'a/b~c': 2 },
    { [keys[0]!]: undefined },
  ]
  values.forEach((value, turn) => {
    const one = Object.fromEntries(
      keys.map((key, at) => [key, (at + turn) % 3 === 0 ? value : undefined]),
    )
    documents.push(one, { ...one, noSuchKey: value })
    for (const key of keys) {
      const columns = Object.keys(schema.properties[key]?.items?.properties ?? {})
      if (columns.length === 0) continue
      const row = Object.fromEntries(columns.map((column) => [column, value]))
      documents.push({ [key]: [{}, row, { ...row, noSuchColumn: value }] })
    }
  })
  return documents
}

it.each(formVersions.map(({ id, version }) => `${id}@${version}`))(
  '%s is judged as its whole schema says',
  async (name) => {
    const [id, version] = name.split('@')
    const form = await findForm(id!, version!)
    const whole = formAjv().compile(form!.schema)
    let refused = 0
    for (const document of documentsFor(form!.schema)) {
      const fits = form!.validate(document)
      expect(fits).toBe(whole(document))
      expect(places(form!.validate.errors)).toEqual(places(whole.errors as SchemaError[] | null))
      if (!fits) refused += 1
    }
    expect(refused).toBeGreaterThan(40)
  },
)
