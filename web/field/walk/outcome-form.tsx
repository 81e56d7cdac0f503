/** 核查情况 of a frame record with its evidence: words, and photographs where they help. Works offline. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import {
  type FrameOutcome,
  frameOutcomeNames,
  frameOutcomes,
  type UnitSummary,
} from '../../../server/contract/frame.ts'
import { queueAct } from '../../outbox/acts/act.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useDevice, useDeviceData } from '../device/device.tsx'
import { saveFault } from '../device/save-fault.ts'
import { listingFormOf, responseIdOf } from '../listing-form.ts'
import { PhotoStrip } from '../photos/photo-strip.tsx'

const EVIDENCE_LENGTH = 4

export function OutcomeForm({ unit }: { unit: UnitSummary }) {
  const { database, sender } = useDevice()
  const navigate = useNavigate()
  const local = useDeviceData(
    async (device) =>
      (await device.getAllFromIndex('acts', 'madeAt'))
        .filter(({ act, refusal }) => act.kind === 'outcome' && act.unitId === unit.id && !refusal)
        .at(-1),
    unit.id,
  )
  const recorded = local?.act.kind === 'outcome' ? local.act.outcome : unit.outcome
  const [chosen, setChosen] = useState<FrameOutcome | null>(null)
  const [evidence, setEvidence] = useState('')
  const [fault, setFault] = useState<string>()
  // Named before it is recorded: photographs taken for it belong to it.
  const [actId] = useState(() => crypto.randomUUID())
  const responseId = responseIdOf(unit.id, listingFormOf(unit.kind))
  const outcome = chosen ?? recorded

  const save = async () => {
    if (!chosen) return
    const act = {
      kind: 'outcome',
      unitId: unit.id,
      outcome: chosen,
      evidence: evidence.trim(),
    } as const
    const title = `核查情况 ${unit.name}：${frameOutcomeNames[chosen]}`
    try {
      await queueAct(database, act, title, actId, new Date().toISOString())
    } catch (error) {
      setFault(saveFault(error))
      return
    }
    sender.kick()
    if (unit.blockCode) {
      await navigate({ to: '/blocks/$blockCode', params: { blockCode: unit.blockCode } })
    }
  }

  return (
    <section aria-labelledby="outcome-title" className="field-section">
      <h2 id="outcome-title">核查情况</h2>
      {local && local.status !== 'received' && (
        <p role="status" className="field-open">
          已记下“{recorded && frameOutcomeNames[recorded]}”，在本机等待发送
        </p>
      )}
      <Link to="/responses/$responseId" params={{ responseId }} className="field-primary">
        <Icon name="edit" /> 正常填表（{listingFormOf(unit.kind)} 表）
      </Link>
      <div className="field-outcomes" role="radiogroup" aria-label="其他核查情况">
        {frameOutcomes
          .filter((each) => each !== 'normal')
          .map((each) => (
            <label key={each} className="field-outcome" data-chosen={outcome === each || undefined}>
              <input
                type="radio"
                name="outcome"
                checked={outcome === each}
                onChange={() => setChosen(each)}
              />
              {frameOutcomeNames[each]}
            </label>
          ))}
      </div>
      {chosen && chosen !== 'normal' && (
        <>
          <TextField
            label="依据"
            lines={2}
            value={evidence}
            onChange={setEvidence}
            hint={evidenceHints[chosen]}
            error={fault}
          />
          {unit.blockCode && (
            <PhotoStrip
              subject={{ kind: 'outcome', id: actId }}
              blockCode={unit.blockCode}
              purposes={['evidence']}
            />
          )}
          <Button
            variant="primary"
            size="large"
            reason={
              evidence.trim().length < EVIDENCE_LENGTH
                ? `依据至少 ${EVIDENCE_LENGTH} 个字`
                : undefined
            }
            reasonPlace="beside"
            onClick={() => void save()}
          >
            记下核查情况
          </Button>
        </>
      )}
    </section>
  )
}

const evidenceHints: Readonly<Record<Exclude<FrameOutcome, 'normal'>, string>> = {
  suspended: '写明何时停业、谁说的，如“门面关闭，邻店证实 2023 年 9 月歇业”',
  deregistered: '写明注销时间和凭据，如“见到注销通知书，2023 年 6 月注销”',
  'moved-out': '写明迁到哪里、何时迁走，如“2024 年 2 月迁到北关路 8 号”',
  duplicate: '写明与哪一家是同一单位，如“与鑫源建材经销部同一执照”',
  'out-of-scope': '写明为什么不是普查对象，如“家庭自用，不经营”',
  'not-found': '写明去过几次、打过什么电话，如“三次上门无人，电话停机”',
}
