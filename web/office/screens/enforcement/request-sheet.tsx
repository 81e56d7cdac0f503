/** One request: who, why, which units; the approvals; and, while it is open, the units themselves. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  decideEnforcement,
  type EnforcementRequest,
  listEnforcementRequests,
} from '../../../../server/contract/enforcement.ts'
import { call } from '../../../api/call.ts'
import { keyOf } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { formatFullTime } from '../../../ui/format-time.ts'
import { Link } from '../../../ui/link.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'
import { useOffice } from '../../use-office.ts'

export interface RequestSheetProps {
  readonly request: EnforcementRequest
  readonly onClose: () => void
}

export function RequestSheet({ request, onClose }: RequestSheetProps) {
  const { role } = useOffice()
  const mayLook = role === 'enforcement-officer' && request.state === 'open'
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={request.caseNumber}
      description={`${request.requestedBy} ${formatFullTime(request.requestedAt)}`}
      size="medium"
    >
      <Facts
        items={[
          { label: '事由', value: request.reason },
          {
            label: '检查人员',
            value: request.inspectors
              .map(({ name, certificate }) => `${name}（${certificate}）`)
              .join('、'),
          },
          { label: '开放时长', value: `批准后 ${request.hours} 小时` },
          {
            label: '开放至',
            value: request.openUntil ? formatFullTime(request.openUntil) : '尚未批准',
          },
        ]}
      />
      <h3 className="enforcement-heading">点名的单位</h3>
      <ul className="enforcement-units">
        {request.units.map(({ unitId, name }) => (
          <li key={unitId}>
            {mayLook ? (
              <Link href={`/enforcement/${request.id}/units/${unitId}`}>{name}</Link>
            ) : (
              name
            )}
          </li>
        ))}
      </ul>
      {request.decisions.length > 0 && (
        <>
          <h3 className="enforcement-heading">审批</h3>
          <ul className="enforcement-units">
            {request.decisions.map((each) => (
              <li key={each.decidedAt + each.decidedBy}>
                {each.decision === 'approve' ? '✔ 批准' : '✘ 不批准'}　{each.decidedBy}　
                {formatFullTime(each.decidedAt)}
                {each.note && <span className="office-aside">　{each.note}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {request.mayDecide && <Decide requestId={request.id} />}
    </Sheet>
  )
}

function Decide({ requestId }: { readonly requestId: string }) {
  const [note, setNote] = useState('')
  const client = useQueryClient()
  const decide = useMutation({
    mutationFn: (decision: 'approve' | 'refuse') =>
      call(decideEnforcement, { params: { requestId }, body: { decision, note } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(listEnforcementRequests) }),
  })
  return (
    <div className="office-dialog enforcement-decide">
      <TextField label="审批意见" lines={2} value={note} onChange={setNote} maxLength={1000} />
      <div className="enforcement-acts">
        <Button
          pending={decide.isPending}
          reason={note.trim() === '' ? '不批准须写明原因' : undefined}
          onClick={() => decide.mutate('refuse')}
        >
          不批准
        </Button>
        <Button
          variant="primary"
          pending={decide.isPending}
          onClick={() => decide.mutate('approve')}
        >
          批准
        </Button>
      </div>
      {decide.error && <Failure error={decide.error} />}
    </div>
  )
}
