/** What an evaluation came to: checks or the units one fires on at the left, areas and industries at the right. */
import { useQuery } from '@tanstack/react-query'
import {
  type EvaluationFindings,
  type EvaluationRun,
  getEvaluationFindings,
} from '../../../../server/contract/evaluation.ts'
import { queryFor } from '../../../api/queries.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { SelectField } from '../../../ui/select-field.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import { Failure } from '../../failure.tsx'
import type { EvaluationSearch } from '../../read-search.ts'
import type { ChangeEvaluation } from './evaluation-screen.tsx'
import { FiringUnits } from './firing-units.tsx'
import { HitList } from './hit-list.tsx'
import { rangeWords } from './run-words.ts'

export interface FindingsViewProps {
  readonly run: EvaluationRun
  readonly filter: EvaluationSearch
  readonly onChange: ChangeEvaluation
}

type FiringCheck = EvaluationFindings['byCheck'][number]

const ANY = 'any'

export function FindingsView({ run, filter, onChange }: FindingsViewProps) {
  const { area, severity, rule, industry } = filter
  const query = {
    ...(area !== undefined && { area }),
    ...(severity !== undefined && { severity }),
    ...(rule !== undefined && { rule }),
    ...(industry !== undefined && { industry }),
  }
  const { data, error, refetch } = useQuery({
    ...queryFor(getEvaluationFindings, { params: { runId: run.runId }, query }),
    placeholderData: (before) => before,
  })
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  const chosen = data?.byCheck.find((check) => check.rule === rule)
  return (
    <>
      <Toolbar
        label="筛选审核结果"
        end={
          <span className="office-aside">
            {rangeWords(run)}，完成于 <TimeStamp at={run.endedAt ?? run.startedAt} />
          </span>
        }
      >
        <SelectField
          label="性质"
          labelHidden
          options={[
            { value: ANY, label: '全部性质' },
            { value: 'mandatory', label: '强制性' },
            { value: 'verify', label: '核实性' },
            { value: 'advisory', label: '提示性' },
          ]}
          value={severity ?? ANY}
          onChange={(next) => onChange({ severity: next === ANY ? undefined : next })}
        />
        <AreaFilter value={area} onChange={(next) => onChange({ area: next })} labelHidden />
      </Toolbar>
      <div className="office-evaluation">
        {rule === undefined ? (
          <DataTable
            label="各审核关系"
            columns={columns}
            rows={data?.byCheck}
            rowKey={(check) => `${check.rule} ${check.severity}`}
            onOpen={(check) => onChange({ rule: check.rule })}
            empty={
              <EmptyState title="没有发现问题">
                换一个范围看看，或在“历次审核”里选另一次。
              </EmptyState>
            }
          />
        ) : (
          <FiringUnits
            rule={rule}
            check={chosen}
            filter={filter}
            onClose={() => onChange({ rule: undefined })}
          />
        )}
        <div className="office-evaluation-side">
          <HitList
            title="按区划"
            hits={data?.byArea}
            canChoose={(code) => code !== '' && code !== area}
            onChoose={(code) => onChange({ area: code })}
          />
          <HitList
            title="按行业大类"
            hits={data?.byIndustry}
            chosen={industry === 'none' ? '' : industry}
            onChoose={(code) => {
              const next = code === '' ? 'none' : code
              onChange({ industry: next === industry ? undefined : next })
            }}
          />
        </div>
      </div>
    </>
  )
}

const columns: readonly Column<FiringCheck>[] = [
  {
    id: 'severity',
    head: '性质',
    width: 80,
    cell: ({ severity }) => <SeverityMark severity={severity} />,
  },
  {
    id: 'rule',
    head: '编号',
    width: 176,
    cell: ({ rule }) => rule,
    title: ({ rule }) => rule,
  },
  {
    id: 'title',
    head: '审核关系（点开看单位）',
    cell: ({ title }) => title || '—',
    title: ({ title }) => title,
  },
  {
    ...{ id: 'responses', head: '答卷', width: 80, align: 'end' },
    cell: ({ responses }) => formatNumber(responses),
  },
]
