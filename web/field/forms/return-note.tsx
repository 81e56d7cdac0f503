/** Why the office sent the form back, at its head. */
import type { ResponseDetail } from '../../../server/contract/responses.ts'

export function ReturnNote({ detail }: { detail: ResponseDetail }) {
  const last = detail.returns[0]
  if (detail.response.state !== 'returned' || !last) return null
  return (
    <p role="alert" className="field-alert">
      <strong>已退回：</strong>
      {last.reasonText}
      <span className="field-row-note">
        （{last.returnedBy}，{new Date(last.returnedAt).toLocaleString('zh-CN')}）
      </span>
    </p>
  )
}
