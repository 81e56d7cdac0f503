/** What accounts need to know of places and units, which live in higher domains; app.ts hands it in. */
import type { Executor } from '../../platform/database/database.ts'

export interface UnitPlace {
  readonly unitId: string
  readonly name: string
  readonly areaCode: string | null
  readonly creditCode: string | null
}

export interface AccountPorts {
  /** The area's own name, e.g. 北城街道, or undefined where there is no such area. */
  findAreaName(db: Executor, areaPrefix: string): Promise<string | undefined>
  findUnits(db: Executor, unitIds: readonly string[]): Promise<readonly UnitPlace[]>
  /** The unit that is kept where this one was merged into it; undefined where it was not. */
  findKept(db: Executor, unitId: string): Promise<UnitPlace | undefined>
  /**
   * Units of an area that report online and have a credit code, by id; `after`: the last one seen. With
   * `search`, part of a name or a credit code, any legal unit.
   */
  listOnlineUnits(
    db: Executor,
    areaPrefix: string,
    asked: { readonly search?: string; readonly after?: string; readonly limit: number },
  ): Promise<readonly UnitPlace[]>
  /** Blocks assigned, by account. */
  countBlocksOf(db: Executor, accountIds: readonly string[]): Promise<ReadonlyMap<string, number>>
}
