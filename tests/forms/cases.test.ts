import { describe, expect, test } from 'vitest'
import { indexCodeLists } from '../../forms/engine/code-list-index.ts'
import { readFormChecks } from '../../forms/engine/form-checks.ts'
import { interpretCheck } from '../../forms/engine/language/interpret.ts'
import { runCheck } from '../../forms/engine/run-check.ts'
import type {
  Answers,
  CheckContext,
  CompiledCheck,
  UnitAttributes,
} from '../../forms/engine/types.ts'
import { findForm } from '../../forms/generated/registry.ts'
import { type CheckCase, readCodeLists, readFormSources } from '../../scripts/forms/form-sources.ts'
import { vocabularyOf } from '../../scripts/forms/form-vocabulary.ts'

const lists = readCodeLists()
const codeLists = indexCodeLists(lists)
const sources = readFormSources()

function contextOf(one: CheckCase): CheckContext {
  return {
    answers: one.answers as Answers,
    others: one.others as Record<string, Answers> | undefined,
    previous: one.previous as Answers | undefined,
    unit: one.unit as UnitAttributes | undefined,
    distributions: one.distributions,
    referenceDate: one.referenceDate,
    officeAreaPrefix: one.officeAreaPrefix,
    codeLists,
  }
}

/** Worst outcome over the rows visited: fail before pass before not applicable. */
function judge(check: CompiledCheck, one: CheckCase): { outcome: string; messages: string[] } {
  const findings = runCheck(check, contextOf(one), true)
  const outcomes = findings.map((finding) => finding.outcome)
  const outcome = outcomes.includes('fail')
    ? 'fail'
    : outcomes.includes('pass')
      ? 'pass'
      : 'not-applicable'
  return { outcome, messages: findings.filter((f) => f.outcome === 'fail').map((f) => f.message) }
}

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
        const result = judge(compiled.get(rule)!, one)
        if (result.outcome !== expected) wrong.push({ rule, expected, ...result, one })
        if (one.message !== undefined && !result.messages.includes(one.message))
          wrong.push({ rule, ...result, one })
        expect(judge(drafts.get(rule)!, one)).toEqual(result)
      }
      expect(wrong).toEqual([])
    })

    test('are many', () => {
      expect(examples.length).toBeGreaterThan(30)
    })
  },
)
