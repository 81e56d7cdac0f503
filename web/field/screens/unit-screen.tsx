/** One unit of the frame: what each list says of it, and what the enumerator finds. */
import { Link } from '@tanstack/react-router'
import { frameOutcomeNames, getUnit } from '../../../server/contract/frame.ts'
import { LegalNoticePanel } from '../../shell/legal-notice-panel.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TimeStamp } from '../../ui/time-stamp.tsx'
import { useKeptQuery } from '../device/use-kept-query.ts'
import { OutcomeForm } from '../walk/outcome-form.tsx'
import { RemainingStrip } from '../work/remaining-strip.tsx'
import { Failed } from './failed.tsx'
import { FrameRecords } from './frame-records.tsx'
import { OwedForms } from './owed-forms.tsx'
import { usePageTitle } from './use-page-title.ts'

export function UnitScreen({ unitId }: { unitId: string }) {
  usePageTitle('单位')
  const query = useKeptQuery(getUnit, { params: { unitId } })
  if (query.error) {
    return (
      <main className="field-page">
        <Failed error={query.error} retry={() => void query.refetch()} />
      </main>
    )
  }
  if (!query.data) {
    return (
      <main className="field-page">
        <Skeleton lines={8} />
      </main>
    )
  }
  const { unit, frameRecords, outcomes } = query.data
  return (
    <main className="field-page">
      {unit.blockCode && (
        <nav aria-label="所在位置" className="field-back">
          <Link to="/blocks/$blockCode" params={{ blockCode: unit.blockCode }}>
            <Icon name="back" /> 普查小区
          </Link>
        </nav>
      )}
      <h1>{unit.name}</h1>
      <p className="field-row-note">
        {unit.unifiedSocialCreditCode ?? '无统一社会信用代码'} · {unit.address}
      </p>
      {unit.blockCode && <RemainingStrip blockCode={unit.blockCode} />}
      <FrameRecords records={frameRecords} />
      <LegalNoticePanel unitId={unit.id} doneLabel="已当面告知" folded />
      <OutcomeForm key={unit.id} unit={unit} />
      <OwedForms unitId={unit.id} />
      {outcomes.length > 0 && (
        <section aria-labelledby="outcomes-title">
          <h2 id="outcomes-title">核查记录</h2>
          <ul className="field-list">
            {outcomes.map((record) => (
              <li key={record.recordedAt} className="field-row-plain">
                <strong>{frameOutcomeNames[record.outcome]}</strong> {record.evidence}
                <span className="field-row-note">
                  {record.recordedBy} <TimeStamp at={record.recordedAt} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  )
}
