/** 销毁凭证: what was destroyed, how much, by which law, who asked, approved, carried out and watched; for print. */
import { useQuery } from '@tanstack/react-query'
import { type Role, roleNames } from '../../../../server/contract/identity.ts'
import {
  type Destruction,
  getRetention,
  recordClassContents,
  recordClassNames,
} from '../../../../server/contract/retention.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { formatFullTime } from '../../../ui/format-time.ts'
import { Link } from '../../../ui/link.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Failure } from '../../failure.tsx'
import { usePageTitle } from '../../use-page-title.ts'
import { tableNames } from './table-names.ts'
import './retention.css'

export function VoucherScreen({ destructionId }: { readonly destructionId: string }) {
  usePageTitle('销毁凭证')
  const { data, error, refetch } = useQuery(queryFor(getRetention, {}))
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={14} />
  const found = data.destructions.find(({ id }) => id === destructionId)
  if (!found?.voucher) {
    return <EmptyState title="没有这份销毁凭证">资料销毁以后才有凭证。</EmptyState>
  }
  return (
    <>
      <PageHead title="销毁凭证" actions={<Button onClick={() => window.print()}>打印</Button>}>
        <Link href="/retention">返回资料保存与销毁</Link>
      </PageHead>
      <VoucherPage destruction={found} voucher={found.voucher} />
    </>
  )
}

interface VoucherPageProps {
  readonly destruction: Destruction
  readonly voucher: NonNullable<Destruction['voucher']>
}

function VoucherPage({ destruction, voucher }: VoucherPageProps) {
  const { recordClass, decisions } = destruction
  const rows = voucher.tables.reduce((sum, each) => sum + each.rows, 0)
  const facts: readonly (readonly [string, string])[] = [
    ['编号', destruction.id],
    ['类别', `${recordClassNames[recordClass]}（${recordClassContents[recordClass]}）`],
    ['依据', `${destruction.ground}，保存 ${destruction.years} 年`],
    ['最近一条', destruction.newestOn],
    ['可销毁日', destruction.dueOn],
    ['申请', `${destruction.requestedBy}　${formatFullTime(destruction.requestedAt)}`],
    ...decisions.map(
      (each) =>
        [
          '批准',
          `${each.decidedBy}（${roleNames[each.decidedRole as Role]}）　${formatFullTime(each.decidedAt)}`,
        ] as const,
    ),
    ['销毁时间', formatFullTime(voucher.carriedOutAt)],
    ['校验值', voucher.hash],
    [
      '审计轨迹',
      `${formatNumber(voucher.trailEntries)} 条的内容随之删去，何人何时对哪条记录做了什么仍在；摘要 ${voucher.trailDigest}`,
    ],
  ]
  return (
    <article className="retention-voucher">
      <h2>到期普查资料销毁凭证</h2>
      <dl>
        {facts.map(([label, value], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: approvals share their label
          <div key={at}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <table>
        <thead>
          <tr>
            <th scope="col">内容</th>
            <th scope="col">行数</th>
            <th scope="col">销毁前内容的摘要（SHA-256）</th>
          </tr>
        </thead>
        <tbody>
          {voucher.tables
            .filter((each) => each.rows > 0)
            .map((each) => (
              <tr key={each.table}>
                <td>{tableNames[each.table] ?? each.table}</td>
                <td>{formatNumber(each.rows)}</td>
                <td className="retention-hash">{each.hash}</td>
              </tr>
            ))}
        </tbody>
        <tfoot>
          <tr>
            <td>合计</td>
            <td>{formatNumber(rows)}</td>
            <td>没有内容的表不列</td>
          </tr>
        </tfoot>
      </table>
      <div className="retention-sign">
        <span>销毁人：{voucher.operator}（签字）</span>
        <span>监销人：{voucher.witness}（签字）</span>
      </div>
      <div className="retention-sign">
        <span>含有这些资料的备份：共　　　份，销毁方式　　　　　　，日期　　　　　　</span>
        <span>经办人（签字）</span>
      </div>
    </article>
  )
}
