/** 历次审核: who ran what when, and what came of it. */
import type { EvaluationRun } from '../../../../server/contract/evaluation.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import type { ChangeEvaluation } from './evaluation-screen.tsx'
import { neighbourWords, outcomeWords, rangeWords, runStateWords } from './run-words.ts'

export interface RunsViewProps {
  readonly runs: readonly EvaluationRun[] | undefined
  readonly shown: EvaluationRun | undefined
  readonly onShow: ChangeEvaluation
}

const columns: readonly Column<EvaluationRun>[] = [
  { id: 'at', head: '开始时间', width: 144, cell: (run) => <TimeStamp at={run.startedAt} /> },
  { id: 'range', head: '范围', width: 200, cell: rangeWords, title: rangeWords },
  {
    id: 'state',
    head: '状态',
    width: 112,
    cell: ({ state }) => {
      const [tone, word] = runStateWords[state]
      return <StatusTag tone={tone}>{word}</StatusTag>
    },
  },
  {
    id: 'outcome',
    head: '结果',
    cell: (run) => run.failure ?? outcomeWords(run),
    title: (run) => run.failure ?? outcomeWords(run),
  },
  {
    id: 'neighbours',
    head: '同类单位分位数',
    width: 176,
    minor: true,
    cell: neighbourWords,
    title: neighbourWords,
  },
  {
    id: 'by',
    head: '由谁开始',
    width: 128,
    minor: true,
    cell: (run) => run.startedByName ?? '命令行',
  },
  {
    id: 'end',
    head: '结束时间',
    width: 144,
    minor: true,
    cell: (run) => (run.endedAt === null ? '—' : <TimeStamp at={run.endedAt} />),
  },
]

export function RunsView({ runs, shown, onShow }: RunsViewProps) {
  return (
    <DataTable
      label="历次审核"
      columns={columns}
      rows={runs}
      rowKey={({ runId }) => runId}
      currentKey={shown?.runId}
      onOpen={(run) => {
        if (run.state === 'finished') onShow({ view: undefined, run: run.runId })
      }}
      skeletonRows={4}
      empty={<EmptyState title="还没有审核过">已完成的审核点开看结果。</EmptyState>}
    />
  )
}
