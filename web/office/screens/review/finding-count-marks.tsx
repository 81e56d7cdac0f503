/** 强制 2 · 核实 5（已说明 3）: the findings of a response in one line. */
import type { ResponseSummary } from '../../../../server/contract/responses.ts'
import { SeverityMark } from '../../../ui/severity-mark.tsx'

export function FindingCountMarks({ counts }: { readonly counts: ResponseSummary['counts'] }) {
  const { mandatory, verify, advisory, explained } = counts
  if (mandatory + verify + advisory === 0) return <SeverityMark severity="accepted" />
  return (
    <span className="office-marks">
      {mandatory > 0 && <SeverityMark severity="mandatory" count={mandatory} />}
      {verify > 0 && <SeverityMark severity="verify" count={verify} />}
      {explained > 0 && <span className="office-aside">已说明 {explained}</span>}
      {advisory > 0 && <SeverityMark severity="advisory" count={advisory} />}
    </span>
  )
}
