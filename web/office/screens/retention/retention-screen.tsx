/**
 * 资料保存与销毁: how long each class of records is kept, what is due, what is held, and every destruction from its
 * request to its voucher.
 */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type Destruction,
  getRetention,
  type Hold,
  type KeptClass,
  recordClassNames,
} from '../../../../server/contract/retention.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { PageHead } from '../../../ui/page-head.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { usePageTitle } from '../../use-page-title.ts'
import { ClassSheet } from './class-sheet.tsx'
import { DestructionSheet } from './destruction-sheet.tsx'
import { HoldDialog } from './hold-dialog.tsx'
import { HoldSheet } from './hold-sheet.tsx'
import { classStates, destructionStates, nameOfHeld } from './retention-words.ts'
import './retention.css'

const classColumns: readonly Column<KeptClass>[] = [
  { id: 'name', head: '类别', cell: ({ recordClass }) => recordClassNames[recordClass] },
  {
    id: 'rows',
    head: '行数',
    align: 'end',
    width: 112,
    cell: ({ rows }) => formatNumber(rows),
  },
  {
    id: 'years',
    head: '保存',
    width: 80,
    cell: ({ rule }) => (rule ? `${rule.years} 年` : '未定'),
  },
  {
    id: 'newest',
    head: '最近一条',
    width: 120,
    minor: true,
    cell: ({ newestOn }) => newestOn ?? '无',
  },
  { id: 'due', head: '可销毁日', width: 120, cell: ({ dueOn }) => dueOn ?? '未定' },
  {
    id: 'state',
    head: '状态',
    width: 120,
    cell: ({ state }) => (
      <StatusTag tone={classStates[state][0]}>{classStates[state][1]}</StatusTag>
    ),
  },
]

const destructionColumns: readonly Column<Destruction>[] = [
  { id: 'name', head: '类别', cell: ({ recordClass }) => recordClassNames[recordClass] },
  {
    id: 'rows',
    head: '行数',
    align: 'end',
    width: 112,
    cell: ({ tables }) => formatNumber(tables.reduce((sum, { rows }) => sum + rows, 0)),
  },
  { id: 'by', head: '申请人', width: 120, minor: true, cell: ({ requestedBy }) => requestedBy },
  {
    id: 'at',
    head: '申请时间',
    width: 144,
    minor: true,
    cell: ({ requestedAt }) => <TimeStamp at={requestedAt} />,
  },
  {
    id: 'approvals',
    head: '批准',
    width: 88,
    cell: ({ decisions }) =>
      `${decisions.filter(({ decision }) => decision === 'approve').length}／2 人`,
  },
  {
    id: 'state',
    head: '状态',
    width: 136,
    cell: ({ state }) => (
      <StatusTag tone={destructionStates[state][0]}>{destructionStates[state][1]}</StatusTag>
    ),
  },
]

const holdColumns: readonly Column<Hold>[] = [
  { id: 'class', head: '类别', width: 200, cell: ({ recordClass }) => nameOfHeld(recordClass) },
  { id: 'reason', head: '原因', cell: ({ reason }) => reason, title: ({ reason }) => reason },
  { id: 'by', head: '登记人', width: 120, minor: true, cell: ({ placedBy }) => placedBy },
  {
    id: 'at',
    head: '登记时间',
    width: 144,
    minor: true,
    cell: ({ placedAt }) => <TimeStamp at={placedAt} />,
  },
  {
    id: 'state',
    head: '状态',
    width: 120,
    cell: ({ liftedAt }) => (
      <StatusTag tone={liftedAt === null ? 'returned' : 'closed'}>
        {liftedAt === null ? '暂停中' : '已解除'}
      </StatusTag>
    ),
  },
]

type Opened = { readonly what: 'class' | 'destruction' | 'hold'; readonly id: string }

export function RetentionScreen() {
  usePageTitle('资料保存与销毁')
  const [opened, setOpened] = useState<Opened | null>(null)
  const [placing, setPlacing] = useState(false)
  const { data, error, refetch } = useQuery(queryFor(getRetention, {}))
  const close = () => setOpened(null)
  const idOf = (what: Opened['what']) => (opened?.what === what ? opened.id : undefined)
  const kept = data?.classes.find(({ recordClass }) => recordClass === idOf('class'))
  const destruction = data?.destructions.find(({ id }) => id === idOf('destruction'))
  const hold = data?.holds.find(({ id }) => id === idOf('hold'))
  return (
    <>
      <PageHead
        title="资料保存与销毁"
        actions={data?.may.hold && <Button onClick={() => setPlacing(true)}>暂停销毁</Button>}
      >
        保存期从最近一条资料算起，未录入期限的不会到期。到期的由系统管理员申请，市级普查办和安全管理员各一人批准，再停止服务、在服务器上执行；每次销毁留下凭证，审计轨迹不删除。
      </PageHead>
      {error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <div className="retention">
          <DataTable
            label="各类资料的保存期限"
            columns={classColumns}
            rows={data?.classes}
            rowKey={({ recordClass }) => recordClass}
            currentKey={idOf('class')}
            onOpen={({ recordClass }) => setOpened({ what: 'class', id: recordClass })}
            skeletonRows={6}
            empty={<EmptyState title="没有资料" />}
          />
          <h2>销毁申请</h2>
          <DataTable
            label="销毁申请"
            columns={destructionColumns}
            rows={data?.destructions}
            rowKey={({ id }) => id}
            currentKey={idOf('destruction')}
            onOpen={({ id }) => setOpened({ what: 'destruction', id })}
            skeletonRows={2}
            empty={
              <EmptyState title="没有申请">有资料到期时，由系统管理员在上表里申请。</EmptyState>
            }
          />
          <h2>暂停销毁</h2>
          <DataTable
            label="暂停销毁"
            columns={holdColumns}
            rows={data?.holds}
            rowKey={({ id }) => id}
            currentKey={idOf('hold')}
            onOpen={({ id }) => setOpened({ what: 'hold', id })}
            skeletonRows={2}
            empty={
              <EmptyState title="没有暂停">
                查办案件、复议诉讼、质量核查需要保留资料时，登记暂停，解除之前不能销毁。
              </EmptyState>
            }
          />
        </div>
      )}
      {kept && data && <ClassSheet kept={kept} may={data.may} onClose={close} />}
      {destruction && <DestructionSheet destruction={destruction} onClose={close} />}
      {hold && data && <HoldSheet hold={hold} mayLift={data.may.hold} onClose={close} />}
      {placing && <HoldDialog onClose={() => setPlacing(false)} />}
    </>
  )
}
