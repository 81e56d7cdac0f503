/** Refuses to reopen what a signature covers: this level's own must be withdrawn first, a higher one by its level. */
import { Problem } from '../../contract/problems.ts'
import { compareLevels, type ReviewLevel, reviewLevelNames } from '../../contract/response-state.ts'
import type { Executor } from '../../platform/database/database.ts'
import { listStandingSignOffsOver } from './store.ts'

export async function requireNotSignedOff(
  db: Executor,
  areaCode: string | null,
  level: ReviewLevel,
): Promise<void> {
  if (areaCode === null) return
  const over = (await listStandingSignOffsOver(db, areaCode)).filter(
    (signOff) => compareLevels(signOff.level, level) >= 0,
  )
  const highest = over.sort((a, b) => compareLevels(b.level, a.level))[0]
  if (highest === undefined) return
  const whose = highest.level === level ? '本级' : reviewLevelNames[highest.level]
  throw new Problem(
    'area-signed-off',
    `${whose}已对该区域签字验收，须先由${whose}撤回签字，再撤回或退回其中的答卷`,
  )
}
