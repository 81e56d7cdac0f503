/** 每日准备情况: who can go today, and what each of the others lacks. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { getReadiness, type ReadinessRow } from '../../../../server/contract/devices.ts'
import { call } from '../../../api/call.ts'
import { queryFor } from '../../../api/queries.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { Link } from '../../../ui/link.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { become, go } from '../../office-history.ts'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { usePages } from '../../use-pages.ts'
import { clockWords } from './clock-words.ts'
import { faultWords } from './fault-words.ts'

const EVERY_MS = 60_000

const columns: readonly Column<ReadinessRow>[] = [
  {
    id: 'name',
    head: '姓名',
    width: 112,
    cell: (row) => <Link href={pathOf(row)}>{row.displayName}</Link>,
  },
  {
    id: 'area',
    head: '范围',
    width: 120,
    minor: true,
    cell: ({ areaName }) => areaName,
    title: ({ areaName }) => areaName,
  },
  {
    id: 'ready',
    head: '准备情况',
    cell: ({ faults }) =>
      faults.length === 0 ? (
        <StatusTag tone="accepted">可以出发</StatusTag>
      ) : (
        <StatusTag tone="returned">
          {faults.map((fault) => faultWords[fault].word).join('、')}
        </StatusTag>
      ),
    title: ({ faults }) =>
      faults.map((fault) => `${faultWords[fault].word}：${faultWords[fault].remedy}`).join('\n'),
  },
  {
    id: 'device',
    head: '平板',
    width: 136,
    minor: true,
    cell: ({ device }) => device?.name ?? '—',
    title: ({ device }) =>
      device ? `${device.name}，软件 ${device.report?.appVersion ?? '未报'}` : '未登记',
  },
  {
    id: 'blocks',
    head: '小区',
    align: 'end',
    width: 72,
    cell: ({ blocks, device }) => `${device?.report?.blocks ?? 0}／${blocks}`,
    title: ({ blocks, device }) => `已下载 ${device?.report?.blocks ?? 0} 个，分派 ${blocks} 个`,
  },
  {
    id: 'waiting',
    head: '未发送',
    align: 'end',
    width: 72,
    cell: ({ device }) => device?.report?.waiting ?? '—',
  },
  {
    id: 'clock',
    head: '时钟',
    width: 104,
    minor: true,
    cell: ({ device }) => clockWords(device?.clockOffsetMs ?? null),
  },
  {
    id: 'seen',
    head: '最近同步',
    width: 120,
    cell: ({ device }) => (device?.reportedAt ? <TimeStamp at={device.reportedAt} /> : '—'),
  },
]

export function ReadinessScreen({ area }: { readonly area?: string }) {
  usePageTitle('每日准备情况')
  const { role } = useOffice()
  const show = (chosen: string | undefined) => become(hrefOf('/devices', { area: chosen }))
  const query = area === undefined ? {} : { area }
  const summary = useQuery({
    ...queryFor(getReadiness, { query: { ...query, limit: 1 } }),
    refetchInterval: EVERY_MS,
  })
  const pages = usePages({
    queryKey: [getReadiness.id, { area }],
    everyMs: EVERY_MS,
    read: async (after) => {
      const reply = await call(getReadiness, {
        query: { limit: 100, ...query, ...(after !== undefined && { after }) },
      })
      return { rows: reply.rows, next: reply.next }
    },
  })
  const waiting = pages.rows?.filter(({ faults }) => faults.length > 0).length
  return (
    <>
      <PageHead title="每日准备情况">
        平板每次同步报一次状况。出门前看谁还差什么；点姓名登记平板或挂失。
      </PageHead>
      <Figures
        label="准备情况"
        items={[
          { label: '普查人员', value: summary.data?.people, unit: '人' },
          { label: '已登记平板', value: summary.data?.enrolled, unit: '人' },
          { label: '列表中未就绪', value: waiting, unit: '人', urgent: (waiting ?? 0) > 0 },
          { label: '最新软件', value: summary.data?.expected.appVersion },
        ]}
      />
      <Toolbar label="筛选">
        {role === 'system-administrator' ? (
          <AreaCode key={area} value={area ?? ''} onChange={show} />
        ) : (
          <AreaFilter value={area} onChange={show} />
        )}
      </Toolbar>
      {pages.error ? (
        <Failure error={pages.error} onRetry={pages.retry} />
      ) : (
        <DataTable
          label="每日准备情况"
          columns={columns}
          rows={pages.rows}
          rowKey={(row) => row.accountId}
          onOpen={(row) => go(pathOf(row))}
          onMore={pages.onMore}
          morePending={pages.morePending}
          empty={
            <EmptyState title="这里还没有普查员和指导员">
              先在“账号”里建立，再给每人登记一台平板。
            </EmptyState>
          }
        />
      )}
    </>
  )
}

function pathOf({ accountId }: ReadinessRow): string {
  return hrefOf('/accounts', { account: accountId })
}

interface AreaCodeProps {
  readonly value: string
  readonly onChange: (area: string | undefined) => void
}

/** For a post that reads no figures, of which the cascade of areas is made (law.md L-51). */
function AreaCode({ value, onChange }: AreaCodeProps) {
  const [typed, setTyped] = useState(value)
  const wrong = typed !== '' && !/^\d{4,12}$/.test(typed)
  return (
    <TextField
      label="区划代码"
      value={typed}
      onChange={(text) => setTyped(text.trim())}
      onSettle={() => !wrong && typed !== value && onChange(typed === '' ? undefined : typed)}
      error={wrong ? '区划代码是 4 至 12 位数字' : undefined}
      inputMode="numeric"
      maxLength={12}
    />
  )
}
