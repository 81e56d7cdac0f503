/**
 * On which records an actor works, as a condition for queries and as a test for one record.
 * An enumerator's scope is an area subtree too; which blocks in it are theirs is an assignment
 * (areas domain).
 */
import { type AnyColumn, eq, type SQL, sql } from 'drizzle-orm'
import type { Scope } from '../../contract/identity.ts'
import { hasCodePrefix } from '../../platform/database/conditions.ts'

export interface ScopedColumns {
  /** Area or block code, 12 or 14 digits. */
  readonly area: AnyColumn | SQL
  readonly unitId: AnyColumn
}

/** The condition that keeps a query within the scope. */
export function withinScope(scope: Scope, columns: ScopedColumns): SQL {
  if (scope.kind === 'area') return hasCodePrefix(columns.area, scope.areaPrefix)
  if (scope.kind === 'unit') return eq(columns.unitId, scope.unitId)
  return sql`false` // departments see counts, never records
}

/** Whether one record is within the scope. */
export function isWithinScope(
  scope: Scope,
  record: { readonly areaCode: string | null; readonly unitId: string | null },
): boolean {
  if (scope.kind === 'area') return record.areaCode?.startsWith(scope.areaPrefix) ?? false
  return scope.kind === 'unit' && record.unitId === scope.unitId
}

/** Whether the area prefix lies within an area scope: what an office may ask about. */
export function coversArea(scope: Scope, areaPrefix: string): boolean {
  return scope.kind === 'area' && areaPrefix.startsWith(scope.areaPrefix)
}
