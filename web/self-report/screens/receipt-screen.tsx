/**
 * 报送回执: what was received, when by the server's clock, who confirmed it, the hash of the content and
 * the installation's signature over all of it. To keep as files that verify offline: PDF and JSON.
 */
import { useMutation, useQuery } from '@tanstack/react-query'
import { formHeading, formMark, tableHeading } from '../../../forms/form-words.ts'
import { findForm } from '../../../forms/generated/registry.ts'
import { receiptFile } from '../../../server/contract/receipt-file.ts'
import {
  getReceiptKey,
  getReceiptPdf,
  getSignedReceipt,
} from '../../../server/contract/signed-receipt.ts'
import { download } from '../../api/download.ts'
import { problemText } from '../../api/problem-text.ts'
import { queryFor } from '../../api/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { formatFullTime } from '../../ui/format-time.ts'
import { Link } from '../../ui/link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useDevice } from '../device/device.tsx'
import { downloadText } from '../download.ts'
import { formHref, historyHref } from '../href.ts'
import { usePageTitle } from '../use-page-title.ts'
import { Failed } from './failed.tsx'
import { WhoConfirms } from './who-confirms.tsx'
import '../styles/receipt.css'

export interface ReceiptScreenProps {
  readonly responseId: string
  readonly revisionId: string
}

const standingMarks = {
  reported: { severity: 'accepted', word: '已报送' },
  waiting: { severity: 'verify', word: '待负责人确认' },
  kept: { severity: 'advisory', word: '已收存' },
} as const

export function ReceiptScreen({ responseId, revisionId }: ReceiptScreenProps) {
  usePageTitle('报送回执')
  const { database, reports } = useDevice()
  const signed = useQuery(queryFor(getSignedReceipt, { params: { responseId, revisionId } }))
  const key = useQuery(queryFor(getReceiptKey, {}))
  const pdf = useMutation({
    mutationFn: () => download(getReceiptPdf, { params: { responseId, revisionId } }),
  })
  const here = useQuery({
    queryKey: ['kept-receipt', revisionId],
    queryFn: async () => ({
      sent: (await database.get('sent', revisionId)) ?? null,
      sealed: (await reports.get('sealed', revisionId)) ?? null,
    }),
    networkMode: 'always',
  })
  const statement = signed.data?.statement
  const form = useQuery({
    queryKey: ['form', statement?.formId, statement?.formVersion],
    queryFn: async () => (await findForm(statement?.formId ?? '', statement?.formVersion)) ?? null,
    enabled: statement !== undefined,
    networkMode: 'always',
  })

  if (here.data?.sent?.receipt.outcome === 'quarantined') {
    return (
      <main id="main" className="sr-page">
        <Notice tone="verify" title="服务器已完整收存，但暂时不能归入">
          原因已告知普查办，请联系普查办处理。内容没有丢失，编号 {revisionId.slice(0, 8)}。
        </Notice>
      </main>
    )
  }
  if (signed.error) {
    return (
      <main id="main" className="sr-page">
        <Failed error={signed.error} retry={() => void signed.refetch()} />
      </main>
    )
  }
  if (!signed.data || !statement) {
    return (
      <main id="main" className="sr-page" aria-busy="true">
        <Skeleton lines={10} />
      </main>
    )
  }
  const head = form.data?.layout.head
  const { counts } = statement
  const sealed = here.data?.sealed?.text
  const saveJson = () =>
    downloadText(
      `报送回执-${formMark(statement.formId)}-${statement.period}-第${statement.number}版.json`,
      receiptFile(signed.data, key.data?.fingerprint ?? null),
    )

  return (
    <main id="main" className="sr-page sr-receipt" tabIndex={-1}>
      {statement.standing === 'waiting' && (
        <div className="sr-receipt-wait">
          <WhoConfirms />
        </div>
      )}
      <article className="sr-receipt-paper">
        <p className="sr-receipt-done">
          <SeverityMark {...standingMarks[statement.standing]} />
        </p>
        <h1>报送回执</h1>
        <p className="sr-receipt-form">
          {head
            ? tableHeading(head.tableNumber, statement.formTitle)
            : formHeading(statement.formId, statement.formTitle)}
          　{statement.period}年
        </p>
        <Facts
          items={[
            { label: '单位详细名称', value: statement.unitName },
            { label: '统一社会信用代码', value: statement.unifiedSocialCreditCode ?? '—' },
            { label: '服务器收到时间', value: formatFullTime(statement.receivedAt) },
            { label: '版本', value: `第 ${statement.number} 版` },
            { label: '填报人', value: statement.preparedBy },
            ...(statement.confirmedAt
              ? [
                  {
                    label: '单位负责人',
                    value: `${statement.confirmedBy}　${formatFullTime(statement.confirmedAt)}确认`,
                  },
                ]
              : []),
            {
              label: '审核',
              value: `强制性 ${counts.mandatory}，核实性 ${counts.verify}（已说明 ${counts.explained}），提示性 ${counts.advisory}`,
            },
            { label: '回执编号', value: <code className="sr-hash">{statement.revisionId}</code> },
            {
              label: '内容摘要（SHA-256）',
              value: <code className="sr-hash">{statement.contentHash}</code>,
            },
            {
              label: '普查平台签名（Ed25519）',
              value: <code className="sr-hash">{signed.data.signature}</code>,
            },
            {
              label: '公钥指纹',
              value: <code className="sr-hash">{key.data?.fingerprint ?? '—'}</code>,
            },
          ]}
        />
        <p className="sr-receipt-note">
          {sealed !== undefined &&
            (sealed === signed.data.content
              ? '服务器收存的内容与本机封存的逐字相同。'
              : '服务器收存的内容与本机封存的不同，请联系普查办。')}
          签名证明普查平台在上述时间收到了这份内容，改动一个字即不能通过核验；不证明内容真实。本回执连同原始记录请保存不少于两年。资料仅用于经济普查，不得作为处罚依据。
        </p>
      </article>
      {pdf.error && (
        <Notice tone="mandatory" title={problemText(pdf.error).what}>
          {problemText(pdf.error).remedy}
        </Notice>
      )}
      <div className="sr-receipt-acts">
        <Button
          variant="primary"
          icon="download"
          reason={pdf.isPending ? '正在生成' : undefined}
          onClick={() => pdf.mutate()}
        >
          下载回执 PDF
        </Button>
        <Button icon="download" onClick={saveJson}>
          下载回执 JSON
        </Button>
        <a href="/verify-receipt/" target="_blank" rel="noopener" className="sr-quiet-act">
          核验回执
        </a>
        <Link href={formHref(responseId)} className="sr-quiet-act">
          查看这张表
        </Link>
        <Link href={historyHref(responseId)} className="sr-quiet-act">
          报送记录
        </Link>
        <Link href="/" className="sr-quiet-act">
          返回我的报表
        </Link>
      </div>
    </main>
  )
}
