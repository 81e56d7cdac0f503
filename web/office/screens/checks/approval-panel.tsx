/** The second person's decision: publish with an effective time, or send back with words. */
import { useState } from 'react'
import {
  approveCheckDraft,
  type CheckDraft,
  returnCheckDraft,
} from '../../../../server/contract/checks.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'
import { useDraftAct } from './use-draft-act.ts'

export function ApprovalPanel({ draft }: { readonly draft: CheckDraft }) {
  const [note, setNote] = useState('')
  const [date, setDate] = useState('')
  const params = { draftId: draft.id }
  const approve = useDraftAct(() =>
    call(approveCheckDraft, { params, body: { effectiveAt: startOf(date), note: note.trim() } }),
  )
  const giveBack = useDraftAct(() =>
    call(returnCheckDraft, { params, body: { note: note.trim() } }),
  )
  const error = approve.error ?? giveBack.error
  return (
    <section className="office-section" aria-label="审批">
      <h2>审批</h2>
      <p className="office-aside">
        由起草人以外的人审批。发布后形成新的审核关系版本，以前查出的问题仍归当时的版本。
      </p>
      <div className="office-form office-approval">
        <TextField
          label="生效日期"
          type="date"
          optional
          value={date}
          onChange={setDate}
          hint="不填则立即生效；填写则自当日零时（北京时间）起生效"
        />
        <TextField label="审批意见" lines={2} maxLength={1000} value={note} onChange={setNote} />
        <div className="office-acts">
          <Button
            reason={note.trim() === '' ? '退回须写明原因' : undefined}
            pending={giveBack.isPending}
            onClick={() => giveBack.mutate()}
          >
            退回起草人
          </Button>
          <Button variant="primary" pending={approve.isPending} onClick={() => approve.mutate()}>
            批准并发布
          </Button>
        </div>
      </div>
      {error && <Failure error={error} />}
    </section>
  )
}

/** UTC instant at which the calendar day begins in Asia/Shanghai; null for at once. */
function startOf(date: string): string | null {
  return date === '' ? null : new Date(`${date}T00:00:00+08:00`).toISOString()
}
