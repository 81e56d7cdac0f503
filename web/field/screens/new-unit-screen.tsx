/** A unit that is in no list: what it is, whether it is known already, and the form opens. */
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { getBlock } from '../../../server/contract/areas.ts'
import { listUnits } from '../../../server/contract/frame.ts'
import { saveDraft } from '../../outbox/drafts.ts'
import { LegalNoticePanel } from '../../shell/legal-notice-panel.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useDevice } from '../device/device.tsx'
import { useKeptQuery } from '../device/use-kept-query.ts'
import { findVersion } from '../forms/find-version.ts'
import { type ListedKind, listingFormOf, responseIdOf } from '../listing-form.ts'
import { LikelyUnits } from '../matching/likely-units.tsx'
import { useMatches } from '../matching/use-matches.ts'
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
  const units = useKeptQuery(listUnits, { query: { block: blockCode, limit: 200 } })
  const [known, setKnown] = useState({ name: '', code: '', person: '', phone: '' })
  const building = block.data?.buildings.find((each) => each.code === buildingCode)
  const matches = useMatches(blockCode, units.data?.units, {
    name: known.name,
    unifiedSocialCreditCode: known.code,
    legalRepresentative: known.person,
    phone: known.phone,
    address: building?.address ?? '',
  })

  if (block.error) return <Failed error={block.error} retry={() => void block.refetch()} />

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
          ...answersKnown(kind, known),
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
      <div className="field-known">
        <TextField
          label="单位名称"
          optional
          hint="写几个字就与底册比对，避免重复登记"
          maxLength={200}
          value={known.name}
          onChange={(name) => setKnown({ ...known, name })}
        />
        <TextField
          label="统一社会信用代码"
          optional
          maxLength={40}
          value={known.code}
          onChange={(code) => setKnown({ ...known, code })}
        />
        <TextField
          label={kind === 'selfEmployed' ? '经营者' : '负责人'}
          optional
          maxLength={100}
          value={known.person}
          onChange={(person) => setKnown({ ...known, person })}
        />
        <TextField
          label="联系电话"
          optional
          type="tel"
          maxLength={60}
          value={known.phone}
          onChange={(phone) => setKnown({ ...known, phone })}
        />
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
      {known.name.trim() !== '' && <LikelyUnits matches={matches} />}
      <Button
        variant="primary"
        size="large"
        reason={kind ? undefined : '请先选单位类型'}
        reasonPlace="beside"
        onClick={open}
      >
        {matches.inBlock.length + matches.elsewhere.length > 0 ? '都不是，新增并填表' : '开始填表'}
      </Button>
    </main>
  )
}

interface Known {
  readonly name: string
  readonly code: string
  readonly person: string
  readonly phone: string
}

/** What was written to look for the unit goes into its form, where the respondent confirms it. */
function answersKnown(kind: ListedKind, { name, code, person, phone }: Known) {
  const legal = kind !== 'selfEmployed'
  const answers = {
    [legal ? 'unitName' : 'selfEmployedName']: name.trim(),
    unifiedSocialCreditCode: code.trim().toUpperCase(),
    [legal ? 'legalRepresentative' : 'operatorName']: person.trim(),
    [legal ? 'mobilePhone' : 'contactPhone']: phone.trim(),
  }
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== ''))
}
