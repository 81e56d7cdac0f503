import { describe, expect, it } from 'vitest'
import { openTasks } from '../../../web/field/walk/open-tasks.ts'

const task = (signalId: string) =>
  ({ signalId, kind: 'empty-block', says: '一家也没有', note: '', buildingCode: null }) as const
const act = (signalId: string, finding: 'found' | 'nothing' | 'no-access', refusal?: string) => ({
  act: { kind: 'omission-task', signalId, blockCode: '14060200100101', finding, note: '' } as const,
  refusal: refusal ?? null,
})

describe('tasks left in a block', () => {
  it('are those nobody finished on this device', () => {
    const left = openTasks([task('a'), task('b')], [act('a', 'nothing')])
    expect(left.map(({ signalId }) => signalId)).toEqual(['b'])
  })

  it('stay while nobody got in, or the server did not take the word', () => {
    const tasks = [task('a'), task('b')]
    expect(openTasks(tasks, [act('a', 'no-access'), act('b', 'found', '已被收回')])).toEqual(tasks)
  })
})
