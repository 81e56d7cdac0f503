/**
 * What a department in charge of industries sees: how many of their units there are in each county, how
 * far they are, how many have problems. Counts with small ones hidden; never a record (law.md L-01).
 */
import { Problem } from '../../contract/problems.ts'
import { type DepartmentCounts, departmentMeasures } from '../../contract/review.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { readCodeList } from '../../platform/read-code-list.ts'
import { listAllAreas } from '../areas/index.ts'
import { requireRight } from '../identity/index.ts'
import { countForDepartment } from './progress-store.ts'
import { suppressSmallCells } from './suppress-small-cells.ts'

export async function getDepartmentCounts(ctx: SignedInContext): Promise<DepartmentCounts> {
  requireRight(ctx, 'department-counts.view')
  const { scope } = ctx.actor
  if (scope.kind !== 'industries') throw new Problem('not-allowed')
  const db = ctx.database.read
  const codes = divisionsOf(scope.codes)
  const found = new Map((await countForDepartment(db, codes)).map((row) => [row.county, row]))
  const counties = (await listAllAreas(db)).filter(({ level }) => level === 'county')
  const rows = counties.map(({ code }) => {
    const county = code.slice(0, 6)
    const { county: _, ...counts } = found.get(county) ?? { county, ...none }
    return { key: code, counts }
  })
  const shown = suppressSmallCells(rows, departmentMeasures, 'units')
  const names = new Map(counties.map(({ code, name }) => [code, name]))
  return {
    industries: [...scope.codes],
    rows: rows.map(({ key }) => ({
      areaCode: key,
      areaName: names.get(key) ?? key,
      // One for each row that went in.
      counts: shown.rows.get(key)!,
    })),
    total: shown.total,
    asOf: ctx.clock.now(),
  }
}

const none = { units: 0, reported: 0, accepted: 0, withMandatory: 0, withUnexplained: 0 }

/** Sections stand for their divisions; codes of digits for themselves. */
function divisionsOf(codes: readonly string[]): readonly string[] {
  const { items } = readCodeList('industry')
  return codes.flatMap((code) =>
    /^[A-Z]$/.test(code)
      ? items.filter(({ parent }) => parent === code).map((item) => item.code)
      : [code],
  )
}
