/** A unit that is in no list: kind, building, and the form opens. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { getBlock } from '../../../server/contract/areas.ts'
import { saveDraft } from '../../outbox/drafts.ts'
import { LegalNoticePanel } from '../../shell/legal-notice-panel.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { useDevice } from '../device/device.tsx'
import { useKeptQuery } from '../device/use-kept-query.ts'
import { findVersion } from '../forms/find-version.ts'
import { type ListedKind, listingFormOf, responseIdOf } from '../listing-form.ts'
import { Failed } from './failed.tsx'
import { usePageTitle } from './use-page-title.ts'

const kinds: readonly (readonly [ListedKind, string, string])[] = [
  ['legalUnit', '法人单位', '依法成立，能独立承担民事责任，会计独立核算'],
  ['establishment', '产业活动单位', '法人单位在本地的分公司、门店、车间等'],
  ['selfEmployed', '个体经营户', '生产资料归个人所有，以个体劳动为基础'],
]

export function NewUnitScreen({ blockCode }: { blockCode: string }) {
  usePageTitle('新单位')
  const { database, sender } = useDevice()
  const navigate = useNavigate()
  const block = useKeptQuery(getBlock, { params: { blockCode } })
  const [kind, setKind] = useState<ListedKind | null>(null)
  const [buildingCode, setBuildingCode] = useState<string | null>(null)

  if (block.error) return <Failed error={block.error} retry={() => void block.refetch()} />
  const building = block.data?.buildings.find((each) => each.code === buildingCode)

  const open = async () => {
    if (!kind) return
    const unitId = crypto.randomUUID()
    const formId = listingFormOf(kind)
    const responseId = responseIdOf(unitId, formId)
    const { formVersion } = await findVersion(database, formId, null)
    await saveDraft(
      database,
      {
        responseId,
        unitId,
        formId,
        formVersion,
        newUnit: { kind, blockCode, ...(buildingCode ? { buildingCode } : {}) },
        baseRevisionId: null,
        title: '',
        blockCode,
      },
      {
        answers: {
          ...(kind === 'selfEmployed' ? {} : { unitKind: kind === 'legalUnit' ? '1' : '2' }),
          locationAreaCode: blockCode.slice(0, 12),
          ...(building ? { locationAddress: building.address } : {}),
        },
        explanations: [],
      },
      new Date().toISOString(),
    )
    sender.changed()
    await navigate({ to: '/responses/$responseId', params: { responseId } })
  }

  return (
    <main className="field-page">
      <nav aria-label="所在位置" className="field-back">
        <Link to="/blocks/$blockCode" params={{ blockCode }}>
          <Icon name="back" /> 普查小区
        </Link>
      </nav>
      <h1>新单位</h1>
      <p className="field-row-note">底册里没有的单位在这里新增，来源记为“清查新增”。</p>
      <LegalNoticePanel unitId={undefined} doneLabel="已当面告知" folded />
      <div className="field-kinds" role="radiogroup" aria-label="单位类型">
        {kinds.map(([id, name, note]) => (
          <label key={id} className="field-kind" data-chosen={kind === id || undefined}>
            <input type="radio" name="kind" checked={kind === id} onChange={() => setKind(id)} />
            <span className="field-row-title">{name}</span>
            <span className="field-row-note">{note}</span>
          </label>
        ))}
      </div>
      <SelectField
        label="所在建筑物"
        optional
        value={buildingCode}
        onChange={setBuildingCode}
        placeholder="未落到建筑物"
        options={(block.data?.buildings ?? []).map((each) => ({
          value: each.code,
          label: `${each.name}　${each.address}`,
        }))}
      />
      <Button
        variant="primary"
        size="large"
        reason={kind ? undefined : '请先选单位类型'}
        reasonPlace="beside"
        onClick={open}
      >
        开始填表
      </Button>
    </main>
  )
}
