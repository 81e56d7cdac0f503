/** Before reporting: what is still in the way, or the respondent's confirmation. */
import { useState } from 'react'
import type { Finding } from '../../../forms/engine/types.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SeverityMark } from '../../ui/severity-mark.tsx'

export interface ReportDialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  /** Mandatory findings, and verify findings without explanation. */
  readonly blockers: readonly Finding[]
  /** Prefilled values nobody has looked at yet. */
  readonly unconfirmed: number
  readonly report: () => Promise<void>
}

export function ReportDialog(props: ReportDialogProps) {
  const { open, onOpenChange, blockers, unconfirmed, report } = props
  const [agreed, setAgreed] = useState(false)
  const [pending, setPending] = useState(false)
  const blocked = blockers.length > 0 || unconfirmed > 0

  const go = async () => {
    setPending(true)
    try {
      await report()
    } finally {
      setPending(false)
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="medium"
      title={blocked ? '还不能报送' : '核对并报送'}
      actions={
        blocked ? (
          <Button size="large" onClick={() => onOpenChange(false)}>
            返回修改
          </Button>
        ) : (
          <Button
            variant="primary"
            size="large"
            pending={pending}
            reason={agreed ? undefined : '请先由调查对象确认'}
            reasonPlace="beside"
            onClick={go}
          >
            报送
          </Button>
        )
      }
    >
      {blocked ? (
        <>
          <p>强制性问题须改正，核实性问题须写明原因，预填内容须确认。</p>
          <ul className="field-blockers">
            {unconfirmed > 0 && <li>预填 {unconfirmed} 项待确认</li>}
            {blockers.map((finding) => (
              <li key={`${finding.rule}@${finding.fields.join()}`}>
                <SeverityMark severity={finding.severity} /> {finding.message}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <label className="field-agree">
          <input type="checkbox" checked={agreed} onChange={() => setAgreed(!agreed)} />
          <span>已将所填内容念给或交给调查对象核对，调查对象确认属实。</span>
        </label>
      )}
    </Dialog>
  )
}
