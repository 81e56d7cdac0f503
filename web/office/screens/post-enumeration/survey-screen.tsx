/** One survey: its seal and draw, who surveys which block, and what it comes to. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReplyOf } from '../../../../server/contract/operation.ts'
import {
  getPesFrame,
  getPesSurvey,
  type SurveyBlockState,
  surveyBlockStateNames,
} from '../../../../server/contract/post-enumeration.ts'
import { download } from '../../../api/download.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { StatusTag, type StatusTone } from '../../../ui/status-tag.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { usePageTitle } from '../../use-page-title.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { ResultsView } from './results-view.tsx'

type Survey = ReplyOf<typeof getPesSurvey>
type Drawn = Survey['drawn'][number]
type View = 'blocks' | 'results' | 'draw'

const tones: Readonly<Record<SurveyBlockState, StatusTone>> = {
  waiting: 'waiting',
  assigned: 'sent',
  working: 'underway',
  reported: 'underway',
  judged: 'accepted',
}

export function SurveyScreen({ surveyId }: { readonly surveyId: string }) {
  usePageTitle('事后抽查')
  const [view, setView] = useState<View>('blocks')
  const [assigning, setAssigning] = useState<Drawn | null>(null)
  const query = useQuery(queryFor(getPesSurvey, { params: { surveyId } }))
  const save = useMutation({ mutationFn: () => download(getPesFrame, { params: { surveyId } }) })
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton lines={12} />
  const { survey, drawn, sealHolds, strata, surveyors } = query.data
  return (
    <>
      <PageHead
        title={survey.name}
        parts={[{ label: '事后抽查', href: '/post-enumeration' }, { label: survey.name }]}
        actions={
          <Button
            icon="download"
            reason={survey.open ? undefined : '名单启用后才能导出'}
            pending={save.isPending}
            onClick={() => save.mutate()}
          >
            导出抽样框
          </Button>
        }
      >
        {survey.areaName}，从 {formatNumber(survey.blocks)} 个小区、{formatNumber(survey.units)}{' '}
        家单位中抽 {formatNumber(survey.blocksDrawn)} 个小区。
      </PageHead>
      {save.error && <Failure error={save.error} />}
      {sealHolds ? (
        <Notice tone="accepted" title="封存完好：抽样框摘要一致，用种子重抽得到同一份名单" />
      ) : (
        <Notice tone="mandatory" title="抽样框与封存时的摘要不一致，请立即报告安全管理员" />
      )}
      <Tabs<View>
        label="抽查"
        value={view}
        onChange={setView}
        items={[
          { id: 'blocks', label: '分派和定性', count: drawn.length },
          { id: 'results', label: '结果' },
          { id: 'draw', label: '封存和抽样' },
        ]}
      />
      {view === 'blocks' && (
        <DataTable
          label="抽中小区"
          columns={columnsOf(surveyId, setAssigning)}
          rows={drawn}
          rowKey={({ blockCode }) => blockCode}
          empty={
            <EmptyState title="名单还没有启用">
              启用时间是 <TimeStamp at={survey.opensAt} />
              ，在此之前任何账号都看不到抽中的小区。
            </EmptyState>
          }
        />
      )}
      {view === 'results' && <ResultsView surveyId={surveyId} />}
      {view === 'draw' && (
        <section className="office-section">
          <h2>封存和抽样</h2>
          <Facts
            columns={2}
            items={[
              { label: '封存时间', value: <TimeStamp at={survey.sealedAt} /> },
              { label: '封存人', value: survey.sealedBy },
              { label: '随机种子', value: survey.seed },
              {
                label: '抽样方法',
                value: `${survey.algorithm}（分县区、分规模，层内等概率抽整个小区）`,
              },
              {
                label: '抽样框摘要',
                value: <code className="office-code">{survey.frameHash}</code>,
              },
              { label: '合格线依据', value: survey.bars.source },
            ]}
          />
          <DataTable
            label="各层"
            columns={strataColumns}
            rows={strata}
            rowKey={({ stratum }) => stratum}
            empty={null}
          />
        </section>
      )}
      {assigning && (
        <AssignDialog
          surveyId={surveyId}
          block={assigning}
          surveyors={surveyors}
          onClose={() => setAssigning(null)}
        />
      )}
    </>
  )
}

function columnsOf(surveyId: string, assign: (block: Drawn) => void): readonly Column<Drawn>[] {
  return [
    {
      ...{ id: 'block', head: '小区' },
      cell: ({ blockCode, name, areaNames, state }) => {
        const words = `${areaNames.join(' ')} ${name}`
        return state === 'reported' || state === 'judged' ? (
          <Link href={`/post-enumeration/${surveyId}/blocks/${blockCode}`}>{words}</Link>
        ) : (
          words
        )
      },
      title: ({ blockCode }) => blockCode,
    },
    { id: 'stratum', head: '层', width: 96, cell: ({ stratum }) => stratum },
    {
      ...{ id: 'state', head: '状态', width: 112 },
      cell: ({ state }) => (
        <StatusTag tone={tones[state]}>{surveyBlockStateNames[state]}</StatusTag>
      ),
    },
    {
      id: 'units',
      head: '封存单位',
      width: 88,
      align: 'end',
      cell: (row) => formatNumber(row.units),
    },
    {
      id: 'found',
      head: '抽查登记',
      width: 88,
      align: 'end',
      cell: (row) => formatNumber(row.found),
    },
    {
      ...{ id: 'undecided', head: '待定性', width: 80, align: 'end' },
      cell: ({ undecided }) => (
        <span className={undecided > 0 ? 'office-urgent' : 'office-zero'}>{undecided}</span>
      ),
    },
    {
      ...{ id: 'surveyor', head: '抽查员', width: 160 },
      cell: (row) =>
        row.state === 'waiting' || row.state === 'assigned' ? (
          <Button size="small" onClick={() => assign(row)}>
            {row.surveyor === null ? '分派' : `${row.surveyor}，改派`}
          </Button>
        ) : (
          row.surveyor
        ),
    },
  ]
}

const strataColumns: readonly Column<Survey['strata'][number]>[] = [
  { id: 'stratum', head: '层（县区-规模，0 为没有单位）', cell: ({ stratum }) => stratum },
  { id: 'blocks', head: '小区', width: 104, align: 'end', cell: (row) => formatNumber(row.blocks) },
  { id: 'units', head: '单位', width: 104, align: 'end', cell: (row) => formatNumber(row.units) },
  { id: 'drawn', head: '抽中', width: 104, align: 'end', cell: (row) => formatNumber(row.drawn) },
]
