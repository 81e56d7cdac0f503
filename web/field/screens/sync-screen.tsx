/** 同步: where each record is — on this device, sent, received — and what to do with one that is stuck. */

import { CallFailure } from '../../api/call.ts'
import { problemText } from '../../api/problem-text.ts'
import type { OutboxItem } from '../../outbox/database.ts'
import { retryStuck } from '../../outbox/settle.ts'
import { useSession } from '../../shell/session.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatTime } from '../../ui/format-time.ts'
import { clockWords } from '../clock-words.ts'
import { useDevice, useDeviceData, useSenderState } from '../device/device.tsx'
import { type OfficeWord, officeWord } from '../device/tell-office.ts'
import { usePageTitle } from './use-page-title.ts'

export function SyncScreen() {
  usePageTitle('同步')
  const { sender, persisted, database } = useDevice()
  const { clockOffsetMs } = useSession()
  const { kind } = useSenderState()
  const records = useDeviceData(async (device) => ({
    waiting: await device.getAllFromIndex('outbox', 'sealedAt'),
    drafts: (await device.getAll('drafts')).filter(
      (draft) => draft.edition !== draft.sealedEdition,
    ),
    sent: (await device.getAllFromIndex('sent', 'settledAt')).reverse().slice(0, 50),
  }))

  return (
    <main className="field-page">
      <h1>同步</h1>
      <dl className="field-facts">
        <div>
          <dt>本机数据</dt>
          <dd>{persisted ? '浏览器已承诺长期保存' : '浏览器未承诺长期保存，请当天发送'}</dd>
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
      {kind === 'sign-in-needed' && (
        <p role="alert" className="field-alert">
          登录已过期。内容都在本机，<a href="/sign-in/">重新登录</a>后自动发送。
        </p>
      )}
      <Button icon="sync" size="large" pending={kind === 'sending'} onClick={() => sender.kick()}>
        现在发送
      </Button>
      {records && records.waiting.length + records.drafts.length + records.sent.length === 0 && (
        <EmptyState title="还没有记录">填好的表报送后，在这里看它是否已被收到。</EmptyState>
      )}
      <ul className="field-list">
        {records?.drafts.map((draft) => (
          <li key={draft.responseId} className="field-row-plain">
            <span className="field-row-title">{draft.title || '未填名称的单位'}</span>
            <span className="field-row-note">{draft.formId} 表 · 在本机，尚未报送</span>
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
        {records?.sent.map((item) => (
          <li key={item.revisionId} className="field-row-plain">
            <span className="field-row-title">{item.title || '未填名称的单位'}</span>
            <span className="field-done">
              ✔ 已收到 {new Date(item.receipt.receivedAt).toLocaleTimeString('zh-CN')}
            </span>
            {item.receipt.outcome === 'quarantined' && (
              <span className="field-row-note">
                已原样存入隔离件，由普查办处理：{item.receipt.quarantineReason}
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

function WaitingRow({ item, retry }: { item: OutboxItem; retry: () => Promise<void> }) {
  return (
    <li className="field-row-plain">
      <span className="field-row-title">{item.title || '未填名称的单位'}</span>
      <span className="field-open">
        {item.status === 'stuck' ? '未能送达' : '在本机，等待发送'}
      </span>
      {item.failure && <span className="field-row-note">{failureWords(item)}</span>}
      {item.status === 'stuck' && (
        <span className="field-row-actions">
          <Button onClick={() => void retry()}>再发一次</Button>
          <Button icon="download" onClick={() => saveAsFile(item)}>
            导出文件
          </Button>
        </span>
      )}
    </li>
  )
}

function failureWords(item: OutboxItem): string {
  const { failure } = item
  if (!failure) return ''
  if (failure.kind === 'hash-mismatch') return '服务器收到的内容与本机不一致，已保留，请再发一次'
  const text = problemText(new CallFailure(failure))
  return `${text.what}。${text.remedy}`
}

/** The sealed bytes as a file, to hand in where the network refuses. */
function saveAsFile(item: OutboxItem): void {
  const url = URL.createObjectURL(new Blob([item.content], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `经普-未发送-${item.revisionId}.json`
  link.click()
  URL.revokeObjectURL(url)
}
