/** A finished block: what the census had beside what the survey found, each difference to be judged. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  comparedItemNames,
  type FoundUnit,
  foundVerdictNames,
  foundVerdicts,
  getPesBlock,
  itemVerdictNames,
  itemVerdicts,
  type PesJudgement,
  type SealedUnit,
  unitVerdictNames,
  unitVerdicts,
} from '../../../../server/contract/post-enumeration.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { usePageTitle } from '../../use-page-title.ts'
import { unitKindNames } from '../units/unit-kind-names.ts'
import { JudgeDialog, type JudgeTask } from './judge-dialog.tsx'

const allVerdictNames: Readonly<Record<string, string>> = {
  ...foundVerdictNames,
  ...unitVerdictNames,
  ...itemVerdictNames,
}

interface Line {
  readonly key: string
  readonly kind: string
  readonly census: string
  readonly survey: string
  readonly hint: string
  readonly judgement: PesJudgement | null
  readonly task: JudgeTask
}

const nameOf = ({ unit }: FoundUnit) => String(unit.unitName ?? '未填名称')
const codeOf = ({ unit }: FoundUnit) => String(unit.unifiedSocialCreditCode ?? '无代码')
const sealedWords = (unit: SealedUnit) =>
  `${unit.name}（${unitKindNames[unit.kind]}，${unit.unifiedSocialCreditCode ?? '无代码'}）`

export function ComparisonScreen(props: { readonly surveyId: string; readonly blockCode: string }) {
  usePageTitle('抽查比对')
  const [task, setTask] = useState<JudgeTask | null>(null)
  const query = useQuery(queryFor(getPesBlock, { params: props }))
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton lines={12} />
  const { pairs, onlyFound, onlySealed, undecided } = query.data
  const sealed = [...onlySealed, ...pairs].map((each) => each.sealed)
  const units = sealed.map(({ unitId, name }) => ({ value: unitId, label: name }))
  const lines: Line[] = [
    ...onlyFound.map(
      (each): Line => ({
        ...{ key: each.key, kind: '普查没有登记', census: '—', judgement: each.judgement },
        survey: `${nameOf(each.found)}（${codeOf(each.found)}）`,
        hint: [
          ...each.likely.map(({ name }) => `像是“${name}”`),
          ...each.elsewhere.map(({ name }) => `同一代码登记在别处：${name}`),
        ].join('；'),
        task: {
          ...{ key: each.key, title: nameOf(each.found), units, needsUnit: 'same-as' },
          verdicts: foundVerdicts.map((value) => ({ value, label: foundVerdictNames[value] })),
        },
      }),
    ),
    ...onlySealed.map(
      (each): Line => ({
        ...{ key: each.key, kind: '抽查没有查到', census: sealedWords(each.sealed), survey: '—' },
        judgement: each.judgement,
        hint: each.doubleOf.map(({ name }) => `可能与“${name}”重复`).join('；'),
        task: {
          ...{ key: each.key, title: each.sealed.name, needsUnit: 'duplicate' },
          units: units.filter(({ value }) => value !== each.sealed.unitId),
          verdicts: unitVerdicts.map((value) => ({ value, label: unitVerdictNames[value] })),
        },
      }),
    ),
    ...pairs.flatMap(({ sealed: unit, found, items }) =>
      items.map(
        (item): Line => ({
          ...{ key: item.key, kind: comparedItemNames[item.item], judgement: item.judgement },
          census: `${unit.name}：${item.census ?? '没有填报'}`,
          survey: item.survey ?? '—',
          hint: typeof found.figures.surveyNote === 'string' ? found.figures.surveyNote : '',
          task: {
            ...{ key: item.key, units: [], needsUnit: null },
            title: `${unit.name}：${comparedItemNames[item.item]}`,
            verdicts: itemVerdicts.map((value) => ({ value, label: itemVerdictNames[value] })),
          },
        }),
      ),
    ),
  ]
  return (
    <>
      <PageHead
        title={`${query.data.name}：抽查比对`}
        parts={[
          { label: '事后抽查', href: '/post-enumeration' },
          { label: '抽中小区', href: `/post-enumeration/${props.surveyId}` },
          { label: query.data.name },
        ]}
      >
        {query.data.surveyor}于 <TimeStamp at={query.data.reportedAt} /> 报完；对上 {pairs.length}{' '}
        家。{query.data.note}
      </PageHead>
      {undecided > 0 ? (
        <Notice
          tone="verify"
          title={`还有 ${undecided} 处差异没有定性，定完后这个小区才计入结果`}
        />
      ) : (
        <Notice tone="accepted" title="全部差异已定性，计入结果" />
      )}
      <DataTable
        label="差异"
        columns={columnsOf(setTask)}
        rows={lines}
        rowKey={({ key }) => key}
        empty={<EmptyState title="没有差异">抽查与登记逐项一致。</EmptyState>}
      />
      {task && <JudgeDialog {...props} task={task} onClose={() => setTask(null)} />}
    </>
  )
}

function columnsOf(judge: (task: JudgeTask) => void): readonly Column<Line>[] {
  return [
    { id: 'kind', head: '差异', width: 160, cell: ({ kind }) => kind },
    {
      id: 'census',
      head: '普查登记（封存）',
      cell: ({ census }) => census,
      title: ({ census }) => census,
    },
    { id: 'survey', head: '抽查核实', cell: ({ survey }) => survey, title: ({ survey }) => survey },
    { id: 'hint', head: '参考', cell: ({ hint }) => hint, title: ({ hint }) => hint },
    {
      ...{ id: 'judgement', head: '定性', width: 200 },
      cell: ({ judgement }) =>
        judgement ? (
          <StatusTag tone="accepted">
            {allVerdictNames[judgement.verdict] ?? judgement.verdict}
          </StatusTag>
        ) : (
          <StatusTag tone="waiting">待定性</StatusTag>
        ),
      title: ({ judgement }) => (judgement ? `${judgement.judgedBy}：${judgement.evidence}` : ''),
    },
    {
      ...{ id: 'act', head: '办理', width: 88 },
      cell: ({ task, judgement }) => (
        <Button size="small" onClick={() => judge(task)}>
          {judgement ? '改判' : '定性'}
        </Button>
      ),
    },
  ]
}
