/** Works out the cells of units alike anew from all figures, division by division, so that others get their turn. */

import { setImmediate } from 'node:timers/promises'
import { ENOUGH_UNITS, groupsOf } from '../../../forms/engine/neighbours/unit-groups.ts'
import type { Context } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { openFormBook } from '../../platform/form-book.ts'
import { groupBy } from '../../platform/group-by.ts'
import { readCodeList } from '../../platform/read-code-list.ts'
import { recordAudit } from '../audit/index.ts'
import { type RatioOfUnit, spreadOfCell } from './cell-spread.ts'
import { comparisonsOf, sizeOf, staffOf } from './key-figures.ts'
import { type CellRow, type FigureRow, pageOfFigures, replaceCells } from './store.ts'

const FIGURES_PER_PAGE = 5_000
/** Quartiles of more are no better: from then on every second, fourth … ratio counts. */
const MOST_RATIOS = 20_000

interface Gathered {
  readonly cell: Omit<CellRow, 'spread'>
  ratios: RatioOfUnit[]
  /** One of so many is taken. */
  step: number
  seen: number
}

/** `also` is written with them. */
export async function rebuildCells(
  ctx: Context,
  also: (tx: Executor) => Promise<void>,
): Promise<void> {
  const { codeLists } = await openFormBook()
  const divisions = readCodeList('industry').items.flatMap(({ code }) =>
    /^\d{2}$/.test(code) ? [code] : [],
  )
  const gathered = new Map<string, Gathered>()
  const cells: CellRow[] = []
  for (const division of [...divisions, '']) {
    await gatherDivision(ctx, division, (figures) => {
      const [first] = figures
      if (first === undefined) return
      const unit = { industryCode: first.industryCode, unitSize: sizeOf(figures) }
      for (const group of groupsOf(unit, codeLists)) addUnit(gathered, figures, group)
    })
    for (const [key, each] of gathered) {
      // What is within a division is complete with it; a whole section goes on.
      if (each.cell.industry.length < 2) continue
      gathered.delete(key)
      cells.push(...finished(each))
    }
  }
  for (const each of gathered.values()) cells.push(...finished(each))
  await ctx.database.write(async (tx) => {
    await replaceCells(tx, cells)
    await recordAudit(tx, ctx, {
      ...{ action: 'attention.rebuild', subjectKind: 'attention', subjectId: 'cells' },
      after: { cells: cells.length },
    })
    await also(tx)
  })
}

function finished({ cell, ratios, seen }: Gathered): CellRow[] {
  if (seen < ENOUGH_UNITS) return []
  return [{ ...cell, spread: { ...spreadOfCell(ratios), units: seen } }]
}

async function gatherDivision(
  ctx: Context,
  division: string,
  see: (figuresOfUnit: readonly FigureRow[]) => void,
): Promise<void> {
  let after: { readonly industryCode: string; readonly unitId: string } | undefined
  for (;;) {
    const page = await pageOfFigures(ctx.database.read, division, after, FIGURES_PER_PAGE)
    const last = page.at(-1)
    if (last === undefined) return
    const byUnit = [...groupBy(page, ({ unitId }) => unitId)]
    // The last unit of a full page may go on in the next.
    const whole = page.length < FIGURES_PER_PAGE ? byUnit : byUnit.slice(0, -1)
    for (const [, figures] of whole) see(figures)
    if (page.length < FIGURES_PER_PAGE) return
    const end = whole.at(-1)?.[1][0] ?? last
    after = { industryCode: end.industryCode, unitId: end.unitId }
    await setImmediate()
  }
}

function addUnit(
  gathered: Map<string, Gathered>,
  figures: readonly FigureRow[],
  group: { readonly industry: string; readonly size: string },
): void {
  const staff = staffOf(figures)
  for (const [formId, own] of groupBy(figures, (figure) => figure.formId)) {
    for (const { measure, value, base } of comparisonsOf(own.filter(isFigure), staff)) {
      const key = [formId, measure, group.industry, group.size].join('\n')
      const begun = { cell: { formId, measure, ...group }, ratios: [], step: 1, seen: 0 }
      const known: Gathered = gathered.get(key) ?? begun
      if (known.seen % known.step === 0) known.ratios.push({ value, base })
      known.seen += 1
      if (known.ratios.length > MOST_RATIOS) {
        known.ratios = known.ratios.filter((_, at) => at % 2 === 0)
        known.step *= 2
      }
      gathered.set(key, known)
    }
  }
}

function isFigure({ indicator }: FigureRow): boolean {
  return indicator !== ''
}
