/**
 * 外业数据: a tablet's unsent work brought as a file or as a row of QR codes, taken in in its author's name; and what the field
 * sent that could not be done, kept with its reason.
 */
import { useState } from 'react'
import {
  type HandInReport,
  listRefusedActs,
  receiveHandIn,
  SET_ASIDE,
  takeInSetAside,
} from '../../../../server/contract/fieldwork.ts'
import type { ReplyOf } from '../../../../server/contract/operation.ts'
import { call } from '../../../api/call.ts'
import { readHandIn, UnreadableHandIn } from '../../../api/hand-in-file.ts'
import { problemText } from '../../../api/problem-text.ts'
import { QrRowScanner } from '../../../shell/qr-row-scanner.tsx'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { usePageTitle } from '../../use-page-title.ts'
import { usePages } from '../../use-pages.ts'

type RefusedAct = ReplyOf<typeof listRefusedActs>['acts'][number]

const actNames: Readonly<Record<string, string>> = {
  outcome: '核查情况',
  building: '建筑物',
  'building-visit': '走访',
  'assign-block': '分派小区',
  'take-back-block': '收回小区',
  're-check': '复查',
  'omission-task': '查漏核查',
  'accept-handover': '接收移交',
  return: '退回',
  'pes-find': '抽查登记',
  'pes-block-done': '抽查小区完成',
  [SET_ASIDE]: '代收的外业数据',
}

const columns: readonly Column<RefusedAct>[] = [
  {
    id: 'time',
    head: '收到时间',
    width: 144,
    cell: (act) => <TimeStamp at={act.receivedAt} />,
  },
  { id: 'from', head: '上报人', width: 144, cell: (act) => act.receivedFrom },
  { id: 'kind', head: '内容', width: 136, cell: (act) => actNames[act.kind] ?? act.kind },
  {
    id: 'message',
    head: '为什么没有生效',
    cell: (act) => act.message,
    title: (act) => act.message,
  },
  {
    id: 'content',
    head: '原文或处理',
    minor: true,
    cell: (act) =>
      act.kind === SET_ASIDE ? (
        <TakeInSetAside actId={act.actId} />
      ) : (
        <span className="office-code">{act.content}</span>
      ),
    title: (act) => act.content,
  },
]

export function HandInsScreen() {
  usePageTitle('外业数据')
  const pages = usePages({
    queryKey: [listRefusedActs.id],
    everyMs: 60_000,
    read: async (after) => {
      const query = { limit: 50, ...(after !== undefined && { after }) }
      const { acts, next } = await call(listRefusedActs, { query })
      return { rows: acts, next }
    },
  })
  return (
    <>
      <PageHead title="外业数据">
        平板没有网络时导出的文件、显示的二维码在这里代为上报；收到了但没有生效的外业记录也留在这里。
      </PageHead>
      <TakeIn />
      <h2 className="office-sheet-head">没有生效的外业记录</h2>
      {pages.error ? (
        <Failure error={pages.error} onRetry={pages.retry} />
      ) : (
        <DataTable
          label="没有生效的外业记录"
          columns={columns}
          rows={pages.rows}
          rowKey={(act) => act.actId}
          onMore={pages.onMore}
          morePending={pages.morePending}
          empty={<EmptyState title="没有">平板发来的记录都已生效。</EmptyState>}
        />
      )}
    </>
  )
}

/** 代为上报: a parcel left here by the tablet that carried it. */
function TakeInSetAside({ actId }: { actId: string }) {
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<string>()
  const [report, setReport] = useState<HandInReport>()
  const take = async () => {
    setPending(true)
    setFault(undefined)
    try {
      setReport(await call(takeInSetAside, { params: { actId } }))
    } catch (error) {
      setFault(faultWords(error))
    }
    setPending(false)
  }
  if (report) {
    return (
      <span role="status" title={reportWords(report)}>
        已代为上报：{reportWords(report)}
      </span>
    )
  }
  return (
    <>
      <Button pending={pending} onClick={() => void take()}>
        代为上报
      </Button>
      {fault && <span role="alert">{fault}</span>}
    </>
  )
}

function reportWords({ revisions, acts, photos, repeats, quarantined, faults }: HandInReport) {
  const unread = faults.length > 0 ? ` 另有 ${faults.length} 件读不出，请保留原文件。` : ''
  return `答卷 ${revisions} 份，核查等记录 ${acts} 条，照片 ${photos} 张；其中 ${repeats} 件以前已经收到，${quarantined} 件收到但没有生效。${unread}`
}

function TakeIn() {
  const [file, setFile] = useState<File | null>(null)
  const [scanned, setScanned] = useState<Uint8Array<ArrayBuffer> | null>(null)
  const [scanning, setScanning] = useState(false)
  const [passphrase, setPassphrase] = useState('')
  const [pending, setPending] = useState(false)
  const [fault, setFault] = useState<string>()
  const [report, setReport] = useState<HandInReport>()

  const take = async () => {
    const bytes = scanned ?? (file && new Uint8Array(await file.arrayBuffer()))
    if (!bytes) return
    setPending(true)
    setFault(undefined)
    setReport(undefined)
    try {
      const handIn = await readHandIn(bytes, passphrase)
      setReport(await call(receiveHandIn, { body: handIn }))
      setFile(null)
      setScanned(null)
      setPassphrase('')
    } catch (error) {
      setFault(faultWords(error))
    }
    setPending(false)
  }

  return (
    <section aria-label="代为上报" className="office-hand-in">
      <label className="office-hand-in-file">
        <span className="ui-field-label">导出的文件（.jphi）</span>
        <input
          type="file"
          accept=".jphi"
          onChange={(event) => {
            setFile(event.target.files?.[0] ?? null)
            setScanned(null)
            setReport(undefined)
          }}
        />
      </label>
      <Button icon="camera" onClick={() => setScanning(true)}>
        扫二维码
      </Button>
      <Dialog open={scanning} onOpenChange={setScanning} size="medium" title="扫平板上的二维码">
        <QrRowScanner
          onRead={(bytes) => {
            setScanned(bytes)
            setReport(undefined)
            setScanning(false)
          }}
          onStop={() => setScanning(false)}
        />
      </Dialog>
      {scanned && <p role="status">二维码已读全，{scanned.length.toLocaleString('zh-CN')} 字节</p>}
      <TextField
        label="口令"
        type="password"
        value={passphrase}
        onChange={setPassphrase}
        error={fault}
        hint="由导出的普查员当面告知"
      />
      <Button
        variant="primary"
        icon="upload"
        pending={pending}
        reason={file || scanned ? undefined : '请先选文件或扫二维码'}
        onClick={() => void take()}
      >
        代为上报
      </Button>
      {report && (
        <Notice tone="accepted" title={`已以 ${report.author} 的名义收下`}>
          {reportWords(report)}
        </Notice>
      )}
    </section>
  )
}

function faultWords(error: unknown): string {
  if (error instanceof UnreadableHandIn) {
    return error.why === 'wrong-passphrase'
      ? '口令不对，请向导出的人核对'
      : '这不是平板导出的未上报文件，请重新选择'
  }
  const text = problemText(error)
  return `${text.what}。内容没有丢，可以再试`
}
