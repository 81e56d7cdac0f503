/** Published single-entity statements, each line rounded to thousand yuan by itself, raise nothing mandatory that is wrong. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { indexCodeLists } from '../../forms/engine/code-list-index.ts'
import { evaluateDocument } from '../../forms/engine/evaluate-document.ts'
import type { Answers } from '../../forms/engine/types.ts'
import { codeListIds, loadCodeList } from '../../forms/generated/code-lists.ts'
import { type FormId, loadForm } from '../../forms/generated/registry.ts'

const codeLists = indexCodeLists(await Promise.all(codeListIds.map(loadCodeList)))
const finances: readonly FormId[] = ['B603', 'C603', 'E603']
const forms = new Map(
  await Promise.all(finances.map(async (id) => [id as string, await loadForm(id)] as const)),
)

type Yuan = Readonly<Record<string, number>>

interface Statement {
  readonly company: string
  readonly year: number
  readonly yuan: Yuan
}

const file = new URL('../fixtures/published-statements.json', import.meta.url)
const { statements } = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly statements: readonly Statement[]
}

function inThousand(yuan: Yuan): Answers {
  return Object.fromEntries(
    Object.entries(yuan).map(([key, amount]) => [key, Math.round(amount / 1_000) + 0]),
  )
}

/** Mandatory findings about what was filled in; what a statement does not hold is left empty. */
function accusations(id: string, answers: Answers, previous: Answers | undefined): string[] {
  const unit = { kind: 'legalUnit', aboveScale: true, operatingStatus: '1' } as const
  const { findings } = evaluateDocument(
    forms.get(id)!,
    { answers, others: {}, previous },
    { unit, codeLists },
    forms,
    { all: false },
  )
  return findings
    .filter(({ severity, kind }) => severity === 'mandatory' && kind !== 'required')
    .map(({ rule, message }) => `${rule} ${message}`)
}

const cases = statements.flatMap((statement) => finances.map((form) => ({ form, ...statement })))

describe('a published statement', () => {
  it.each(cases)('$company of $year in $form is not accused', ({ form, company, year, yuan }) => {
    const before = statements.find((other) => other.company === company && other.year === year - 1)
    const previous = before && inThousand(before.yuan)
    expect(accusations(form, inThousand(yuan), previous)).toEqual([])
  })

  it.each(cases)('$company of $year in $form is, once a figure is mistyped', ({ form, yuan }) => {
    for (const key of ['totalAssets', 'operatingProfit', 'totalProfit', 'totalLiabilities']) {
      const slipped = { ...yuan, [key]: yuan[key]! * 10 }
      expect(accusations(form, inThousand(slipped), undefined), key).not.toEqual([])
    }
  })
})
