/**
 * Works out the percentiles 同类单位分位数 that the checks in force ask for, from everything reported in
 * the whole database whatever area a run is over: the neighbours of a unit are those of its trade.
 */
import { asksForPercentiles } from '../../../forms/engine/neighbours/collect-values.ts'
import {
  type Contribution,
  type GroupSpread,
  spreadOver,
} from '../../../forms/engine/neighbours/spread.ts'
import type { Context } from '../../platform/context.ts'
import { type FormBook, openFormBook } from '../../platform/form-book.ts'
import { recordAudit } from '../audit/index.ts'
import { applyRuleSet, type RuleSetRow } from '../instruments/index.ts'
import type { Ask } from './answer-question.ts'
import { digest } from './basis-of.ts'
import { type RunRow, updateRun } from './evaluation-store.ts'
import { findLatestNeighbourSet, insertNeighbourSet } from './neighbour-store.ts'
import { pagesOfUnits } from './pages-of-units.ts'

export interface CollectOptions {
  readonly ask: Ask
  readonly ahead: number
  readonly stopped?: (() => boolean) | undefined
}

/**
 * The set a run judges with, null for none: that it was given before it was interrupted, else one worked
 * out now. Where nothing changed since the last set, that one. undefined when told to stop.
 */
export async function neighboursForRun(
  ctx: Context,
  run: RunRow,
  ruleSets: ReadonlyMap<string, RuleSetRow>,
  options: CollectOptions,
): Promise<string | null | undefined> {
  if (run.neighbourSetId !== null) return run.neighbourSetId
  const worked = await workOut(ctx, ruleSets, options)
  if (worked === undefined) return undefined
  const { units, spreads } = worked
  return ctx.database.write(async (tx) => {
    const mark = digest(spreads)
    const latest = await findLatestNeighbourSet(tx)
    if (latest === undefined && spreads.length === 0) return null
    const id = latest?.digest === mark ? latest.id : ctx.newId()
    if (id !== latest?.id) {
      const row = { id, runId: run.id, computedAt: ctx.clock.now(), units, digest: mark }
      await insertNeighbourSet(tx, row, spreads)
    }
    await updateRun(tx, run.id, { neighbourSetId: id })
    await recordAudit(tx, ctx, {
      ...{ action: 'evaluation.neighbours', subjectKind: 'evaluation-run', subjectId: run.id },
      after: { setId: id, units, groups: spreads.length, isNew: id !== latest?.id },
    })
    return id
  })
}

/** Few of them report a form that asks. */
const UNITS_PER_PAGE = 500

interface WorkedOut {
  readonly units: number
  readonly spreads: readonly GroupSpread[]
}

async function workOut(
  ctx: Context,
  ruleSets: ReadonlyMap<string, RuleSetRow>,
  options: CollectOptions,
): Promise<WorkedOut | undefined> {
  const book = await openFormBook()
  const asking = askingForms(book, ruleSets)
  if (asking.size === 0) return { units: 0, spreads: [] }
  const contributions: Contribution[] = []
  let units = 0
  const pages = pagesOfUnits(ctx.database.read, {
    ...{ areaPrefix: '', after: '', unitsPerPage: UNITS_PER_PAGE, ahead: options.ahead },
    ask: (collect) => options.ask({ collect, ruleSets, asking }),
  })
  for await (const { answer } of pages) {
    if (options.stopped?.() === true) return undefined
    units += answer.units
    for (const each of answer.contributions) contributions.push(each)
  }
  return { units, spreads: spreadOver(contributions, book.codeLists) }
}

/** Forms whose checks ask for percentiles, in any version, each with the forms those read besides. */
function askingForms(
  book: FormBook,
  ruleSets: ReadonlyMap<string, RuleSetRow>,
): ReadonlyMap<string, readonly string[]> {
  const asking = new Map<string, readonly string[]>()
  for (const id of book.forms.keys()) {
    for (const own of book.versionsOf(id)) {
      const ruleSet = ruleSets.get(`${id}@${own.version}`)
      const form = ruleSet === undefined ? own : applyRuleSet(book, own, ruleSet)
      if (!asksForPercentiles(form)) continue
      const others = form.checks
        .filter(({ dependencies }) => dependencies.distributions.length > 0)
        .flatMap(({ dependencies }) => dependencies.others)
      // The unit's attributes are told by its basics.
      asking.set(id, [...(asking.get(id) ?? []), ...others, '601', '611', '621', '622'])
    }
  }
  return asking
}
