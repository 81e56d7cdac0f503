/** 随机复查: units drawn by the day's seed from what was reported; the result is recorded or returned here. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { loadCodeList } from '../../../forms/generated/code-lists.ts'
import { listBlocks } from '../../../server/contract/areas.ts'
import { listUnits } from '../../../server/contract/frame.ts'
import { queueAct } from '../../outbox/acts/act.ts'
import type { DeviceDatabase } from '../../outbox/database.ts'
import { keptReply } from '../../outbox/replies.ts'
import { useSession } from '../../shell/session.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useDevice, useDeviceData } from '../device/device.tsx'
import { saveFault } from '../device/save-fault.ts'
import { blockUnitsInput } from '../work/block-units-input.ts'
import { type Drawn, drawRandomly } from './draw.ts'
import { itemsFault } from './items-fault.ts'

interface Candidate {
  readonly responseId: string
  readonly blockCode: string
  readonly name: string
  readonly address: string
}

const DRAWN_A_DAY = 5

export function Rechecks() {
  const { account } = useSession()
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const seed = `${today}|${account.id}`
  const drawn = useDeviceData(async (device) => {
    const candidates = await reportedHere(device)
    const acts = await device.getAll('acts')
    const checked = new Set(
      acts.flatMap(({ act }) => (act.kind === 're-check' ? [act.responseId] : [])),
    )
    const list = await drawRandomly(candidates, ({ responseId }) => responseId, seed, DRAWN_A_DAY)
    return { list, checked }
  }, seed)
  const [opened, setOpened] = useState<Drawn<Candidate> | null>(null)
  if (!drawn) return <Skeleton lines={5} />
  if (drawn.list.length === 0) {
    return <EmptyState title="还没有可以复查的单位">普查员报送后，从中随机抽取。</EmptyState>
  }
  return (
    <>
      <p className="field-row-note">
        今天从已报送的 {drawn.list[0]?.from} 份中随机抽了 {drawn.list.length}{' '}
        份。抽取由日期和账号决定，重新打开也不变。
      </p>
      <ul className="field-list">
        {drawn.list.map((each) => (
          <li key={each.candidate.responseId} className="field-match">
            <span className="field-row-main">
              <span className="field-row-title">{each.candidate.name}</span>
              <span className="field-row-note">{each.candidate.address}</span>
            </span>
            {drawn.checked.has(each.candidate.responseId) ? (
              <span className="field-done">✔ 已复查</span>
            ) : (
              <Button onClick={() => setOpened(each)}>复查</Button>
            )}
          </li>
        ))}
      </ul>
      {opened && (
        <RecheckDialog
          key={opened.candidate.responseId}
          drawn={opened}
          seed={seed}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  )
}

async function reportedHere(database: DeviceDatabase): Promise<Candidate[]> {
  const listed = await keptReply(database, listBlocks, { query: {} })
  const found: Candidate[] = []
  for (const { code } of listed?.blocks ?? []) {
    const kept = await keptReply(database, listUnits, blockUnitsInput(code))
    for (const unit of kept?.units ?? []) {
      for (const { responseId, state } of unit.responses) {
        if (state !== 'submitted') continue
        found.push({ responseId, blockCode: code, name: unit.name, address: unit.address })
      }
    }
  }
  return found
}

const results = [
  ['agrees', '一致'],
  ['differs', '不一致'],
  ['not-met', '没有见到人'],
] as const

interface RecheckDialogProps {
  readonly drawn: Drawn<Candidate>
  readonly seed: string
  readonly onClose: () => void
}

function RecheckDialog({ drawn, seed, onClose }: RecheckDialogProps) {
  const { database, sender } = useDevice()
  const { responseId, blockCode, name } = drawn.candidate
  const [result, setResult] = useState<(typeof results)[number][0] | null>(null)
  const [note, setNote] = useState('')
  const [items, setItems] = useState('5')
  const [wrong, setWrong] = useState('1')
  const [unitWrong, setUnitWrong] = useState(false)
  const [returning, setReturning] = useState(false)
  const [reasonCode, setReasonCode] = useState<string | null>(null)
  const reasons = useQuery({
    queryKey: ['code-list', 'return-reasons'],
    queryFn: () => loadCodeList('return-reasons'),
    networkMode: 'always',
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [fault, setFault] = useState<string>()
  const missing =
    result === null
      ? '请选复查结果'
      : result !== 'agrees' && [...note.trim()].length < 4
        ? '请写明情况，至少 4 个字'
        : (itemsFault(result, items, wrong) ??
          (returning && reasonCode === null ? '请选退回原因' : undefined))
  const save = async () => {
    if (result === null || missing) return
    const madeAt = new Date().toISOString()
    const draw = { seed, from: drawn.from, place: drawn.place }
    try {
      await queueAct(
        database,
        {
          ...{ kind: 're-check', responseId, blockCode, result, note: note.trim(), draw },
          ...(result !== 'not-met' && {
            unitWrong: result === 'differs' && unitWrong,
            itemsChecked: Number(items),
            itemsWrong: result === 'differs' ? Number(wrong) : 0,
          }),
        },
        `复查 ${name}`,
        crypto.randomUUID(),
        madeAt,
      )
      if (returning && reasonCode) {
        await queueAct(
          database,
          { kind: 'return', responseId, reasonCode, reasonText: note.trim(), fields: [] },
          `退回 ${name}`,
          crypto.randomUUID(),
          madeAt,
        )
      }
    } catch (error) {
      setFault(saveFault(error))
      return
    }
    sender.kick()
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="medium"
      title={name}
      actions={
        <Button
          variant="primary"
          size="large"
          reason={missing}
          reasonPlace="beside"
          onClick={() => void save()}
        >
          {returning ? '记下并退回' : '记下复查结果'}
        </Button>
      }
    >
      <div className="field-outcomes" role="radiogroup" aria-label="复查结果">
        {results.map(([id, label]) => (
          <label key={id} className="field-outcome" data-chosen={result === id || undefined}>
            <input
              type="radio"
              name="result"
              checked={result === id}
              onChange={() => setResult(id)}
            />
            {label}
          </label>
        ))}
      </div>
      <TextField
        label="情况"
        lines={2}
        value={note}
        onChange={setNote}
        hint="说明哪里与现场不符，不写应填的数值"
      />
      {(result === 'agrees' || result === 'differs') && (
        <TextField label="核对了几项指标" inputMode="numeric" value={items} onChange={setItems} />
      )}
      {result === 'differs' && (
        <>
          <TextField label="其中几项不一致" inputMode="numeric" value={wrong} onChange={setWrong} />
          <label className="field-agree">
            <input type="checkbox" checked={unitWrong} onChange={() => setUnitWrong(!unitWrong)} />
            <span>单位本身登记错了：不该登记、重复登记或类型不对</span>
          </label>
          <label className="field-agree">
            <input type="checkbox" checked={returning} onChange={() => setReturning(!returning)} />
            <span>当场退回，由普查员会同对象核实改正</span>
          </label>
          {returning && (
            <SelectField
              label="退回原因"
              value={reasonCode}
              onChange={setReasonCode}
              options={(reasons.data?.items ?? []).map(({ code, name: label }) => ({
                value: code,
                label,
              }))}
            />
          )}
        </>
      )}
      {fault && (
        <p role="alert" className="field-alert">
          {fault}
        </p>
      )}
    </Dialog>
  )
}
