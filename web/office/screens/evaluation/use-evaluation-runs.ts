/** The evaluations of this office, read more often while one is under way. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import {
  type EvaluationRun,
  getEvaluationFindings,
  listCrossUnitCases,
  listEvaluationRuns,
  listEvaluationUnits,
} from '../../../../server/contract/evaluation.ts'
import { keyOf, queryFor } from '../../../api/queries.ts'

const WHILE_RUNNING_MS = 1_500
const AT_REST_MS = 60_000

export function useEvaluationRuns() {
  const client = useQueryClient()
  const query = useQuery({
    ...queryFor(listEvaluationRuns, {}),
    refetchInterval: ({ state }) =>
      state.data?.runs.some(isRunning) === true ? WHILE_RUNNING_MS : AT_REST_MS,
  })
  const running = query.data?.runs.find(isRunning)
  const before = useRef<string | undefined>(undefined)
  useEffect(() => {
    // What a run that ended found is not what was read before.
    if (before.current !== undefined && before.current !== running?.runId) {
      for (const operation of [getEvaluationFindings, listCrossUnitCases, listEvaluationUnits]) {
        void client.invalidateQueries({ queryKey: keyOf(operation) })
      }
    }
    before.current = running?.runId
  }, [client, running?.runId])
  return { ...query, runs: query.data?.runs, running }
}

function isRunning({ state }: EvaluationRun): boolean {
  return state === 'running'
}
