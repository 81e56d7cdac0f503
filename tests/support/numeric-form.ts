/** A form of numeric cells with checks of its own, and the solver, for tests over linear relations. */
import loadHighs from 'highs'
import { readChecks } from '../../forms/engine/language/read-checks.ts'
import type { CheckTree } from '../../forms/engine/language/tree.ts'
import { highsSolver } from '../../forms/engine/linear/highs-solver.ts'
import type { SolveLinear } from '../../forms/engine/linear/linear-program.ts'
import { type FormRelations, relationsOf } from '../../forms/engine/linear/relations.ts'
import type { FormDefinition, FormLayout, PropertySchema } from '../../forms/engine/types.ts'

export async function loadSolver(): Promise<SolveLinear> {
  return highsSolver(await loadHighs())
}

export interface NumericForm {
  readonly form: FormDefinition
  readonly relations: FormRelations
  readonly checks: readonly CheckTree[]
}

export function wholeNumber(title: string, more: Partial<PropertySchema> = {}): PropertySchema {
  return { title, type: 'integer', 'x-unit': '千元', ...more }
}

/** `expectations`: conditions, each a mandatory check; a pair names severity and condition. */
export function numericForm(
  properties: Readonly<Record<string, PropertySchema>>,
  expectations: readonly (string | readonly [severity: string, expect: string, when?: string])[],
  sections: FormLayout['sections'] = [],
): NumericForm {
  const schema: FormDefinition['schema'] = {
    $id: 'jingpu:form/N1/2023.1',
    title: '数表',
    type: 'object',
    additionalProperties: false,
    'x-form': 'N1',
    'x-version': '2023.1',
    properties,
  }
  const source = expectations.map((each, index) => {
    const [severity, expect, when] = typeof each === 'string' ? ['mandatory', each] : each
    const applies = when === undefined ? '' : `  when ${when}\n`
    return `check N1-${index + 1} ${severity}\n  title "试"\n${applies}  expect ${expect}\n  says "不成立"\n`
  })
  const vocabulary = { own: schema, forms: new Map([['N1', schema]]), codeLists: null }
  const { checks, errors } = readChecks(source.join('\n'), vocabulary)
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('; '))
  const form = { id: 'N1', version: '2023.1', schema, layout: { sections } }
  return {
    // Localisation looks at schema and layout only.
    form: form as unknown as FormDefinition,
    relations: relationsOf({ checks, computed: [] }),
    checks,
  }
}
