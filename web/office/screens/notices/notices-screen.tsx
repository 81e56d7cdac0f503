/**
 * 告知书: units that report online, how far each has come with its account, and printing notices with
 * one-use codes for those ticked. A code is seen on its notice and nowhere else.
 */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  issueActivationCodes,
  listNoticeUnits,
  MOST_NOTICES,
  type NoticeUnit,
} from '../../../../server/contract/activation.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Link } from '../../../ui/link.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { StatusTag, type StatusTone } from '../../../ui/status-tag.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { become } from '../../office-history.ts'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { usePages } from '../../use-pages.ts'
import { PrintedNotices } from './printed-notices.tsx'

const states: Readonly<Record<NoticeUnit['state'], { word: string; tone: StatusTone }>> = {
  none: { word: '未发告知书', tone: 'waiting' },
  issued: { word: '已发，待启用', tone: 'underway' },
  used: { word: '已启用', tone: 'accepted' },
  expired: { word: '激活码已过期', tone: 'returned' },
}

const columns: readonly Column<NoticeUnit>[] = [
  {
    id: 'name',
    head: '单位名称',
    cell: (unit) => <Link href={`/units/${unit.unitId}`}>{unit.unitName}</Link>,
    title: (unit) => unit.unitName,
  },
  { id: 'code', head: '统一社会信用代码', width: 192, cell: (unit) => unit.creditCode ?? '—' },
  { id: 'area', head: '区划代码', width: 136, minor: true, cell: (unit) => unit.areaCode },
  {
    id: 'state',
    head: '网上账号',
    width: 144,
    cell: (unit) => <StatusTag tone={states[unit.state].tone}>{states[unit.state].word}</StatusTag>,
  },
  {
    id: 'issued',
    head: '告知书日期',
    width: 128,
    cell: (unit) => (unit.issuedAt ? <TimeStamp at={unit.issuedAt} /> : '—'),
  },
]

export interface NoticesScreenProps {
  readonly area?: string
  /** Part of a name, or a credit code. */
  readonly search?: string
}

export function NoticesScreen({ area, search }: NoticesScreenProps) {
  usePageTitle('网上填报告知书')
  const { areaName } = useOffice()
  const client = useQueryClient()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const pages = usePages({
    queryKey: [listNoticeUnits.id, { area, search }],
    read: async (after) => {
      const { units, next } = await call(listNoticeUnits, {
        query: {
          limit: 200,
          ...(area !== undefined && { area }),
          ...(search !== undefined && { search }),
          ...(after !== undefined && { after }),
        },
      })
      return { rows: units, next }
    },
  })
  const issue = useMutation({
    mutationFn: () => call(issueActivationCodes, { body: { unitIds: [...ticked] } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [listNoticeUnits.id] }),
  })
  if (issue.data) {
    return (
      <PrintedNotices
        notices={issue.data.notices}
        refused={issue.data.refused}
        office={`${areaName}经济普查办公室`}
        onClose={() => {
          issue.reset()
          setTicked(new Set())
        }}
      />
    )
  }
  const unsent = pages.rows?.filter(({ state }) => state === 'none' || state === 'expired') ?? []
  const renewed = pages.rows?.filter((unit) => ticked.has(unit.unitId) && unit.state === 'issued')
  return (
    <>
      <PageHead
        title="网上填报告知书"
        actions={
          <Button
            variant="primary"
            icon="print"
            reason={
              ticked.size === 0
                ? '请先勾选单位'
                : ticked.size > MOST_NOTICES
                  ? `一次最多 ${MOST_NOTICES} 份`
                  : undefined
            }
            pending={issue.isPending}
            onClick={() => issue.mutate()}
          >
            生成并打印{ticked.size > 0 ? ` ${ticked.size} 份` : ''}
          </Button>
        }
      >
        一套表单位和投入产出调查单位凭告知书上的信用代码和激活码启用网上填报账号；其他单位自愿网上填报的，用名称或信用代码查找。激活码只印在告知书上，系统不留存。
      </PageHead>
      <Toolbar
        label="筛选单位"
        end={
          <Button
            reason={unsent.length === 0 ? '列表中没有未发的单位' : undefined}
            onClick={() =>
              setTicked(new Set(unsent.slice(0, MOST_NOTICES).map(({ unitId }) => unitId)))
            }
          >
            勾选全部未发
          </Button>
        }
      >
        <SearchField
          label="查找"
          labelHidden={false}
          placeholder="任何法人单位的名称或信用代码"
          value={search ?? ''}
          onSearch={(words) => become(hrefOf('/notices', { area, search: words }))}
        />
        <AreaFilter
          value={area}
          onChange={(chosen) => become(hrefOf('/notices', { area: chosen, search }))}
        />
      </Toolbar>
      {(renewed?.length ?? 0) > 0 && (
        <div className="office-band">
          <Notice tone="verify" title={`其中 ${renewed?.length} 家已发过告知书`}>
            重新生成后，旧告知书上的激活码作废。
          </Notice>
        </div>
      )}
      {issue.error && <Failure error={issue.error} />}
      {pages.error ? (
        <Failure error={pages.error} onRetry={pages.retry} />
      ) : (
        <DataTable
          label="网上填报的单位"
          columns={columns}
          rows={pages.rows}
          rowKey={(unit) => unit.unitId}
          ticked={ticked}
          onTick={setTicked}
          onMore={pages.onMore}
          morePending={pages.morePending}
          empty={
            search === undefined ? (
              <EmptyState title="这里没有网上填报的单位">
                先在“底册”里载入一套表单位名录或投入产出样本，单位才会出现在这里；其他单位用名称或信用代码查找。
              </EmptyState>
            ) : (
              <EmptyState title="没有找到这样的单位">
                只查有统一社会信用代码的法人单位，请核对名称、代码和区域。
              </EmptyState>
            )
          }
        />
      )}
    </>
  )
}
