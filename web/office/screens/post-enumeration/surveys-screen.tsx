/** 事后质量抽查: surveys the city conducts, and what was decided after them; a county reads its own decisions. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  decisionNames,
  listPesDecisions,
  listPesSurveys,
  type PesDecision,
  type PesSurvey,
} from '../../../../server/contract/post-enumeration.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { go } from '../../office-history.ts'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { DrawDialog } from './draw-dialog.tsx'
import { RateTable } from './rate-table.tsx'

const surveyColumns: readonly Column<PesSurvey>[] = [
  {
    id: 'name',
    head: '抽查',
    cell: ({ surveyId, name }) => <Link href={`/post-enumeration/${surveyId}`}>{name}</Link>,
    title: ({ name }) => name,
  },
  { id: 'area', head: '区域', width: 104, cell: ({ areaName }) => areaName },
  { id: 'blocks', head: '小区', width: 88, align: 'end', cell: (row) => formatNumber(row.blocks) },
  {
    ...{ id: 'drawn', head: '抽中', width: 88, align: 'end' },
    cell: (row) => formatNumber(row.blocksDrawn),
  },
  {
    id: 'sealed',
    head: '封存时间',
    width: 144,
    cell: ({ sealedAt }) => <TimeStamp at={sealedAt} />,
  },
  {
    ...{ id: 'open', head: '名单', width: 144 },
    cell: ({ open, opensAt }) =>
      open ? (
        <StatusTag tone="underway">已启用</StatusTag>
      ) : (
        <span>
          <TimeStamp at={opensAt} /> 启用
        </span>
      ),
  },
]

const decisionColumns: readonly Column<PesDecision>[] = [
  { id: 'area', head: '区域', width: 120, cell: ({ areaName }) => areaName },
  {
    ...{ id: 'decision', head: '决定', width: 144 },
    cell: ({ decision }) => (
      <StatusTag tone={decision === 'accept' ? 'accepted' : 'returned'}>
        {decisionNames[decision]}
      </StatusTag>
    ),
  },
  { id: 'reason', head: '理由', cell: ({ reason }) => reason, title: ({ reason }) => reason },
  {
    id: 'survey',
    head: '抽查',
    width: 200,
    cell: (row) => row.surveyName,
    title: (row) => row.surveyName,
  },
  { id: 'by', head: '决定人', width: 96, cell: ({ decidedBy }) => decidedBy },
  { id: 'at', head: '时间', width: 144, cell: ({ decidedAt }) => <TimeStamp at={decidedAt} /> },
]

export function SurveysScreen() {
  usePageTitle('事后抽查')
  const { role } = useOffice()
  const conducts = role === 'city-office'
  const [drawing, setDrawing] = useState(false)
  const [opened, setOpened] = useState<PesDecision | null>(null)
  const surveys = useQuery({ ...queryFor(listPesSurveys, {}), enabled: conducts })
  const decisions = useQuery(queryFor(listPesDecisions, {}))
  return (
    <>
      <PageHead
        title="事后抽查"
        actions={
          conducts ? (
            <Button variant="primary" onClick={() => setDrawing(true)}>
              封存并抽样
            </Button>
          ) : undefined
        }
      >
        {conducts
          ? '先封存小区名录和数据，再按公开的种子抽取小区，由外县区的人独立复查。结果只用来评估，不改任何单位的数据。'
          : '事后抽查由上级组织，抽中名单和比对结果不发县区；作出的决定列在这里。'}
      </PageHead>
      {conducts && (
        <>
          {surveys.error && (
            <Failure error={surveys.error} onRetry={() => void surveys.refetch()} />
          )}
          <DataTable
            label="事后抽查"
            columns={surveyColumns}
            rows={surveys.data?.surveys}
            rowKey={({ surveyId }) => surveyId}
            onOpen={({ surveyId }) => go(`/post-enumeration/${surveyId}`)}
            empty={
              <EmptyState title="还没有抽查">登记和审核结束后，在这里封存名录并抽样。</EmptyState>
            }
          />
        </>
      )}
      <h2 className="office-list-head">抽查后的决定</h2>
      {decisions.error && (
        <Failure error={decisions.error} onRetry={() => void decisions.refetch()} />
      )}
      <DataTable
        label="抽查后的决定"
        columns={decisionColumns}
        rows={decisions.data?.decisions}
        rowKey={({ decisionId }) => decisionId}
        onOpen={setOpened}
        empty={
          <EmptyState title="还没有决定">抽中小区全部定性后，由市级普查办逐县区作出。</EmptyState>
        }
      />
      {drawing && <DrawDialog onClose={() => setDrawing(false)} />}
      {opened && (
        <Sheet
          open
          onOpenChange={() => setOpened(null)}
          title={`${opened.areaName}：${decisionNames[opened.decision]}`}
        >
          <div className="office-prose">
            <p>{opened.reason}</p>
            <p className="office-aside">合格线：{opened.bars.source}</p>
          </div>
          <RateTable result={opened.result} />
        </Sheet>
      )}
    </>
  )
}
