/** What legal units have said of their establishments, for who looks over all units of an area. */
import type { KnownEstablishment } from '../../../forms/engine/establishments/compare-list.ts'
import type { Executor } from '../../platform/database/database.ts'
import { groupBy } from '../../platform/group-by.ts'
import { standingTold, standingWord } from './known-list.ts'
import { declarationsOf, wordsOf } from './store.ts'

export type NamedEstablishment = Pick<KnownEstablishment, 'name' | 'creditCode'>

export interface OwnersWords {
  /** Told of and not taken back. */
  readonly told: readonly NamedEstablishment[]
  /** Units said to be closed or another's, while that stands. */
  readonly denied: ReadonlySet<string>
  /** The lines of the list that was last declared complete, by id; null where none was. */
  readonly declared: ReadonlyMap<string, NamedEstablishment> | null
}

/** By legal unit; those that said nothing are left out. */
export async function findOwnersWords(
  db: Executor,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, OwnersWords>> {
  const words = groupBy(await wordsOf(db, unitIds), ({ unitId }) => unitId)
  // The latest of each stands last.
  const declared = new Map((await declarationsOf(db, unitIds)).map((row) => [row.unitId, row]))
  const found = new Map<string, OwnersWords>()
  for (const unitId of new Set([...words.keys(), ...declared.keys()])) {
    const said = words.get(unitId) ?? []
    const lines = declared.get(unitId)?.lines
    found.set(unitId, {
      told: standingTold(said).map(({ told }) => ({
        name: told?.name ?? '',
        creditCode: told?.creditCode || null,
      })),
      denied: new Set(
        said.flatMap(({ subjectId }) => standingWord(said, subjectId)?.subjectId ?? []),
      ),
      declared: lines ? new Map(lines.map(lineIn)) : null,
    })
  }
  return found
}

/** As `linesOf` wrote it: id, name, code. */
function lineIn(line: readonly (string | null)[]): [string, NamedEstablishment] {
  const [id = null, name = null, creditCode = null] = line
  return [id ?? '', { name: name ?? '', creditCode }]
}
