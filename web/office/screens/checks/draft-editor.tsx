/** The draft itself: reason, text with its faults, cases with their outcomes, trial, and the next step. */
import { useState } from 'react'
import type { CasesOfCheck } from '../../../../forms/engine/check-cases.ts'
import type { FormDefinition } from '../../../../forms/engine/types.ts'
import {
  type CheckDraft,
  saveCheckDraft,
  submitCheckDraft,
  withdrawCheckDraft,
} from '../../../../server/contract/checks.ts'
import { call } from '../../../api/call.ts'
import { useSession } from '../../../shell/session.tsx'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'
import { ApprovalPanel } from './approval-panel.tsx'
import { caseColumnsOf } from './case-columns.ts'
import { CaseTable } from './case-table.tsx'
import { draftNotices } from './draft-notices.ts'
import { RuleField } from './rule-field.tsx'
import { TrialPanel } from './trial-panel.tsx'
import { useDraftAct } from './use-draft-act.ts'
import { useCodeLists } from './use-form-in-force.ts'
import { useReadDraft } from './use-read-draft.ts'

export interface DraftEditorProps {
  readonly draft: CheckDraft
  readonly form: FormDefinition
}

export function DraftEditor({ draft, form }: DraftEditorProps) {
  const [text, setText] = useState(draft.text)
  const [reason, setReason] = useState(draft.reason)
  // Cases come back as they were sent: of this shape.
  const [cases, setCases] = useState(draft.cases as unknown as CasesOfCheck)
  const read = useReadDraft(form, text)
  const codeLists = useCodeLists(read.check?.dependencies.codeLists ?? [])
  const own = useSession().account.id === draft.authorId
  const closed = draft.state === 'published' || draft.state === 'withdrawn'
  const readOnly = !own || closed
  const retires = draft.kind === 'retire'
  const changed =
    text !== draft.text ||
    reason !== draft.reason ||
    JSON.stringify(cases) !== JSON.stringify(draft.cases)
  const params = { draftId: draft.id }
  const body = { text, reason, edition: draft.edition, cases: cases as CheckDraft['cases'] }
  const save = useDraftAct(() => call(saveCheckDraft, { params, body }))
  const submit = useDraftAct(() => call(submitCheckDraft, { params }))
  const withdraw = useDraftAct(() => call(withdrawCheckDraft, { params }))
  const error = save.error ?? submit.error ?? withdraw.error
  return (
    <>
      {draft.state === 'returned' && (
        <div className="office-band">
          <Notice tone="verify" title={`${draft.decidedByName ?? '审批人'}退回`}>
            {draft.decisionNote}
          </Notice>
        </div>
      )}
      <section className="office-section" aria-label="正文">
        <div className="office-draft">
          <TextField
            label={retires ? '为什么停用' : '为什么要它'}
            lines={2}
            maxLength={1000}
            value={reason}
            onChange={setReason}
            readOnly={readOnly}
          />
          {!retires && (
            <RuleField value={text} onChange={setText} errors={read.errors} readOnly={readOnly} />
          )}
        </div>
      </section>
      {!retires && (
        <section className="office-section" aria-label="样例">
          <h2>样例</h2>
          <p className="office-aside">
            通过、不通过、不适用各至少一个，随审核关系一起发布。空着的格子就是没有填。
          </p>
          <CaseTable
            check={read.check}
            columns={read.tree ? caseColumnsOf(form, read.tree) : []}
            {...{ cases, codeLists, readOnly }}
            onChange={setCases}
          />
        </section>
      )}
      {!retires && !closed && (
        <TrialPanel
          formId={form.id}
          text={text}
          reason={read.check ? undefined : '正文还有错误，请先改正'}
        />
      )}
      {!closed &&
        draftNotices(draft, { changed, own }).map(({ title, tone, items }) => (
          <div className="office-band" key={title}>
            <Notice tone={tone} title={title}>
              <ul>
                {items.map((item) => (
                  <li key={item}>{item}</li>
                ))}
              </ul>
            </Notice>
          </div>
        ))}
      {!readOnly && (
        <section className="office-section" aria-label="下一步">
          <div className="office-acts office-draft-acts">
            <Button
              reason={changed ? undefined : '没有改动'}
              pending={save.isPending}
              onClick={() => save.mutate()}
            >
              保存草稿
            </Button>
            <Button
              variant="primary"
              reason={submitRefusal(draft, changed)}
              pending={submit.isPending}
              onClick={() => submit.mutate()}
            >
              提交审批
            </Button>
            <Button variant="quiet" pending={withdraw.isPending} onClick={() => withdraw.mutate()}>
              撤回草稿
            </Button>
          </div>
          {error && <Failure error={error} />}
        </section>
      )}
      {draft.mayDecide && <ApprovalPanel draft={draft} />}
    </>
  )
}

function submitRefusal(draft: CheckDraft, changed: boolean): string | undefined {
  if (draft.state === 'submitted' && !changed) return '已提交，等待审批'
  if (changed) return '请先保存'
  return draft.faults.length > 0 ? '还有问题，见上' : undefined
}
