import { describe, expect, test } from 'vitest'
import { judgeCase } from '../../forms/engine/check-cases.ts'
import { indexCodeLists } from '../../forms/engine/code-list-index.ts'
import { readFormChecks } from '../../forms/engine/form-checks.ts'
import { interpretCheck } from '../../forms/engine/language/interpret.ts'
import { findForm } from '../../forms/generated/registry.ts'
import { readCodeLists, readFormSources } from '../../scripts/forms/form-sources.ts'
import { vocabularyOf } from '../../scripts/forms/form-vocabulary.ts'

const lists = readCodeLists()
const codeLists = indexCodeLists(lists)
const sources = readFormSources()

describe.each(sources.map((source) => [source.id, source] as const))(
  'the examples of form %s',
  (id, source) => {
    const titles = new Map(lists.map((list) => [list.id, list.title]))
    const { fromSchema, fromRules } = readFormChecks(
      source.rules,
      vocabularyOf(source, sources, lists),
      titles,
    )
    const drafts = new Map(
      [...fromSchema.checks, ...fromRules.checks].map((tree) => [tree.id, interpretCheck(tree)]),
    )
    const examples = Object.entries(source.cases).flatMap(([rule, cases]) => [
      ...cases.pass.map((one) => ({ rule, expected: 'pass', one })),
      ...cases.fail.map((one) => ({ rule, expected: 'fail', one })),
      ...cases.notApplicable.map((one) => ({ rule, expected: 'not-applicable', one })),
    ])

    test('come out as they say, compiled and interpreted', async () => {
      const form = await findForm(id, source.version)
      const compiled = new Map(form!.checks.map((check) => [check.id, check]))
      const wrong: unknown[] = []
      for (const { rule, expected, one } of examples) {
        const result = judgeCase(compiled.get(rule)!, one, codeLists)
        if (result.outcome !== expected) wrong.push({ rule, expected, ...result, one })
        if (one.message !== undefined && !result.messages.includes(one.message))
          wrong.push({ rule, ...result, one })
        expect(judgeCase(drafts.get(rule)!, one, codeLists)).toEqual(result)
      }
      expect(wrong).toEqual([])
    })

    test('are many', () => {
      // What surveyors ask is a page, not a questionnaire.
      const few = source.layout.audience === 'surveyor' ? 5 : 30
      expect(examples.length).toBeGreaterThan(few)
    })
  },
)
