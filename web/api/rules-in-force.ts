/**
 * Lays the checks published since over a form: the compiled module from this origin, or, where that
 * cannot be had (no network and never fetched), the same texts interpreted. Both mean the same.
 */
import type { RuleModule } from '../../forms/engine/language/rule-runtime.ts'
import type { Vocabulary } from '../../forms/engine/language/vocabulary.ts'
import { type RuleChange, withPublishedChecks } from '../../forms/engine/rule-set.ts'
import type { CompiledCheck, FormDefinition } from '../../forms/engine/types.ts'
import { formerVersions } from '../../forms/engine/versions/former-versions.ts'
import { formIds, loadVersions } from '../../forms/generated/registry.ts'

export interface PublishedRules {
  readonly formId: string
  readonly formVersion: string
  readonly ruleVersion: string
  /** UTC. */
  readonly effectiveAt: string
  readonly changes: readonly RuleChange[]
  /** Path of the compiled module on this origin. */
  readonly module: string
}

/** `now`: UTC; of several rule versions in force the one that took effect last counts. */
export async function withRulesInForce(
  form: FormDefinition,
  published: readonly PublishedRules[],
  now: string,
  importModule: (path: string) => Promise<RuleModule> = fetchModule,
): Promise<FormDefinition> {
  const rules = published
    .filter((each) => each.formId === form.id && each.formVersion === form.version)
    .filter((each) => each.effectiveAt <= now)
    .sort((a, b) => a.ruleVersion.localeCompare(b.ruleVersion, 'en', { numeric: true }))
    .at(-1)
  if (rules === undefined) return form
  const checks = await compiledChecks(form, rules, importModule)
  return withPublishedChecks(form, rules.ruleVersion, rules.changes, checks)
}

async function compiledChecks(
  form: FormDefinition,
  rules: PublishedRules,
  importModule: (path: string) => Promise<RuleModule>,
): Promise<readonly CompiledCheck[]> {
  const { ruleRuntime } = await import('../../forms/engine/language/rule-runtime.ts')
  const module = await importModule(rules.module).catch(() => undefined)
  return module ? module(ruleRuntime) : interpretedChecks(form, rules.changes)
}

async function fetchModule(path: string): Promise<RuleModule> {
  // The path is of this origin, by contract; the content-security policy allows no other.
  const module = (await import(/* @vite-ignore */ path)) as { readonly default: RuleModule }
  return module.default
}

async function interpretedChecks(
  form: FormDefinition,
  changes: readonly RuleChange[],
): Promise<CompiledCheck[]> {
  const { readChecks } = await import('../../forms/engine/language/read-checks.ts')
  const { interpretCheck } = await import('../../forms/engine/language/interpret.ts')
  const text = changes.map((change) => change.text ?? '').join('\n')
  const vocabulary = { own: form.schema, ...(await formsNamedIn(text)), codeLists: null }
  return readChecks(text, vocabulary).checks.map(interpretCheck)
}

/** The forms a text may cite, in every version: an old name is followed to its new one. */
export async function formsNamedIn(text: string): Promise<Pick<Vocabulary, 'forms' | 'former'>> {
  const named = formIds.filter((id) => text.includes(id))
  const found = await Promise.all(
    named.map(async (id) => ({ id, versions: await loadVersions(id) })),
  )
  return {
    forms: new Map(found.map(({ id, versions }) => [id, versions[0]!.schema])),
    former: new Map(found.map(({ id, versions }) => [id, formerVersions(versions)])),
  }
}
