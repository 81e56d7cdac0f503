/** Who walks which block; handed out and taken back also without a network. */
import { useState } from 'react'
import { type BlockSummary, listBlocks } from '../../../server/contract/areas.ts'
import { listEnumerators } from '../../../server/contract/fieldwork.ts'
import { type Act, queueAct } from '../../outbox/acts/act.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useDevice, useDeviceData } from '../device/device.tsx'
import { saveFault } from '../device/save-fault.ts'
import { useKeptQuery } from '../device/use-kept-query.ts'
import { walkersOf } from './walkers-of.ts'

export function Assignments() {
  const blocks = useKeptQuery(listBlocks, { query: {} })
  const people = useKeptQuery(listEnumerators, {})
  const acts = useDeviceData((device) => device.getAllFromIndex('acts', 'madeAt'))
  const [opened, setOpened] = useState<BlockSummary | null>(null)
  if (!blocks.data || !people.data || !acts) return <Skeleton lines={6} />
  const { enumerators } = people.data
  const nameOf = (id: string) =>
    enumerators.find(({ accountId }) => accountId === id)?.displayName ?? id
  const walkers = walkersOf(enumerators, acts)
  return (
    <>
      <ul className="field-list">
        {blocks.data.blocks.map((block) => {
          const names = (walkers.get(block.code) ?? []).map(nameOf)
          return (
            <li key={block.code} className="field-match">
              <span className="field-row-main">
                <span className="field-row-title">{block.name}</span>
                <span className="field-row-note">
                  {block.areaNames.at(-1)} · 待核实 {block.counts.openFrameRecords} ·{' '}
                  {block.counts.units} 家
                </span>
              </span>
              <span className={names.length === 0 ? 'field-open' : undefined}>
                {names.join('、') || '未分派'}
              </span>
              <Button onClick={() => setOpened(block)}>调整</Button>
            </li>
          )
        })}
      </ul>
      {opened && (
        <AssignDialog
          key={opened.code}
          block={opened}
          walkers={walkers.get(opened.code) ?? []}
          people={enumerators.map(({ accountId, displayName }) => ({
            value: accountId,
            label: displayName,
          }))}
          nameOf={nameOf}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  )
}

interface AssignDialogProps {
  readonly block: BlockSummary
  readonly walkers: readonly string[]
  readonly people: readonly { readonly value: string; readonly label: string }[]
  readonly nameOf: (accountId: string) => string
  readonly onClose: () => void
}

function AssignDialog({ block, walkers, people, nameOf, onClose }: AssignDialogProps) {
  const { database, sender } = useDevice()
  const [chosen, setChosen] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string>()
  const queue = async (act: Act['act'], title: string) => {
    try {
      await queueAct(database, act, title, crypto.randomUUID(), new Date().toISOString())
    } catch (error) {
      setFault(saveFault(error))
      return
    }
    sender.kick()
    onClose()
  }
  const blockCode = block.code
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="medium" title={block.name}>
      {walkers.length > 0 && (
        <section aria-label="收回" className="field-section">
          <TextField
            label="收回原因"
            value={reason}
            onChange={setReason}
            maxLength={500}
            hint="已经填报的内容都保留"
          />
          <div className="field-row-actions">
            {walkers.map((accountId) => (
              <Button
                key={accountId}
                size="large"
                reason={reason.trim().length < 2 ? '请先写收回原因' : undefined}
                onClick={() =>
                  void queue(
                    { kind: 'take-back-block', blockCode, accountId, reason: reason.trim() },
                    `收回 ${block.name}`,
                  )
                }
              >
                从 {nameOf(accountId)} 收回
              </Button>
            ))}
          </div>
        </section>
      )}
      <section aria-label="分派" className="field-section">
        <SelectField
          label="分派给"
          value={chosen}
          onChange={setChosen}
          placeholder="选普查员"
          options={people.filter(({ value }) => !walkers.includes(value))}
        />
        <Button
          variant="primary"
          size="large"
          reason={chosen ? undefined : '请先选普查员'}
          onClick={() =>
            chosen &&
            void queue({ kind: 'assign-block', blockCode, accountId: chosen }, `分派 ${block.name}`)
          }
        >
          分派
        </Button>
      </section>
      {fault && (
        <p role="alert" className="field-alert">
          {fault}
        </p>
      )}
    </Dialog>
  )
}
