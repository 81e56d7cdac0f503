/**
 * 同步: the way to the server, where each record is — on this device, sent, received —, what to do with
 * one that is stuck, and handing work or the tablet in.
 */
import { useState } from 'react'
import { formTable } from '../../../forms/form-words.ts'
import { quarantineWords } from '../../../server/contract/quarantine-reasons.ts'
import { CallFailure } from '../../api/call.ts'
import { problemText } from '../../api/problem-text.ts'
import type { Act } from '../../outbox/acts/act.ts'
import type { OutboxItem } from '../../outbox/database.ts'
import {
  listParcels,
  type Parcel,
  retryParcel,
  setParcelAside,
} from '../../outbox/hand-in/parcels.ts'
import type { PhotoRecord } from '../../outbox/photos/photo.ts'
import { retryStuck } from '../../outbox/settle.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatTime } from '../../ui/format-time.ts'
import { TimeStamp } from '../../ui/time-stamp.tsx'
import { clockWords } from '../clock-words.ts'
import { connectionWords } from '../device/connection-words.ts'
import { useDevice, useDeviceData, useSenderState } from '../device/device.tsx'
import { storageWarning } from '../device/storage-warning.ts'
import { type OfficeWord, officeWord } from '../device/tell-office.ts'
import type { StorageState } from '../device/use-storage-state.ts'
import { ExportDialog } from '../sync/export-dialog.tsx'
import { HandBackDialog } from '../sync/hand-back-dialog.tsx'
import { JournalList } from '../sync/journal-list.tsx'
import { ReceiveDialog } from '../sync/receive-dialog.tsx'
import { usePageTitle } from './use-page-title.ts'

export function SyncScreen() {
  usePageTitle('同步')
  const { sender, storage, database } = useDevice()
  const { kind, connection, clockOffsetMs } = useSenderState()
  const [exporting, setExporting] = useState(false)
  const [receiving, setReceiving] = useState(false)
  const [handingBack, setHandingBack] = useState(false)
  const records = useDeviceData(async (device) => ({
    waiting: await device.getAllFromIndex('outbox', 'sealedAt'),
    acts: (await device.getAllFromIndex('acts', 'madeAt')).filter(
      (act) => act.status !== 'received' || act.refusal !== null,
    ),
    photos: (await device.getAllFromIndex('photos', 'takenAt')).filter(
      (photo) => photo.status !== 'received',
    ),
    drafts: (await device.getAll('drafts')).filter(
      (draft) => draft.edition !== draft.sealedEdition,
    ),
    sent: (await device.getAllFromIndex('sent', 'settledAt')).reverse().slice(0, 50),
    parcels: await listParcels(device),
  }))
  const trouble = connection && connection.kind !== 'open' ? connectionWords(connection) : null
  const warning = storageWarning(storage)

  return (
    <main className="field-page">
      <h1>同步</h1>
      <dl className="field-facts">
        <div>
          <dt>服务器</dt>
          <dd>{connection ? connectionWords(connection).words : '正在连接…'}</dd>
        </div>
        <div>
          <dt>本机数据</dt>
          <dd>{persistedWords(storage)}</dd>
        </div>
        <div>
          <dt>存储空间</dt>
          <dd>{roomWords(storage)}</dd>
        </div>
        <div>
          <dt>本机时钟</dt>
          <dd>{clockWords(clockOffsetMs)}</dd>
        </div>
        <div>
          <dt>本机登记</dt>
          <dd>{deviceWords(officeWord())}</dd>
        </div>
      </dl>
      {trouble && (
        <p role="alert" className="field-alert" data-about={trouble.about}>
          {trouble.words}。{trouble.remedy}。
          {trouble.about === 'sign-in' && <a href="/sign-in/">去登录</a>}
        </p>
      )}
      {warning && (
        <p role="alert" className="field-alert">
          {warning}
        </p>
      )}
      <div className="field-row-actions">
        <Button
          variant="primary"
          icon="sync"
          size="large"
          pending={kind === 'sending'}
          onClick={() => sender.kick()}
        >
          现在发送
        </Button>
        <Button icon="download" size="large" onClick={() => setExporting(true)}>
          导出未上报
        </Button>
        <Button icon="upload" size="large" onClick={() => setReceiving(true)}>
          接收未上报
        </Button>
        <Button icon="sign-out" size="large" onClick={() => setHandingBack(true)}>
          交回平板
        </Button>
      </div>
      {records && Object.values(records).every((list) => list.length === 0) && (
        <EmptyState title="还没有记录">填好的表报送后，在这里看它是否已被收到。</EmptyState>
      )}
      <ul className="field-list">
        {records?.drafts.map((draft) => (
          <li key={draft.responseId} className="field-row-plain">
            <span className="field-row-title">{draft.title || '未填名称的单位'}</span>
            <span className="field-row-note">{formTable(draft.formId)} · 在本机，尚未报送</span>
          </li>
        ))}
        {records?.waiting.map((item) => (
          <WaitingRow
            key={item.revisionId}
            item={item}
            retry={async () => {
              await retryStuck(database, item.revisionId)
              sender.kick()
            }}
          />
        ))}
        {records?.parcels.map((parcel) => (
          <ParcelRow
            key={parcel.handIn.seal}
            parcel={parcel}
            retry={async () => {
              await retryParcel(database, parcel.handIn)
              sender.kick()
            }}
            setAside={async () => {
              await setParcelAside(database, parcel)
              sender.kick()
            }}
          />
        ))}
        {records?.acts.map((act) => (
          <ActRow
            key={act.id}
            act={act}
            seen={async () => {
              await database.delete('acts', act.id)
              sender.changed()
            }}
            retry={async () => {
              await database.put('acts', { ...act, status: 'waiting', nextAttemptMs: 0 })
              sender.kick()
            }}
          />
        ))}
        {records?.photos.map((photo) => (
          <PhotoRow key={photo.id} photo={photo} />
        ))}
        {records?.sent.map((item) => (
          <li key={item.revisionId} className="field-row-plain">
            <span className="field-row-title">{item.title || '未填名称的单位'}</span>
            <span className="field-done">
              ✔ 已收到 <TimeStamp at={item.receipt.receivedAt} />
            </span>
            {item.receipt.outcome === 'quarantined' && (
              <span className="field-row-note">
                已原样存入隔离件，由普查办处理：{quarantineWords(item.receipt.quarantineReason)}
              </span>
            )}
            {item.receipt.outcome === 'merged' && item.receipt.state === 'draft' && (
              <span className="field-row-note">
                已与另一台平板的登记合并，原签字作废，须请对象核对后重新签字
              </span>
            )}
            {item.receipt.outcome === 'conflict' && (
              <span className="field-row-note">
                与另一台平板填的不一致，两份都已保存，由普查办核对
              </span>
            )}
            {item.receipt.blockers.length > 0 && (
              <span className="field-row-note">
                已存为草稿，还有 {item.receipt.blockers.length} 个审核问题未处理
              </span>
            )}
          </li>
        ))}
      </ul>
      <JournalList />
      <ExportDialog open={exporting} onOpenChange={setExporting} />
      <ReceiveDialog open={receiving} onOpenChange={setReceiving} />
      <HandBackDialog open={handingBack} onOpenChange={setHandingBack} />
    </main>
  )
}

function deviceWords(word: OfficeWord | null): string {
  if (word === null) return '未登记，请普查办出示二维码登记'
  if (word.revokedAt !== null) return `${word.name}已挂失：发送的内容进隔离件，请找普查办`
  return word.toldAt === null
    ? `${word.name}，联网后报告状况`
    : `${word.name}，${formatTime(word.toldAt, new Date())} 已报告状况`
}

function persistedWords({ persisted }: StorageState): string {
  if (persisted === null) return '浏览器没有说明是否长期保存，请当天发送'
  return persisted ? '浏览器已承诺长期保存' : '浏览器未承诺长期保存，请当天发送'
}

function roomWords({ usedBytes, quotaBytes }: StorageState): string {
  if (usedBytes === null || quotaBytes === null) return '不详'
  const megabytes = (bytes: number) => Math.round(bytes / 1_000_000).toLocaleString('zh-CN')
  return `已用 ${megabytes(usedBytes)} MB，共可用 ${megabytes(quotaBytes)} MB`
}

function WaitingRow({ item, retry }: { item: OutboxItem; retry: () => Promise<void> }) {
  return (
    <li className="field-row-plain">
      <span className="field-row-title">{item.title || '未填名称的单位'}</span>
      <span className="field-open">
        {item.status === 'stuck' ? '未能送达' : '在本机，等待发送'}
      </span>
      {item.failure && <span className="field-row-note">{failureWords(item.failure)}</span>}
      {item.status === 'stuck' && (
        <span className="field-row-actions">
          <Button onClick={() => void retry()}>再发一次</Button>
        </span>
      )}
    </li>
  )
}

interface ParcelRowProps {
  readonly parcel: Parcel
  readonly retry: () => Promise<void>
  readonly setAside: () => Promise<void>
}

function ParcelRow({ parcel: { handIn, refusal }, retry, setAside }: ParcelRowProps) {
  const waits = refusal?.aside ? '在本机，等待交普查办' : '在本机，尚未代为上报'
  return (
    <li className="field-row-plain">
      <span className="field-row-title">代收的同事数据</span>
      <span className="field-row-note">
        <TimeStamp at={handIn.madeAt} /> 导出
      </span>
      <span className="field-open">{refusal && !refusal.aside ? '没有收下' : waits}</span>
      {refusal && !refusal.aside && (
        <>
          <span className="field-row-note">{refusalWords(refusal.failure)}</span>
          <span className="field-row-note">
            交普查办后，全部内容原样存入普查办，由普查办代为上报，本机不再保留。
          </span>
          <span className="field-row-actions">
            <Button onClick={() => void setAside()}>交普查办处理</Button>
            <Button onClick={() => void retry()}>再发一次</Button>
          </span>
        </>
      )}
    </li>
  )
}

function refusalWords(failure: NonNullable<Parcel['refusal']>['failure']): string {
  return failure.kind === 'unreadable-pieces'
    ? `其中 ${failure.count} 件服务器读不出，其余已收下`
    : failureWords(failure)
}

interface ActRowProps {
  readonly act: Act
  readonly seen: () => Promise<void>
  readonly retry: () => Promise<void>
}

function ActRow({ act, seen, retry }: ActRowProps) {
  if (act.status === 'received') {
    return (
      <li className="field-row-plain">
        <span className="field-row-title">{act.title}</span>
        <span className="field-open">已收到并保存，但没有生效：{act.refusal}</span>
        <span className="field-row-note">原样留在普查办的隔离件里，由普查办处理。</span>
        <span className="field-row-actions">
          <Button onClick={() => void seen()}>知道了</Button>
        </span>
      </li>
    )
  }
  return (
    <li className="field-row-plain">
      <span className="field-row-title">{act.title}</span>
      <span className="field-open">{act.status === 'stuck' ? '未能送达' : '在本机，等待发送'}</span>
      {act.failure && <span className="field-row-note">{failureWords(act.failure)}</span>}
      {act.status === 'stuck' && (
        <span className="field-row-actions">
          <Button onClick={() => void retry()}>再发一次</Button>
        </span>
      )}
    </li>
  )
}

function PhotoRow({ photo }: { photo: PhotoRecord }) {
  const { byteLength } = photo.description
  return (
    <li className="field-row-plain">
      <span className="field-row-title">
        照片 <TimeStamp at={photo.takenAt} />
      </span>
      <span className="field-open">
        {photo.status === 'stuck'
          ? '未能送达'
          : `已传 ${Math.round((100 * photo.sentBytes) / byteLength)}%，共 ${Math.ceil(byteLength / 1000)} KB`}
      </span>
      {photo.failure && <span className="field-row-note">{failureWords(photo.failure)}</span>}
    </li>
  )
}

function failureWords(failure: NonNullable<OutboxItem['failure']>): string {
  if (failure.kind === 'hash-mismatch') return '服务器收到的内容与本机不一致，已保留，请再发一次'
  const text = problemText(new CallFailure(failure))
  return `${text.what}。${text.remedy}`
}
