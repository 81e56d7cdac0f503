/** 报送回执: what was received, when by the server's clock, and the hash that proves it. To print and keep. */
import { useQuery } from '@tanstack/react-query'
import { findForm } from '../../../forms/generated/registry.ts'
import { getResponse, getRevision } from '../../../server/contract/responses.ts'
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
import { receiptFile } from '../sheet/receipt-file.ts'
import { usePageTitle } from '../use-page-title.ts'
import { Failed } from './failed.tsx'
import '../styles/receipt.css'

export interface ReceiptScreenProps {
  readonly responseId: string
  readonly revisionId: string
}

export function ReceiptScreen({ responseId, revisionId }: ReceiptScreenProps) {
  usePageTitle('报送回执')
  const { database, reports } = useDevice()
  const revision = useQuery(queryFor(getRevision, { params: { responseId, revisionId } }))
  const detail = useQuery(queryFor(getResponse, { params: { responseId } }))
  const here = useQuery({
    queryKey: ['kept-receipt', revisionId],
    queryFn: async () => ({
      sent: (await database.get('sent', revisionId)) ?? null,
      sealed: (await reports.get('sealed', revisionId)) ?? null,
    }),
    networkMode: 'always',
  })
  const formId = detail.data?.response.formId
  const form = useQuery({
    queryKey: ['form', formId, detail.data?.response.formVersion],
    queryFn: async () => (await findForm(formId ?? '', detail.data?.response.formVersion)) ?? null,
    enabled: formId !== undefined,
    networkMode: 'always',
  })
  const quarantined = here.data?.sent?.receipt.outcome === 'quarantined'

  if (quarantined) {
    return (
      <main id="main" className="sr-page">
        <Notice tone="verify" title="服务器已完整收存，但暂时不能归入">
          原因已告知普查办，请联系普查办处理。内容没有丢失，编号 {revisionId.slice(0, 8)}。
        </Notice>
      </main>
    )
  }
  const error = revision.error ?? detail.error
  if (error) {
    return (
      <main id="main" className="sr-page">
        <Failed
          error={error}
          retry={() => {
            void revision.refetch()
            void detail.refetch()
          }}
        />
      </main>
    )
  }
  if (!revision.data || !detail.data) {
    return (
      <main id="main" className="sr-page" aria-busy="true">
        <Skeleton lines={10} />
      </main>
    )
  }
  const { revision: stored, answers, explanations } = revision.data
  const { response, unit } = detail.data
  const head = form.data?.layout.head
  const download = () =>
    downloadText(
      `回执-${response.formId}-${response.period}-${stored.number}.json`,
      receiptFile({
        receipt: here.data?.sent?.receipt ?? null,
        revision: stored,
        response,
        answers,
        explanations,
        sealedText: here.data?.sealed?.text ?? null,
      }),
    )

  return (
    <main id="main" className="sr-page sr-receipt" tabIndex={-1}>
      <article className="sr-receipt-paper">
        <p className="sr-receipt-done">
          <SeverityMark
            severity="accepted"
            word={stored.intent === 'submit' ? '已报送' : '已收存'}
          />
        </p>
        <h1>报送回执</h1>
        <p className="sr-receipt-form">
          {head?.tableNumber ?? response.formId} {response.formTitle}　{response.period}年
        </p>
        <Facts
          items={[
            { label: '单位详细名称', value: unit.name },
            { label: '统一社会信用代码', value: unit.unifiedSocialCreditCode ?? '—' },
            { label: '服务器收到时间', value: formatFullTime(stored.receivedAt) },
            { label: '版本', value: `第 ${stored.number} 版` },
            { label: '报送人', value: stored.receivedFrom },
            {
              label: '审核',
              value: `强制性 ${stored.counts.mandatory}，核实性 ${stored.counts.verify}（已说明 ${stored.counts.explained}），提示性 ${stored.counts.advisory}`,
            },
            { label: '回执编号', value: <code>{stored.revisionId}</code> },
            {
              label: '内容摘要（SHA-256）',
              value: <code className="sr-hash">{stored.contentHash}</code>,
            },
          ]}
        />
        <p className="sr-receipt-note">
          内容摘要由报送内容算出，改动一个字即不相同。本回执连同原始记录请保存不少于两年。资料仅用于经济普查，不得作为处罚依据。
        </p>
      </article>
      <div className="sr-receipt-acts">
        <Button variant="primary" icon="print" onClick={() => window.print()}>
          打印回执
        </Button>
        <Button icon="download" onClick={download}>
          下载回执和整表
        </Button>
        <Link href={formHref(responseId)} className="sr-quiet-act">
          查看已报送的表
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
