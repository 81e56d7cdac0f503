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
import { digest } from './basis-of.ts'
import type { UnitToEvaluate } from './evaluate-units.ts'
import { pageOfReportedUnits, type RunRow, updateRun } from './evaluation-store.ts'
import { writeNeighbours } from './neighbour-set.ts'
import {
  countedRevisions,
  findLatestNeighbourSet,
  insertNeighbourSet,
  listSpreads,
} from './neighbour-store.ts'
import { readUnits } from './read-units-to-evaluate.ts'

export interface CollectOptions {
  /** Reads what units contribute, elsewhere or here. */
  readonly collect: (units: readonly UnitToEvaluate[]) => Promise<readonly Contribution[]>
  readonly ahead: number
  readonly stopped?: (() => boolean) | undefined
}

export interface Neighbours {
  readonly setId: string | null
  /** For workers. */
  readonly text: string
}

/**
 * The set a run judges with: that it was given before it was interrupted, else one worked out now. Where
 * nothing changed since the last set, that one. undefined when told to stop.
 */
export async function neighboursForRun(
  ctx: Context,
  run: RunRow,
  ruleSets: ReadonlyMap<string, RuleSetRow>,
  options: CollectOptions,
): Promise<Neighbours | undefined> {
  if (run.neighbourSetId !== null) {
    const spreads = await listSpreads(ctx.database.read, run.neighbourSetId)
    return { setId: run.neighbourSetId, text: writeNeighbours(run.neighbourSetId, spreads) }
  }
  const worked = await workOut(ctx, ruleSets, options)
  if (worked === undefined) return undefined
  const { units, spreads } = worked
  const setId = await ctx.database.write(async (tx) => {
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
  return { setId, text: writeNeighbours(setId, spreads) }
}

/** Few of them report a form that asks; those that do go to a worker together. */
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
  const contributions: Contribution[] = []
  const waiting: Promise<readonly Contribution[]>[] = []
  let units = 0
  let after = ''
  let more = asking.size > 0
  while (more || waiting.length > 0) {
    if (options.stopped?.() === true) return undefined
    while (more && waiting.length < options.ahead) {
      const page = { areaPrefix: '', after, limit: UNITS_PER_PAGE }
      const reported = await pageOfReportedUnits(ctx.database.read, page)
      const last = reported.at(-1)
      if (last === undefined) {
        more = false
        break
      }
      after = last
      const counted = await countedRevisions(ctx.database.read, reported, [...asking.keys()])
      units += counted.unitIds.length
      const read = await readUnits(ctx, counted.unitIds, {
        ruleSets,
        forms: [...asking.keys(), ...[...asking.values()].flat()],
        wanted: ({ revisionId }) => counted.revisionIds.has(revisionId),
      })
      const asked = options.collect(read)
      // Awaited in its turn; a failure before that must not end the process by itself.
      asked.catch(() => undefined)
      waiting.push(asked)
    }
    const first = waiting.shift()
    if (first !== undefined) for (const each of await first) contributions.push(each)
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
