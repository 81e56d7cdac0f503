/**
 * The departments' lists, imported as files. The civil affairs list stays outside: it lies beside the
 * database for whoever tries the import by hand.
 */
import type { City, DepartmentId } from '../../demo-city/city.ts'
import { importFrame } from '../../domains/frame/index.ts'
import type { Context } from '../../platform/context.ts'
import type { Staff } from './load-accounts.ts'

const sourceOf: Readonly<Record<DepartmentId, string | null>> = {
  'market-regulation': 'market-regulation',
  taxation: 'tax',
  staffing: 'establishment-office',
  'civil-affairs': null,
}

export async function importLists(
  ctx: Context,
  city: City,
  staff: Staff,
): Promise<{ accepted: number; rejected: number }> {
  const totals = { accepted: 0, rejected: 0 }
  for (const list of city.lists) {
    const source = sourceOf[list.department]
    if (source === null) continue
    const report = await importFrame(staff.as(ctx, staff.cityOffice), {
      source,
      fileName: list.fileName,
      content: [list.bytes],
      synthetic: true,
    })
    totals.accepted += report.accepted
    totals.rejected += report.rejected.length
  }
  return totals
}
