/** What a published module of checks is handed: every function of forms/engine/runtime, by name. */
import * as exact from '../runtime/exact.ts'
import * as functions from '../runtime/functions.ts'
import * as lists from '../runtime/lists.ts'
import * as logic from '../runtime/logic.ts'
import * as pattern from '../runtime/pattern.ts'
import * as read from '../runtime/read.ts'
import * as rows from '../runtime/rows.ts'
import * as show from '../runtime/show.ts'
import type { CompiledCheck } from '../types.ts'

export const ruleRuntime: Readonly<Record<string, unknown>> = {
  ...exact,
  ...functions,
  ...lists,
  ...logic,
  ...pattern,
  ...read,
  ...rows,
  ...show,
}

/** The default export of a module that `compileRuleModule` wrote. */
export type RuleModule = (runtime: typeof ruleRuntime) => readonly CompiledCheck[]
