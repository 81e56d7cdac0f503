/** Whose response this is, which form, how it stands. */
import { formHeading } from '../../../../forms/form-words.ts'
import type { ResponseDetail } from '../../../../server/contract/responses.ts'
import { Link } from '../../../ui/link.tsx'
import { ResponseStateTag } from '../../../ui/response-state-tag.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { hrefOf } from '../../href-of.ts'
import { AttentionNote } from './attention-note.tsx'
import { ReviewPlace } from './review-place.tsx'

export function ReviewHead({ detail }: { readonly detail: ResponseDetail }) {
  const { response, unit } = detail
  return (
    <header className="office-detail-head">
      <div className="office-detail-title">
        <h2>
          <Link href={`/units/${unit.id}`}>{response.unitName}</Link>
        </h2>
        <ResponseStateTag state={response.state} />
        <ReviewPlace response={response} />
        <Link
          href={hrefOf('/messages', { show: 'all', unit: unit.id, form: response.responseId })}
          className="office-detail-print"
        >
          留言
        </Link>
        <Link
          href={`/responses/${encodeURIComponent(response.responseId)}/print`}
          className="office-detail-print"
        >
          打印
        </Link>
      </div>
      <p className="office-detail-facts">
        <span>{formHeading(response.formId, response.formTitle)}</span>
        {response.unifiedSocialCreditCode !== null && (
          <span className="office-code">{response.unifiedSocialCreditCode}</span>
        )}
        {response.areaNames.length > 0 && <span>{response.areaNames.join(' ')}</span>}
        {response.dueDate !== null && <span>{response.dueDate} 到期</span>}
        <span>
          {response.updatedBy === null ? '' : `${response.updatedBy} `}
          <TimeStamp at={response.updatedAt} />
        </span>
      </p>
      {response.awaiting !== null && <AttentionNote responseId={response.responseId} />}
      {response.returnReason !== null && (
        <p className="office-detail-return">退回原因：{response.returnReason}</p>
      )}
    </header>
  )
}
