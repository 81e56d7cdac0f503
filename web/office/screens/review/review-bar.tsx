/** The acts of review at the foot: return, the step of the office's own level, and what else is open. */
import { useState } from 'react'
import type { FormDefinition } from '../../../../forms/engine/types.ts'
import type { ResponseDetail, ReviewActKind } from '../../../../server/contract/responses.ts'
import { acceptResponse, passResponse } from '../../../../server/contract/review.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { Failure } from '../../failure.tsx'
import { useOffice } from '../../use-office.ts'
import { ActDialog } from './act-dialog.tsx'
import { FindingCountMarks } from './finding-count-marks.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import { reviewActs, reviewActWords } from './review-acts.ts'
import { useReviewAct } from './use-review-act.ts'

export interface ReviewBarProps {
  readonly detail: ResponseDetail
  readonly form: FormDefinition | null
  readonly onNext: (() => void) | undefined
}

export function ReviewBar({ detail, form, onNext }: ReviewBarProps) {
  const { role } = useOffice()
  const [returning, setReturning] = useState(false)
  const [acting, setActing] = useState<ReviewActKind | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const { response } = detail
  const acts = reviewActs(role, response, detail)
  const params = { responseId: response.responseId }
  const pass = useReviewAct(
    () =>
      role === 'township-office'
        ? call(passResponse, { params })
        : call(acceptResponse, { params }),
    () => setDone(`已${acts.passName}`),
  )
  return (
    <footer className="office-bar">
      {pass.error && <Failure error={pass.error} />}
      <div className="office-bar-line">
        <div className="office-bar-news" role="status">
          {done === null ? (
            <FindingCountMarks counts={response.counts} />
          ) : (
            <SeverityMark severity="accepted" word={done} shape="chip" />
          )}
          {onNext && (
            <Button variant={done === null ? 'quiet' : 'plain'} icon="down" onClick={onNext}>
              下一份
            </Button>
          )}
        </div>
        {acts.others.map((act) => (
          <Button key={act} variant="quiet" onClick={() => setActing(act)}>
            {reviewActWords[act].name}
          </Button>
        ))}
        <Button
          icon="undo"
          reason={acts.return ?? (form ? undefined : '没有这个版本的表式')}
          onClick={() => setReturning(true)}
        >
          退回
        </Button>
        <Button
          variant="primary"
          reason={acts.pass}
          pending={pass.isPending}
          onClick={() => pass.mutate(undefined)}
        >
          {acts.passName}
        </Button>
      </div>
      {returning && form && (
        <ReturnDialog
          detail={detail}
          form={form}
          onClose={() => setReturning(false)}
          onReturned={() => setDone('已退回')}
        />
      )}
      {acting && (
        <ActDialog
          detail={detail}
          act={acting}
          onClose={() => setActing(null)}
          onDone={() => setDone(reviewActWords[acting].done)}
        />
      )}
    </footer>
  )
}
