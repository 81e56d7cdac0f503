/** The acts of review at the foot: return, pass at the township, accept at the county. */
import { useState } from 'react'
import type { FormDefinition } from '../../../../forms/engine/types.ts'
import type { ResponseDetail } from '../../../../server/contract/responses.ts'
import { acceptResponse, passResponse } from '../../../../server/contract/review.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { Failure } from '../../failure.tsx'
import { useOffice } from '../../use-office.ts'
import { FindingCountMarks } from './finding-count-marks.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import { reviewActs } from './review-acts.ts'
import { useReviewAct } from './use-review-act.ts'

export interface ReviewBarProps {
  readonly detail: ResponseDetail
  readonly form: FormDefinition | null
  readonly onNext: (() => void) | undefined
}

export function ReviewBar({ detail, form, onNext }: ReviewBarProps) {
  const { role } = useOffice()
  const [returning, setReturning] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const { response } = detail
  const acts = reviewActs(role, response.state, detail.steps)
  const params = { responseId: response.responseId }
  const pass = useReviewAct(
    () => call(passResponse, { params }),
    () => setDone('已通过（乡级）'),
  )
  const accept = useReviewAct(
    () => call(acceptResponse, { params }),
    () => setDone('已验收（县级）'),
  )
  const error = pass.error ?? accept.error
  return (
    <footer className="office-bar">
      {error && <Failure error={error} />}
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
        <Button
          icon="undo"
          reason={acts.return ?? (form ? undefined : '没有这个版本的表式')}
          onClick={() => setReturning(true)}
        >
          退回
        </Button>
        <Button
          variant={role === 'township-office' ? 'primary' : 'plain'}
          reason={acts.pass}
          pending={pass.isPending}
          onClick={() => pass.mutate(undefined)}
        >
          通过（乡级）
        </Button>
        <Button
          variant={role === 'county-office' ? 'primary' : 'plain'}
          reason={acts.accept}
          pending={accept.isPending}
          onClick={() => accept.mutate(undefined)}
        >
          验收（县级）
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
    </footer>
  )
}
