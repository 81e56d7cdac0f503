/** The returns so far: reason, words, the indicators they were about. */
import type { FormDefinition } from '../../../../forms/engine/types.ts'
import type { ResponseDetail } from '../../../../server/contract/responses.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { indicatorTitle } from './indicator-title.ts'
import { useReturnReasons } from './use-return-reasons.ts'

export interface ReturnListProps {
  readonly detail: ResponseDetail
  readonly form: FormDefinition
}

export function ReturnList({ detail, form }: ReturnListProps) {
  const reasons = useReturnReasons()
  if (detail.returns.length === 0) return <EmptyState title="没有退回过" />
  const nameOf = (code: string) =>
    reasons.find((reason) => reason.code === code)?.name ?? `原因 ${code}`
  return (
    <ol className="office-returns">
      {detail.returns.map((each) => (
        <li key={each.returnedAt}>
          <p className="office-returns-head">
            <strong>{nameOf(each.reasonCode)}</strong>
            <span className="office-aside">
              {each.returnedBy} <TimeStamp at={each.returnedAt} />
            </span>
          </p>
          <p className="office-returns-text">{each.reasonText}</p>
          {each.fields.length > 0 && (
            <p className="office-aside">
              涉及：{each.fields.map((path) => indicatorTitle(form, path)).join('、')}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
