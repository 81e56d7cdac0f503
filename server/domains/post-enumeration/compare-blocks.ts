/** The comparison of every block its surveyor has finished, by block. */
import type { FoundUnit } from '../../contract/post-enumeration.ts'
import type { Executor } from '../../platform/database/database.ts'
import { grouped } from '../sampling/index.ts'
import { type BlockComparison, compareBlock } from './compare-block.ts'
import {
  type FindRow,
  findsOf,
  judgementsOf,
  reportsOf,
  type SurveyRow,
  sealedUnitsOf,
} from './store.ts'

export function asFound({ foundId, unit, figures, madeAt }: FindRow): FoundUnit {
  return { foundId, unit: { ...unit }, figures: { ...figures }, madeAt }
}

/** `nameOf`: how who judged is told. */
export async function compareBlocks(
  db: Executor,
  survey: SurveyRow,
  only?: string,
  nameOf: (accountId: string) => string = (id) => id,
): Promise<ReadonlyMap<string, BlockComparison>> {
  const reports = await reportsOf(db, survey.id)
  const finds = grouped(await findsOf(db, survey.id, only), ({ blockCode }) => blockCode)
  const sealed = await sealedUnitsOf(db, survey.id, only)
  const judgements = await judgementsOf(db, survey.id, nameOf, only)
  const compared = new Map<string, BlockComparison>()
  for (const blockCode of reports.keys()) {
    if (only !== undefined && blockCode !== only) continue
    compared.set(
      blockCode,
      compareBlock({
        sealed: sealed.get(blockCode) ?? [],
        found: (finds.get(blockCode) ?? []).map(asFound),
        judgements: judgements.get(blockCode) ?? new Map(),
        tolerance: survey.tolerance,
      }),
    )
  }
  return compared
}
