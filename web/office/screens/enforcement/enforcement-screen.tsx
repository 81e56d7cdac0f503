/**
 * 执法调阅: the one door for statistical enforcement. Who asks sees their requests and, while one is open,
 * its units; who approves sees what waits for them.
 */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  ENFORCEMENT_NOTE,
  type EnforcementRequest,
  listEnforcementRequests,
} from '../../../../server/contract/enforcement.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { StatusTag, type StatusTone } from '../../../ui/status-tag.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { RequestDialog } from './request-dialog.tsx'
import { RequestSheet } from './request-sheet.tsx'
import './enforcement.css'

const states: Readonly<Record<EnforcementRequest['state'], readonly [StatusTone, string]>> = {
  waiting: ['waiting', '待审批'],
  open: ['underway', '可调阅'],
  refused: ['returned', '未批准'],
  over: ['closed', '已到期'],
}

const columns: readonly Column<EnforcementRequest>[] = [
  { id: 'case', head: '案号', width: 200, cell: (each) => each.caseNumber },
  { id: 'reason', head: '事由', cell: (each) => each.reason, title: (each) => each.reason },
  { id: 'units', head: '单位', align: 'end', width: 72, cell: (each) => each.units.length },
  { id: 'by', head: '申请人', width: 112, cell: (each) => each.requestedBy },
  {
    id: 'at',
    head: '申请时间',
    width: 144,
    minor: true,
    cell: (each) => <TimeStamp at={each.requestedAt} />,
  },
  {
    id: 'approvals',
    head: '审批',
    width: 88,
    cell: (each) =>
      `${each.decisions.filter(({ decision }) => decision === 'approve').length}／2 人`,
  },
  {
    id: 'state',
    head: '状态',
    width: 112,
    cell: ({ state }) => <StatusTag tone={states[state][0]}>{states[state][1]}</StatusTag>,
  },
]

export function EnforcementScreen() {
  usePageTitle('执法调阅')
  const { role } = useOffice()
  const [openedId, setOpenedId] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const { data, error, refetch } = useQuery(queryFor(listEnforcementRequests, {}))
  const opened = data?.requests.find(({ id }) => id === openedId)
  return (
    <>
      <PageHead
        title="执法调阅"
        actions={
          role === 'enforcement-officer' && (
            <Button variant="primary" onClick={() => setAsking(true)}>
              申请调阅
            </Button>
          )
        }
      >
        {ENFORCEMENT_NOTE}。须两人批准，只开放申请里点名的单位，到期自动关闭，每次查看都留痕。
      </PageHead>
      {error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label="执法调阅申请"
          columns={columns}
          rows={data?.requests}
          rowKey={(each) => each.id}
          currentKey={openedId ?? undefined}
          onOpen={(each) => setOpenedId(each.id)}
          skeletonRows={4}
          empty={
            <EmptyState title="没有申请">
              {role === 'enforcement-officer'
                ? '需要查看被检查单位的普查资料时，点“申请调阅”。'
                : '有统计执法人员申请调阅时，会出现在这里。'}
            </EmptyState>
          }
        />
      )}
      {opened && <RequestSheet request={opened} onClose={() => setOpenedId(null)} />}
      {asking && <RequestDialog onClose={() => setAsking(false)} />}
    </>
  )
}
