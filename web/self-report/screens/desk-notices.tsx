/** Above the table: why the form came back, why nothing can be filled in, what the last report met. */
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { cellAt } from '../../form/form-model.ts'
import { useSurface } from '../../form/surface/surface.ts'
import { retryStuck } from '../../outbox/settle.ts'
import { Button } from '../../ui/button.tsx'
import { formatTime } from '../../ui/format-time.ts'
import { Notice } from '../../ui/notice.tsx'
import { useDevice } from '../device/device.tsx'
import { downloadText } from '../download.ts'
import { useSheetDesk } from '../sheet/sheet-desk.tsx'
import { useNow } from '../use-now.ts'
import { SentBackNotice, SentNotice } from './sent-notices.tsx'
import { UnitQuestion } from './unit-question.tsx'

export function DeskNotices() {
  const { opened, reopen, takeOver } = useSheetDesk()
  const { lockedBy, detail, leftOver } = opened
  return (
    <div className="sr-notices">
      {detail.response.state === 'returned' && <ReturnNotice />}
      <UnitQuestion />
      <SentBackNotice />
      <SentNotice />
      {lockedBy === 'pending' && <PendingNotice />}
      {lockedBy === 'elsewhere' && (
        <Notice
          tone="verify"
          title="这张表正在另一个窗口填写"
          action={<Button onClick={takeOver}>在这里继续填</Button>}
        >
          这里只能查看。改到这里填，另一个窗口里已填的内容会带过来。
        </Notice>
      )}
      {detail.response.inConflict && (
        <Notice tone="verify" title="本表收到过两份不同的填报">
          两份都已保存，由普查办核对。
        </Notice>
      )}
      {leftOver && (
        <Notice
          tone="verify"
          title="本机还有一份没有报送的修改"
          action={
            <Button
              icon="download"
              onClick={() => downloadText('未报送的修改.json', JSON.stringify(leftOver, null, 2))}
            >
              下载
            </Button>
          }
        >
          这张表已经报送，本机的修改没有计入。如需更正，请联系普查办退回后再改。
        </Notice>
      )}
      <ClosedNotice reopen={reopen} />
    </div>
  )
}

function ReturnNotice() {
  const { opened } = useSheetDesk()
  const surface = useSurface()
  const now = useNow()
  const record = opened.detail.returns[0]
  if (!record) return null
  return (
    <Notice tone="mandatory" title={`普查办已退回：${record.reasonText}`}>
      <p>
        {record.returnedBy} {formatTime(record.returnedAt, now)}
        {record.fields.length > 0 && '　涉及：'}
        {record.fields.map((path) => (
          <button
            key={path}
            type="button"
            className="jf-link sr-return-field"
            onClick={() => surface.jump(path)}
          >
            {cellAt(surface.session.model, path)?.title ?? path}
          </button>
        ))}
      </p>
      <p>请改正后重新报送；数据属实的，在“审核问题”里写明情况。</p>
    </Notice>
  )
}

/** Sealed and on its way; the screen opens again by itself once the receipt is here. */
function PendingNotice() {
  const { opened, reopen } = useSheetDesk()
  const { sending, database } = useDevice()
  const changes = useSyncExternalStore(sending.subscribe, sending.changes)
  const revisionId = opened.pending?.revisionId
  const seen = useRef(changes)
  useEffect(() => {
    if (!revisionId || seen.current === changes) return
    seen.current = changes
    void database.get('outbox', revisionId).then((item) => {
      if (!item) reopen()
    })
  }, [changes, database, reopen, revisionId])
  const stuck = opened.pending?.status === 'stuck'
  const sendAgain = async () => {
    if (stuck && revisionId) await retryStuck(database, revisionId)
    await sending.sendNow()
  }
  const download = () => {
    const { pending } = opened
    if (!pending) return
    downloadText(
      `未送达的报送-${pending.revisionId}.json`,
      new TextDecoder().decode(pending.content),
    )
  }
  return (
    <Notice
      tone="verify"
      title={stuck ? '报送没有被服务器接收' : '已封存，等待发送到服务器'}
      action={
        <>
          {stuck && <Button onClick={download}>下载</Button>}
          <Button onClick={() => void sendAgain()}>现在发送</Button>
        </>
      }
    >
      {stuck
        ? '内容完整保存在本机。请下载后交普查办处理，或联系普查办后再试。'
        : '内容完整保存在本机，连上服务器后自动发送，收到回执前不能修改。'}
    </Notice>
  )
}

function ClosedNotice({ reopen }: { readonly reopen: () => void }) {
  const { saveState } = useSheetDesk()
  if (saveState.kind !== 'closed') return null
  return (
    <Notice
      tone="verify"
      title="这张表已由他人报送"
      action={<Button onClick={reopen}>查看最新内容</Button>}
    >
      您刚才的修改存在本机，没有计入已报送的表。
    </Notice>
  )
}
