/** Why the form is here again, at its head: sent back by the office, or to be signed anew. */
import type { ResponseDetail } from '../../../server/contract/responses.ts'
import { TimeStamp } from '../../ui/time-stamp.tsx'

export function ReturnNote({ detail }: { detail: ResponseDetail }) {
  if (detail.signatureAskedAnew) {
    return (
      <p role="alert" className="field-alert">
        <strong>须重新签字：</strong>
        几台平板对本单位的登记已合并成这一份，原签字作废。请会同对象核对内容，再点“核对并报送”签字。
      </p>
    )
  }
  const last = detail.returns[0]
  if (detail.response.state !== 'returned' || !last) return null
  return (
    <p role="alert" className="field-alert">
      <strong>已退回：</strong>
      {last.reasonText}
      <span className="field-row-note">
        （{last.returnedBy}，<TimeStamp at={last.returnedAt} />）
      </span>
    </p>
  )
}
