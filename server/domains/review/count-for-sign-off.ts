/** What a signature covers, counted as progress counts it. */
import {
  compareLevels,
  levelPassed,
  type ReviewLevel,
  reportedStates,
} from '../../contract/response-state.ts'
import type { SignOffCounts } from '../../contract/review.ts'
import type { Executor } from '../../platform/database/database.ts'
import { countByArea, countUnits } from './progress-store.ts'

export async function countForSignOff(
  db: Executor,
  areaPrefix: string,
  level: ReviewLevel,
): Promise<SignOffCounts> {
  const digits = areaPrefix.length
  const [units] = await countUnits(db, areaPrefix, digits)
  const states = await countByArea(db, areaPrefix, digits)
  const sum = (wanted: (state: (typeof states)[number]['state']) => boolean) =>
    states.filter(({ state }) => wanted(state)).reduce((total, row) => total + row.responses, 0)
  const isReported = (state: string) => (reportedStates as readonly string[]).includes(state)
  const responses = sum(() => true)
  const passed = sum((state) => compareLevels(levelPassed[state], level) >= 0)
  return {
    units: units?.units ?? 0,
    openFrameRecords: units?.openFrameRecords ?? 0,
    responses,
    passed,
    notReported: sum((state) => !isReported(state)),
    notPassed: sum((state) => isReported(state) && compareLevels(levelPassed[state], level) < 0),
    unexplainedFindings: states.reduce((total, row) => total + row.unexplainedFindings, 0),
  }
}
