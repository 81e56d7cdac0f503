/** 我的报表: the unit, what it owes until when, and what came back. */
import { useQueries, useQuery } from '@tanstack/react-query'
import { keepsLedger } from '../../../forms/engine/ledger/ledger-places.ts'
import { findForm } from '../../../forms/generated/registry.ts'
import { getResponse, listResponses } from '../../../server/contract/responses.ts'
import { callOrKept } from '../../outbox/replies.ts'
import { LegalNoticePanel } from '../../shell/legal-notice-panel.tsx'
import { useSession } from '../../shell/session.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Link } from '../../ui/link.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useDevice, useDeviceData } from '../device/device.tsx'
import { ledgerHref } from '../href.ts'
import { groupForms } from '../sheet/group-forms.ts'
import { useNow } from '../use-now.ts'
import { usePageTitle } from '../use-page-title.ts'
import { EstablishmentsWay } from './establishments/establishments-way.tsx'
import { Failed } from './failed.tsx'
import { FormEntry } from './form-entry.tsx'
import { MergedNotice } from './merged-notice.tsx'
import { PendingForms } from './pending-forms.tsx'
import '../styles/forms.css'

export function FormsScreen() {
  usePageTitle('我的报表')
  const { account } = useSession()
  const { database } = useDevice()
  const now = useNow()
  const listed = useQuery({
    queryKey: [listResponses.id, 'mine'],
    queryFn: () => callOrKept(database, listResponses, { query: { limit: 200 } }),
    networkMode: 'always',
  })
  const waiting = useDeviceData(
    async (device) =>
      new Set((await device.database.getAll('outbox')).map((item) => item.responseId)),
  )
  const responses = listed.data?.responses ?? []
  const first = responses[0]?.responseId
  // The unit's address stands in each of its responses; the frame itself is the offices'.
  const detail = useQuery({
    queryKey: [getResponse.id, { params: { responseId: first } }],
    queryFn: () => callOrKept(database, getResponse, { params: { responseId: first ?? '' } }),
    enabled: first !== undefined,
    networkMode: 'always',
  })
  const forms = useQueries({
    queries: responses.map(({ formId, formVersion }) => ({
      queryKey: ['form', formId, formVersion],
      queryFn: async () => (await findForm(formId, formVersion)) ?? null,
      staleTime: Number.POSITIVE_INFINITY,
      networkMode: 'always' as const,
    })),
  })

  if (listed.error) {
    return (
      <main id="main" className="sr-page">
        <Failed error={listed.error} retry={() => void listed.refetch()} />
      </main>
    )
  }
  const { own, listing, fellAway } = groupForms(responses)
  const aboutOf = (responseId: string) =>
    forms[responses.findIndex((each) => each.responseId === responseId)]?.data ?? undefined
  const unit = detail.data?.unit

  return (
    <main id="main" className="sr-page" tabIndex={-1}>
      <header className="sr-unit">
        <h1>{account.scope.name}</h1>
        <dl className="sr-unit-facts">
          <div>
            <dt>统一社会信用代码</dt>
            <dd>{unit?.unifiedSocialCreditCode ?? responses[0]?.unifiedSocialCreditCode ?? '—'}</dd>
          </div>
          <div>
            <dt>详细地址</dt>
            <dd>{unit?.address || '—'}</dd>
          </div>
          <div>
            <dt>佐证材料</dt>
            <dd>
              <Link href="/evidence">查看和添加</Link>
            </dd>
          </div>
        </dl>
      </header>
      <MergedNotice />
      <LegalNoticePanel
        unitId={account.scope.kind === 'unit' ? account.scope.unitId : undefined}
        doneLabel="我已阅读"
      />
      {own.some(({ formId }) => keepsLedger(formId)) && (
        <p className="sr-ledger-way">
          <Link href={ledgerHref(own.find(({ formId }) => keepsLedger(formId))?.period ?? '')}>
            统计台账
          </Link>
          ：逐笔记材料、服务和产品去向，合计进投入产出表
        </p>
      )}
      {account.scope.kind === 'unit' && <EstablishmentsWay unitId={account.scope.unitId} />}
      <h2 className="sr-heading">本单位应填的表</h2>
      {listed.isPending ? (
        <Skeleton lines={6} />
      ) : own.length === 0 ? (
        <EmptyState title="目前没有要填的表">
          普查办布置后会出现在这里。若您收到了填报通知却看不到表，请联系普查办。
        </EmptyState>
      ) : (
        <ul className="sr-forms">
          {own.map((response) => (
            <FormEntry
              key={response.responseId}
              response={response}
              form={aboutOf(response.responseId)}
              waiting={waiting?.has(response.responseId) ?? false}
              now={now}
            />
          ))}
        </ul>
      )}
      <PendingForms unitId={account.scope.kind === 'unit' ? account.scope.unitId : undefined} />
      {listing.length > 0 && (
        <>
          <h2 className="sr-heading">普查员登记的表（只供查看）</h2>
          <ul className="sr-forms">
            {listing.map((response) => (
              <FormEntry
                key={response.responseId}
                response={response}
                form={aboutOf(response.responseId)}
                waiting={false}
                now={now}
              />
            ))}
          </ul>
        </>
      )}
      {fellAway.length > 0 && (
        <>
          <h2 className="sr-heading">已不再应填的表（已填内容保留，只供查看）</h2>
          <ul className="sr-forms">
            {fellAway.map((response) => (
              <FormEntry
                key={response.responseId}
                response={response}
                form={aboutOf(response.responseId)}
                waiting={waiting?.has(response.responseId) ?? false}
                now={now}
              />
            ))}
          </ul>
        </>
      )}
    </main>
  )
}
