/** An area's counts by block, form, industry, kind of unit or enumerator; every way adds up to the same total. */
import { Problem } from '../../contract/problems.ts'
import type { ProgressBreakdown, ProgressDimension } from '../../contract/progress.ts'
import { shanghaiDate } from '../../platform/clock.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { readCodeList } from '../../platform/read-code-list.ts'
import { findAreaNames, listAssignments, listBlockNames } from '../areas/index.ts'
import { findDisplayNames } from '../identity/index.ts'
import { areaAsked } from './area-asked.ts'
import { addDays } from './forecast.ts'
import {
  countByArea,
  countByBlock,
  countByForm,
  countByIndustry,
  countByReporter,
} from './progress-store.ts'
import { addCounts, emptyCounts, sumAll, sumByKey } from './sum-states.ts'

type Row = ProgressBreakdown['rows'][number]

const byName = new Intl.Collator('zh')

/** More than a county has; a city is looked at by county. */
const MOST_BLOCKS = 3_000

export async function getProgressBreakdown(
  ctx: SignedInContext,
  query: { readonly area?: string | undefined; readonly by: ProgressDimension },
): Promise<ProgressBreakdown> {
  const { prefix, area } = await areaAsked(ctx, query.area)
  const db = ctx.database.read
  const rows = await rowsOf(ctx, prefix, query.by)
  return {
    area,
    by: query.by,
    rows,
    total: sumAll(await countByArea(db, prefix, prefix.length)),
    asOf: ctx.clock.now(),
  }
}

async function rowsOf(ctx: SignedInContext, prefix: string, by: ProgressDimension): Promise<Row[]> {
  const db = ctx.database.read
  switch (by) {
    case 'form': {
      const book = await openFormBook()
      return named(sumByKey(await countByForm(db, prefix)), (key) => book.forms.get(key)?.title)
    }
    case 'kind':
      requireTown(prefix)
      return named(sumByKey(await countByIndustry(db, prefix, 'kind')), (key) => kindNames[key])
    case 'industry': {
      requireTown(prefix)
      const names = new Map(readCodeList('industry').items.map(({ code, name }) => [code, name]))
      return named(sumByKey(await countByIndustry(db, prefix, 'division')), (key) => names.get(key))
    }
    case 'block':
      return blockRows(db, prefix)
    case 'enumerator':
      return enumeratorRows(ctx, prefix)
  }
}

/** Industries and kinds are kept by town. */
function requireTown(prefix: string): void {
  if (prefix.length > 9) {
    throw new Problem('parameter-not-acceptable', '行业和单位类型看到乡镇街道一级，请选乡镇街道')
  }
}

const kindNames: Readonly<Record<string, string>> = {
  legalUnit: '法人单位',
  establishment: '产业活动单位',
  selfEmployed: '个体经营户',
}

function named(
  counts: ReadonlyMap<string, Row['counts']>,
  nameOf: (key: string) => string | undefined,
): Row[] {
  return [...counts]
    .filter(([, each]) => each.expected !== 0)
    .map(([key, each]) => ({
      key,
      name: key === '' ? '未定' : (nameOf(key) ?? key),
      note: '',
      counts: each,
      lastWeek: null,
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

async function blockRows(db: Executor, prefix: string): Promise<Row[]> {
  const counts = await countByBlock(db, prefix)
  const names = await listBlockNames(db, prefix, MOST_BLOCKS)
  const areas = await findAreaNames(db, [...names.keys()])
  const keys = new Set([...names.keys(), ...counts.keys()])
  return [...keys]
    .filter((key) => names.has(key) || (counts.get(key)?.expected ?? 0) !== 0)
    .sort()
    .map((key) => ({
      key,
      name: key === '' ? '未落到普查小区' : (names.get(key) ?? key),
      note: (areas.get(key) ?? []).slice(-2).join(' '),
      counts: counts.get(key) ?? emptyCounts(),
      lastWeek: null,
    }))
}

/**
 * What is owed in the blocks an enumerator walks. A block walked by two counts with both, so that these
 * rows may add up to more than the total; what lies in no assigned block is a row of its own.
 */
async function enumeratorRows(ctx: SignedInContext, prefix: string): Promise<Row[]> {
  const db = ctx.database.read
  const byBlock = await countByBlock(db, prefix)
  const assignments = await listAssignments(db, prefix)
  const today = shanghaiDate(ctx.clock.now())
  const week = new Map<string, number>()
  for (const each of await countByReporter(db, prefix.slice(0, 9), { from: addDays(today, -6) })) {
    week.set(each.reporter, (week.get(each.reporter) ?? 0) + each.reported)
  }
  const blocksOf = new Map<string, string[]>()
  for (const { accountId, blockCode } of assignments) {
    const own = blocksOf.get(accountId)
    if (own === undefined) blocksOf.set(accountId, [blockCode])
    else own.push(blockCode)
  }
  const people = await findDisplayNames(db, [...blocksOf.keys()])
  const assigned = new Set(assignments.map(({ blockCode }) => blockCode))
  const rows = [...blocksOf]
    .map(
      ([key, blocks]): Row => ({
        key,
        name: people.get(key) ?? key,
        note: `${blocks.length} 个小区`,
        counts: addCounts(blocks.flatMap((block) => byBlock.get(block) ?? [])),
        lastWeek: week.get(key) ?? 0,
      }),
    )
    .sort((a, b) => byName.compare(a.name, b.name) || (a.key < b.key ? -1 : 1))
  const rest = addCounts(
    [...byBlock].filter(([block]) => !assigned.has(block)).map(([, each]) => each),
  )
  if (rest.expected === 0) return rows
  return [...rows, { key: '', name: '没有分派到人', note: '', counts: rest, lastWeek: null }]
}
