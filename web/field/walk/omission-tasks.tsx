/** What the office asks to be looked after in this block because something may be missing. */
import { useState } from 'react'
import {
  listOmissionTasks,
  type OmissionTask,
  type TaskFinding,
  taskFindingNames,
  taskFindings,
} from '../../../server/contract/omissions.ts'
import { queueAct } from '../../outbox/acts/act.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useDevice, useDeviceData } from '../device/device.tsx'
import { saveFault } from '../device/save-fault.ts'
import { useKeptQuery } from '../device/use-kept-query.ts'
import { openTasks } from './open-tasks.ts'

export function OmissionTasks({ blockCode }: { readonly blockCode: string }) {
  const fetched = useKeptQuery(listOmissionTasks, { params: { blockCode } })
  const acts = useDeviceData((database) => database.getAllFromIndex('acts', 'madeAt'))
  const tasks = openTasks(fetched.data?.tasks ?? [], acts ?? [])
  if (tasks.length === 0) return null
  return (
    <section aria-labelledby="tasks-title" className="field-section">
      <h2 id="tasks-title">查漏任务 {tasks.length} 项</h2>
      {tasks.map((task) => (
        <Task key={task.signalId} task={task} blockCode={blockCode} />
      ))}
    </section>
  )
}

function Task({ task, blockCode }: { readonly task: OmissionTask; readonly blockCode: string }) {
  const { database, sender } = useDevice()
  const [note, setNote] = useState('')
  const [fault, setFault] = useState<string>()
  const record = async (finding: TaskFinding) => {
    if (finding !== 'found' && [...note.trim()].length < 2) {
      setFault('请先写明看到了什么（至少 2 个字）')
      return
    }
    const { signalId } = task
    const act = { kind: 'omission-task', signalId, blockCode, finding, note: note.trim() } as const
    const title = `查漏：${taskFindingNames[finding]}`
    try {
      await queueAct(database, act, title, crypto.randomUUID(), new Date().toISOString())
    } catch (error) {
      setFault(saveFault(error))
      return
    }
    sender.kick()
  }
  return (
    <article className="field-task">
      <p>{task.says}</p>
      {task.note !== '' && <p className="field-row-note">县办要求：{task.note}</p>}
      <TextField
        label="看到了什么"
        value={note}
        onChange={setNote}
        maxLength={500}
        hint="查到单位的，先用“新单位”登记，再点“查到单位，已登记”"
      />
      <div className="field-outcomes" role="group" aria-label="核查结果">
        {taskFindings.map((finding) => (
          <Button key={finding} size="large" onClick={() => void record(finding)}>
            {taskFindingNames[finding]}
          </Button>
        ))}
      </div>
      {fault && (
        <p role="alert" className="field-alert">
          {fault}
        </p>
      )}
    </article>
  )
}
