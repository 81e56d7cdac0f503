/** The product table of B604-1 with as many rows as asked for, and room for more than the form allows. */
import type { Row } from '../../../forms/engine/types.ts'
import { loadForm } from '../../../forms/generated/registry.ts'
import { showForm } from './show-form.tsx'

const asked = Number(new URLSearchParams(location.search).get('rows') ?? '4')
const form = await loadForm('B604-1')
const table = form.schema.properties.productOutput!

const filled = (index: number): Row => ({
  ...{ product: 'SZ001', productUnit: '01', output: index + 1, outputOfPreviousYear: index },
})

showForm({
  form: {
    ...form,
    schema: {
      ...form.schema,
      properties: { ...form.schema.properties, productOutput: { ...table, maxItems: 1_000 } },
    },
  },
  initialAnswers: { productOutput: Array.from({ length: asked }, (_, index) => filled(index)) },
})
