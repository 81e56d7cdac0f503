/** The last note of the trail's head outside the database, or why there is none. */
import type { AnchorState } from '../../../../server/contract/audit.ts'
import { formatFullTime } from '../../../ui/format-time.ts'

export function AnchorLine({ anchor }: { readonly anchor: AnchorState }) {
  const { last, fault } = anchor
  return (
    <p className="trail-anchor">
      {fault ? <strong className="trail-refused">{fault}。</strong> : null}
      {last ? `最近一次锚定：第 ${last.sequence} 条，${formatFullTime(last.at)}` : '还没有锚定'}
    </p>
  )
}
