/** One unit: what is known, what each source says, outcomes, responses; placing and recording. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formHeading } from '../../../../forms/form-words.ts'
import { listUnitRelations } from '../../../../server/contract/duplicates.ts'
import { frameOutcomeNames, getUnit } from '../../../../server/contract/frame.ts'
import { listResponses } from '../../../../server/contract/responses.ts'
import { getOwedForms } from '../../../../server/contract/unit-attributes.ts'
import { getUnitZones } from '../../../../server/contract/zones.ts'
import { queryFor } from '../../../api/queries.ts'
import { EvidenceSection } from '../../../shell/evidence/evidence-section.tsx'
import { Button } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { Link } from '../../../ui/link.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { AttributesDialog } from './attributes-dialog.tsx'
import { MergedResponses } from './merged-responses.tsx'
import { OutcomeDialog } from './outcome-dialog.tsx'
import { OutcomeHistory } from './outcome-history.tsx'
import { OwedForms } from './owed-forms.tsx'
import { PlacementDialog } from './placement-dialog.tsx'
import { SourceComparison } from './source-comparison.tsx'
import { UnitAttributes } from './unit-attributes.tsx'
import { UnitEstablishments } from './unit-establishments.tsx'
import { unitKindNames } from './unit-kind-names.ts'
import { UnitRelations } from './unit-relations.tsx'
import { UnitReminders } from './unit-reminders.tsx'
import { zoneWords } from './zone-words.ts'

export function UnitScreen({ unitId }: { readonly unitId: string }) {
  usePageTitle('单位')
  const [dialog, setDialog] = useState<'placement' | 'outcome' | 'attributes' | null>(null)
  const { data, error, refetch } = useQuery(queryFor(getUnit, { params: { unitId } }))
  const responses = useQuery(queryFor(listResponses, { query: { unit: unitId, limit: 200 } }))
  const owed = useQuery(queryFor(getOwedForms, { params: { unitId } }))
  const relations = useQuery(queryFor(listUnitRelations, { params: { unitId } }))
  const zones = useQuery(queryFor(getUnitZones, { params: { unitId } }))
  if (!data) {
    return (
      <>
        <PageHead title="单位" parts={[{ label: '单位', href: '/units' }, { label: '…' }]} />
        {error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />}
      </>
    )
  }
  const { unit, frameRecords, outcomes } = data
  const merged = relations.data?.relations.find(({ part }) => part === 'merged')
  const named = (responses.data?.responses ?? []).map(({ responseId, formId, formTitle }) => ({
    id: responseId,
    title: formHeading(formId, formTitle),
  }))
  const close = (open: boolean) => {
    if (!open) setDialog(null)
  }
  return (
    <>
      <PageHead
        title={unit.name}
        parts={[{ label: '单位', href: '/units' }, { label: unitKindNames[unit.kind] }]}
        actions={
          <>
            <Link href={hrefOf('/messages', { show: 'all', unit: unitId })}>留言</Link>
            <Button icon="location" onClick={() => setDialog('placement')}>
              落到普查小区
            </Button>
            <Button
              icon="edit"
              reason={merged && `已并入「${merged.other.name}」，请在那一家记核查情况`}
              onClick={() => setDialog('outcome')}
            >
              记核查情况
            </Button>
          </>
        }
      >
        {unit.outcome === null ? (
          <StatusTag tone="waiting">未核实</StatusTag>
        ) : (
          <StatusTag tone={unit.outcome === 'normal' ? 'accepted' : 'closed'}>
            {frameOutcomeNames[unit.outcome]}
          </StatusTag>
        )}
      </PageHead>
      <section className="office-section" aria-label="基本情况">
        <Facts
          columns={2}
          items={[
            { label: '信用代码', value: unit.unifiedSocialCreditCode },
            { label: '负责人', value: unit.legalRepresentative },
            { label: '所在地', value: unit.areaNames.join(' ') || null },
            {
              label: '普查小区',
              value: unit.blockCode && (
                <Link href={`/blocks/${unit.blockCode}`}>{unit.blockCode}</Link>
              ),
            },
            { label: '四至范围', value: zoneWords(zones.data) },
            { label: '地址', value: unit.address || null },
            { label: '联系电话', value: unit.phone },
            { label: '行业代码', value: unit.industryCode },
            { label: '来源', value: unit.sources.join('、') || null },
          ]}
        />
      </section>
      <UnitAttributes owed={owed.data} onChange={() => setDialog('attributes')} />
      <section className="office-section" aria-labelledby="unit-forms">
        <h2 id="unit-forms">应填的表</h2>
        <OwedForms
          forms={owed.data?.forms}
          responses={responses.data?.responses}
          error={owed.error ?? responses.error}
          onRetry={() => {
            void owed.refetch()
            void responses.refetch()
          }}
        />
      </section>
      <MergedResponses unitId={unitId} />
      <UnitReminders unitId={unitId} unitName={unit.name} responses={named} />
      <div className="office-section">
        <EvidenceSection unitId={unitId} responses={named} />
      </div>
      {unit.kind === 'legalUnit' && <UnitEstablishments unitId={unitId} />}
      <UnitRelations unitId={unitId} />
      <section className="office-section" aria-labelledby="unit-sources">
        <h2 id="unit-sources">各来源的说法</h2>
        <SourceComparison records={frameRecords} />
      </section>
      <section className="office-section" aria-labelledby="unit-outcomes">
        <h2 id="unit-outcomes">核查情况</h2>
        <OutcomeHistory outcomes={outcomes} />
      </section>
      {dialog === 'placement' && <PlacementDialog unit={unit} onOpenChange={close} />}
      {dialog === 'attributes' && owed.data && (
        <AttributesDialog unit={unit} owed={owed.data} onOpenChange={close} />
      )}
      {dialog === 'outcome' && <OutcomeDialog unit={unit} onOpenChange={close} />}
    </>
  )
}
