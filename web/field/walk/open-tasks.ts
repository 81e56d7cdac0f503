/** Tasks of a block that this device has not finished since they were fetched. Pure. */
import type { OmissionTask } from '../../../server/contract/omissions.ts'
import type { Act } from '../../outbox/acts/act.ts'

export function openTasks(
  tasks: readonly OmissionTask[],
  acts: readonly Pick<Act, 'act' | 'refusal'>[],
): readonly OmissionTask[] {
  const done = new Set(
    acts.flatMap(({ act, refusal }) =>
      act.kind === 'omission-task' && act.finding !== 'no-access' && refusal === null
        ? [act.signalId]
        : [],
    ),
  )
  return tasks.filter(({ signalId }) => !done.has(signalId))
}
