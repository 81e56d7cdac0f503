/** One unit of the frame: what each list says of it, and what the enumerator finds. */
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import {
  type FrameOutcome,
  frameOutcomeNames,
  frameOutcomes,
  getUnit,
  listUnits,
  recordOutcome,
  type UnitSummary,
} from '../../../server/contract/frame.ts'
import { call } from '../../api/call.ts'
import { problemText } from '../../api/problem-text.ts'
import { keyOf } from '../../api/queries.ts'
import { LegalNoticePanel } from '../../shell/legal-notice-panel.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useKeptQuery } from '../device/use-kept-query.ts'
import { listingFormOf, responseIdOf } from '../listing-form.ts'
import { Failed } from './failed.tsx'
import { FrameRecords } from './frame-records.tsx'
import { OwedForms } from './owed-forms.tsx'
import { usePageTitle } from './use-page-title.ts'

export function UnitScreen({ unitId }: { unitId: string }) {
  usePageTitle('单位')
  const query = useKeptQuery(getUnit, { params: { unitId } })
  if (query.error) {
    return (
      <main className="field-page">
        <Failed error={query.error} retry={() => void query.refetch()} />
      </main>
    )
  }
  if (!query.data) {
    return (
      <main className="field-page">
        <Skeleton lines={8} />
      </main>
    )
  }
  const { unit, frameRecords, outcomes } = query.data
  return (
    <main className="field-page">
      {unit.blockCode && (
        <nav aria-label="所在位置" className="field-back">
          <Link to="/blocks/$blockCode" params={{ blockCode: unit.blockCode }}>
            <Icon name="back" /> 普查小区
          </Link>
        </nav>
      )}
      <h1>{unit.name}</h1>
      <p className="field-row-note">
        {unit.unifiedSocialCreditCode ?? '无统一社会信用代码'} · {unit.address}
      </p>
      <FrameRecords records={frameRecords} />
      <LegalNoticePanel unitId={unit.id} doneLabel="已当面告知" folded />
      <OutcomeForm unit={unit} />
      <OwedForms unitId={unit.id} />
      {outcomes.length > 0 && (
        <section aria-labelledby="outcomes-title">
          <h2 id="outcomes-title">核查记录</h2>
          <ul className="field-list">
            {outcomes.map((record) => (
              <li key={record.recordedAt} className="field-row-plain">
                <strong>{frameOutcomeNames[record.outcome]}</strong> {record.evidence}
                <span className="field-row-note">
                  {record.recordedBy} {new Date(record.recordedAt).toLocaleString('zh-CN')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  )
}

const EVIDENCE_LENGTH = 4

function OutcomeForm({ unit }: { unit: UnitSummary }) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const [outcome, setOutcome] = useState<FrameOutcome | null>(unit.outcome)
  const [evidence, setEvidence] = useState('')
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const responseId = responseIdOf(unit.id, listingFormOf(unit.kind))

  const save = async () => {
    if (!outcome) return
    setPending(true)
    setFault(null)
    try {
      await call(recordOutcome, {
        params: { unitId: unit.id, outcomeId: crypto.randomUUID() },
        body: { outcome, evidence },
      })
      await client.invalidateQueries({ queryKey: keyOf(getUnit) })
      await client.invalidateQueries({ queryKey: keyOf(listUnits) })
      if (unit.blockCode) {
        await navigate({ to: '/blocks/$blockCode', params: { blockCode: unit.blockCode } })
      }
    } catch (error) {
      const text = problemText(error)
      setFault(`${text.what}。${text.remedy}`)
    } finally {
      setPending(false)
    }
  }

  return (
    <section aria-labelledby="outcome-title">
      <h2 id="outcome-title">核查情况</h2>
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
                onChange={() => setOutcome(each)}
              />
              {frameOutcomeNames[each]}
            </label>
          ))}
      </div>
      {outcome && outcome !== 'normal' && (
        <>
          <TextField
            label="依据"
            lines={2}
            value={evidence}
            onChange={setEvidence}
            hint="写明看到或问到的情况，如“门面空置，邻店证实 2023 年 5 月搬走”"
            error={fault ?? undefined}
          />
          <Button
            variant="primary"
            size="large"
            pending={pending}
            reason={
              evidence.trim().length < EVIDENCE_LENGTH
                ? `依据至少 ${EVIDENCE_LENGTH} 个字`
                : undefined
            }
            reasonPlace="beside"
            onClick={save}
          >
            记下核查情况
          </Button>
        </>
      )}
    </section>
  )
}
