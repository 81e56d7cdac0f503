/** 个体抽样: the drawn sample of self-employed households, its moves, and estimates by county and industry. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type EstimatedVariable,
  estimatedVariableNames,
  estimatedVariables,
  estimateHouseholds,
  type HouseholdCell,
  type HouseholdSample,
  listHouseholdSamples,
  markHouseholdSample,
} from '../../../../server/contract/self-employed.ts'
import { call } from '../../../api/call.ts'
import { keyOf, queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Facts } from '../../../ui/facts.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { usePageTitle } from '../../use-page-title.ts'
import { DrawSampleDialog } from './draw-sample-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'

export function HouseholdSampleScreen() {
  usePageTitle('个体抽样')
  const [drawing, setDrawing] = useState(false)
  const [moving, setMoving] = useState(false)
  const query = useQuery(queryFor(listHouseholdSamples, {}))
  const sample = query.data?.samples[0]
  return (
    <>
      <PageHead
        title="个体抽样"
        actions={
          <>
            {sample && <Button onClick={() => setMoving(true)}>登记变动</Button>}
            <Button variant="primary" onClick={() => setDrawing(true)}>
              抽样
            </Button>
          </>
        }
      >
        达到规模的个体经营户逐户调查，其余抽普查小区、小区内逐户调查（613 表），再按县区和行业推算。
      </PageHead>
      {query.error && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton lines={8} />}
      {query.data && !sample && (
        <EmptyState title="还没有抽样">清查结束后，按清查名录在这里抽样。</EmptyState>
      )}
      {sample && <SampleView sample={sample} />}
      {drawing && <DrawSampleDialog onClose={() => setDrawing(false)} />}
      {moving && sample && (
        <MoveDialog sampleId={sample.sampleId} onClose={() => setMoving(false)} />
      )}
    </>
  )
}

function SampleView({ sample }: { readonly sample: HouseholdSample }) {
  const [variable, setVariable] = useState<EstimatedVariable>('operatingRevenue')
  const client = useQueryClient()
  const { sampleId } = sample
  const estimates = useQuery(queryFor(estimateHouseholds, { params: { sampleId } }))
  const left = sample.fullLayer + sample.sampled - sample.marked
  const mark = useMutation({
    mutationFn: async () => {
      for (;;) {
        const { more } = await call(markHouseholdSample, { params: { sampleId } })
        await client.invalidateQueries({ queryKey: keyOf(listHouseholdSamples) })
        if (!more) return
      }
    },
  })
  return (
    <>
      {left > 0 ? (
        <Notice
          tone="verify"
          title={`还有 ${formatNumber(left)} 户没有标记为样本，标记后才应填 613 表`}
          action={
            <Button pending={mark.isPending} onClick={() => mark.mutate()}>
              标记样本
            </Button>
          }
        />
      ) : (
        <Notice tone="accepted" title={`样本 ${formatNumber(sample.marked)} 户都已标记`} />
      )}
      {mark.error && <Failure error={mark.error} />}
      <section className="office-section" aria-label="抽样">
        <Facts
          columns={2}
          items={[
            { label: '区域', value: sample.areaName },
            {
              label: '抽样框',
              value: `${formatNumber(sample.households)} 户、${formatNumber(sample.blocks)} 个小区`,
            },
            {
              label: '全面调查层',
              value: `预计年营业收入 ${formatNumber(sample.threshold)} 千元及以上，${formatNumber(sample.fullLayer)} 户`,
            },
            {
              label: '抽样调查层',
              value: `抽中 ${formatNumber(sample.blocksDrawn)} 个小区，${formatNumber(sample.sampled)} 户`,
            },
            { label: '随机种子', value: sample.seed },
            { label: '抽样框摘要', value: <code className="office-code">{sample.frameHash}</code> },
            { label: '抽样人', value: sample.drawnBy },
            { label: '抽样时间', value: <TimeStamp at={sample.drawnAt} /> },
          ]}
        />
      </section>
      <Tabs<EstimatedVariable>
        label="推算指标"
        value={variable}
        onChange={setVariable}
        items={estimatedVariables.map((id) => ({ id, label: estimatedVariableNames[id] }))}
      />
      {estimates.error && (
        <Failure error={estimates.error} onRetry={() => void estimates.refetch()} />
      )}
      <DataTable
        label="推算结果"
        columns={columns}
        rows={estimates.data?.cells.filter((cell) => cell.variable === variable)}
        rowKey={({ county, industry }) => `${county} ${industry}`}
        empty={<EmptyState title="还算不出">613 表报上来后在这里推算。</EmptyState>}
      />
    </>
  )
}

const whole = (value: number | null) =>
  value === null ? '算不出' : formatNumber(Math.round(value))

const columns: readonly Column<HouseholdCell>[] = [
  { id: 'county', head: '县区', cell: ({ countyName }) => countyName },
  {
    ...{ id: 'industry', head: '行业门类', width: 120 },
    cell: ({ industry }) => (industry === '*' ? <strong>合计</strong> : industry || '未编码'),
  },
  {
    id: 'households',
    head: '户数',
    width: 96,
    align: 'end',
    cell: (row) => formatNumber(row.households),
  },
  {
    id: 'reported',
    head: '已报 613',
    width: 96,
    align: 'end',
    cell: (row) => formatNumber(row.reported),
  },
  { id: 'total', head: '推算总量', width: 136, align: 'end', cell: ({ total }) => whole(total) },
  {
    ...{ id: 'error', head: '标准误', width: 112, align: 'end' },
    cell: ({ standardError }) => whole(standardError),
  },
  {
    ...{ id: 'relative', head: '相对误差', width: 96, align: 'end' },
    cell: ({ relativeError }) =>
      relativeError === null ? '—' : `${(relativeError * 100).toFixed(1)}%`,
  },
  {
    ...{ id: 'interval', head: '95% 置信区间', width: 208, align: 'end' },
    cell: ({ lower, upper }) =>
      lower === null || upper === null ? '—' : `${whole(lower)} 至 ${whole(upper)}`,
  },
  {
    ...{ id: 'merged', head: '说明', width: 176 },
    cell: ({ merged }) => (merged ? '样本不足，用全县比率' : ''),
  },
]
