/**
 * A unit that is in no list: what it is, whether it is known already, and the form opens. A licence
 * scanned first fills what it holds.
 */
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { getBlock } from '../../../server/contract/areas.ts'
import { type FrameMatch, searchFrame } from '../../../server/contract/fieldwork.ts'
import type { Draft } from '../../outbox/database.ts'
import { keptReply } from '../../outbox/replies.ts'
import { LegalNoticePanel } from '../../shell/legal-notice-panel.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Scanner } from '../../ui/scanner.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useDevice, useDeviceData } from '../device/device.tsx'
import { saveFault } from '../device/save-fault.ts'
import { useKeptQuery } from '../device/use-kept-query.ts'
import type { ListedKind } from '../listing-form.ts'
import { LikelyUnits } from '../matching/likely-units.tsx'
import { useMatches } from '../matching/use-matches.ts'
import { type LicenceFacts, readLicence } from '../scan/read-licence.ts'
import { startNewUnit } from '../walk/start-new-unit.ts'
import { useBlockUnits } from '../work/use-block-units.ts'
import { Failed } from './failed.tsx'
import { usePageTitle } from './use-page-title.ts'

const kinds: readonly (readonly [ListedKind, string, string])[] = [
  ['legalUnit', '法人单位', '依法成立，能独立承担民事责任，会计独立核算'],
  ['establishment', '产业活动单位', '法人单位在本地的分公司、门店、车间等'],
  ['selfEmployed', '个体经营户', '生产资料归个人所有，以个体劳动为基础'],
]

const noDrafts: readonly Draft[] = []

export interface NewUnitScreenProps {
  readonly blockCode: string
  /** Where one stands already. */
  readonly buildingCode: string | undefined
}

export function NewUnitScreen({ blockCode, buildingCode: standing }: NewUnitScreenProps) {
  usePageTitle('新单位')
  const { database, sender } = useDevice()
  const navigate = useNavigate()
  const block = useKeptQuery(getBlock, { params: { blockCode } })
  const [kind, setKind] = useState<ListedKind | null>(null)
  const [buildingCode, setBuildingCode] = useState<string | null>(standing ?? null)
  const units = useBlockUnits(blockCode)
  const drafts = useDeviceData(
    async (device) =>
      (await device.getAll('drafts')).filter(({ newUnit }) => newUnit?.blockCode === blockCode),
    blockCode,
  )
  const [known, setKnown] = useState({ name: '', code: '', person: '', phone: '' })
  const building = block.data?.buildings.find((each) => each.code === buildingCode)
  const [composing, setComposing] = useState(false)
  const asked = {
    name: known.name,
    unifiedSocialCreditCode: known.code,
    legalRepresentative: known.person,
    phone: known.phone,
    address: building?.address ?? '',
  }
  const matches = useMatches(blockCode, units.data?.units, drafts ?? noDrafts, asked, composing)
  const [scanning, setScanning] = useState(false)
  const [licence, setLicence] = useState<LicenceFacts>()
  const [listed, setListed] = useState<FrameMatch>()
  const [note, setNote] = useState<string>()

  if (block.error) return <Failed error={block.error} retry={() => void block.refetch()} />

  const scanned = async (text: string) => {
    const facts = readLicence(text)
    if (!facts) {
      setNote('这个二维码里没有统一社会信用代码，请对准营业执照上的二维码，或手工填写')
      return
    }
    setScanning(false)
    setNote(undefined)
    setLicence(facts)
    setKnown({
      ...{ code: facts.unifiedSocialCreditCode, name: facts.name ?? known.name },
      ...{ person: facts.legalRepresentative ?? known.person, phone: known.phone },
    })
    const near = `${blockCode.slice(0, 12)}01`
    const frame = await keptReply(database, searchFrame, { query: { near } })
    const code = facts.unifiedSocialCreditCode
    setListed(frame?.matches.find((match) => match.unifiedSocialCreditCode === code))
  }
  const open = async () => {
    if (!kind) return
    try {
      const place = building ? { code: building.code, address: building.address } : null
      const local = buildingCode ? { code: buildingCode, address: '' } : null
      const responseId = await startNewUnit(database, {
        ...{ kind, blockCode, building: place ?? local, address: licence?.address },
        ...{ name: filled(known.name), phone: filled(known.phone) },
        unifiedSocialCreditCode: filled(known.code.toUpperCase()),
        legalRepresentative: filled(known.person),
      })
      sender.changed()
      await navigate({ to: '/responses/$responseId', params: { responseId } })
    } catch (error) {
      setNote(saveFault(error))
    }
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
      {scanning ? (
        <section aria-label="扫证照">
          <Scanner onText={(text) => void scanned(text)} />
          <Button onClick={() => setScanning(false)}>不扫了</Button>
        </section>
      ) : (
        <Button icon="camera" size="large" onClick={() => setScanning(true)}>
          扫证照二维码
        </Button>
      )}
      {licence && (
        <p role="status" className="field-licence">
          已读出代码 <strong>{licence.unifiedSocialCreditCode}</strong>
          {licence.name && `　${licence.name}`}
        </p>
      )}
      {listed && (
        <p role="alert" className="field-alert">
          底册里已有这个代码：{listed.name}（{listed.areaNames.at(-1)}）。
          {listed.blockCode === blockCode ? (
            <Link to="/units/$unitId" params={{ unitId: listed.unitId }}>
              打开这条底册
            </Link>
          ) : (
            '如确在本小区经营，可按新单位登记，重复的由普查办核对。'
          )}
        </p>
      )}
      {note && (
        <p role="alert" className="field-alert">
          {note}
        </p>
      )}
      <div className="field-kinds" role="radiogroup" aria-label="单位类型">
        {kinds.map(([id, name, explanation]) => (
          <label key={id} className="field-kind" data-chosen={kind === id || undefined}>
            <input type="radio" name="kind" checked={kind === id} onChange={() => setKind(id)} />
            <span className="field-row-title">{name}</span>
            <span className="field-row-note">{explanation}</span>
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
          onComposing={setComposing}
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
          onComposing={setComposing}
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
        options={buildingOptions(block.data?.buildings ?? [], standing)}
      />
      {known.name.trim() !== '' && <LikelyUnits matches={matches} />}
      <Button
        variant="primary"
        size="large"
        reason={kind ? undefined : '请先选单位类型'}
        reasonPlace="beside"
        onClick={() => void open()}
      >
        {matches.inBlock.length + matches.onDevice.length + matches.elsewhere.length > 0
          ? '都不是，新增并填表'
          : '开始填表'}
      </Button>
    </main>
  )
}

/** Blank fields say nothing. */
function filled(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim()
}

/** A building added on this device a moment ago may not be among those fetched. */
function buildingOptions(
  buildings: readonly { readonly code: string; readonly name: string; readonly address: string }[],
  standing: string | undefined,
) {
  const options = buildings.map(({ code, name, address }) => ({
    value: code,
    label: `${name}　${address}`,
  }))
  const known = standing === undefined || buildings.some(({ code }) => code === standing)
  return known ? options : [{ value: standing, label: '刚新增的建筑物' }, ...options]
}
