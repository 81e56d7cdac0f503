/** One drawn block: its map, the units found so far, and saying that it is done. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { listPesWork } from '../../../server/contract/post-enumeration.ts'
import { queueAct } from '../../outbox/acts/act.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useDevice, useDeviceData } from '../device/device.tsx'
import { saveFault } from '../device/save-fault.ts'
import { useKeptQuery } from '../device/use-kept-query.ts'
import { BlockMap } from '../map/block-map.tsx'
import { Failed } from '../screens/failed.tsx'
import { usePageTitle } from '../screens/use-page-title.ts'
import { isDone, type SurveyPlace, standingFinds } from './standing-finds.ts'

export function SurveyBlockScreen({ place }: { readonly place: SurveyPlace }) {
  usePageTitle('抽查小区')
  const { surveyId, blockCode } = place
  const query = useKeptQuery(listPesWork, {})
  const acts = useDeviceData((database) => database.getAllFromIndex('acts', 'madeAt'))
  const [finishing, setFinishing] = useState(false)
  const [newId] = useState(() => crypto.randomUUID())
  const block = query.data?.blocks.find(
    (each) => each.surveyId === surveyId && each.blockCode === blockCode,
  )
  if (query.error) {
    return (
      <main className="field-page">
        <Failed error={query.error} retry={() => void query.refetch()} />
      </main>
    )
  }
  if (!query.data || !acts) {
    return (
      <main className="field-page">
        <Skeleton lines={8} />
      </main>
    )
  }
  if (!block) {
    return (
      <main className="field-page">
        <p role="alert" className="field-alert">
          这个小区已经改派给别人，或者抽查还没有启用。
        </p>
        <Link to="/survey">返回事后抽查</Link>
      </main>
    )
  }
  const finds = standingFinds(block.found, acts, place)
  const done = block.reportedAt !== null || isDone(acts, place)
  return (
    <main className="field-page">
      <nav aria-label="所在位置" className="field-back">
        <Link to="/survey">
          <Icon name="back" /> 事后抽查
        </Link>
      </nav>
      <div>
        <h1>{block.name}</h1>
        <p className="field-row-note">
          {block.areaNames.join(' ')} · {block.surveyName}
        </p>
      </div>
      {done && <p className="field-done">✔ 这个小区已报完，不能再登记</p>}
      <BlockMap
        outline={block.geometry}
        buildings={block.buildings}
        stateOf={() => 'unvisited'}
        selected={null}
        onSelect={() => undefined}
      />
      <section aria-labelledby="finds-title">
        <h2 id="finds-title">查到的单位 {finds.length} 户</h2>
        <ul className="field-list">
          {finds.map(({ foundId, unit }) => (
            <li key={foundId}>
              <Link
                to="/survey/$surveyId/$blockCode/$foundId"
                params={{ surveyId, blockCode, foundId }}
                className="field-row"
              >
                <span className="field-row-main">
                  <span className="field-row-title">{String(unit.unitName ?? '未填名称')}</span>
                  <span className="field-row-note">{String(unit.locationAddress ?? '')}</span>
                </span>
                <Icon name="right" />
              </Link>
            </li>
          ))}
        </ul>
        {finds.length === 0 && <p className="field-row-note">还没有登记。查到一户登一户。</p>}
      </section>
      {!done && (
        <nav className="field-foot" aria-label="本小区">
          <button type="button" className="field-foot-act" onClick={() => setFinishing(true)}>
            <Icon name="accepted" /> 小区报完
          </button>
          <Link
            to="/survey/$surveyId/$blockCode/$foundId"
            params={{ surveyId, blockCode, foundId: newId }}
            className="field-foot-act"
            data-main
          >
            <Icon name="add" /> 登记一户
          </Link>
        </nav>
      )}
      {finishing && (
        <DoneDialog place={place} found={finds.length} onClose={() => setFinishing(false)} />
      )}
    </main>
  )
}

interface DoneDialogProps {
  readonly place: SurveyPlace
  readonly found: number
  readonly onClose: () => void
}

function DoneDialog({ place, found, onClose }: DoneDialogProps) {
  const { database, sender } = useDevice()
  const [actId] = useState(() => crypto.randomUUID())
  const [note, setNote] = useState('')
  const [fault, setFault] = useState<string>()
  const missing =
    found === 0 && [...note.trim()].length < 4 ? '一户也没有，请写明情况（至少 4 个字）' : undefined
  const finish = async () => {
    const act = { kind: 'pes-block-done', ...place, note: note.trim() } as const
    try {
      await queueAct(database, act, '抽查小区报完', actId, new Date().toISOString())
    } catch (error) {
      setFault(saveFault(error))
      return
    }
    sender.kick()
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      size="medium"
      title="小区报完"
      description={`共登记 ${found} 户。报完后不能再登记或改动。`}
      actions={
        <Button
          variant="primary"
          size="large"
          reason={missing}
          reasonPlace="beside"
          onClick={() => void finish()}
        >
          全部走完，报完
        </Button>
      }
    >
      <TextField
        label="要说明的情况"
        lines={2}
        maxLength={500}
        value={note}
        onChange={setNote}
        hint="进不去的院落、拒访的户写在这里"
      />
      {fault && (
        <p role="alert" className="field-alert">
          {fault}
        </p>
      )}
    </Dialog>
  )
}
