/** 同类单位分位数: what checks compare a unit with, form by form: when it was worked out, of how many units. */
import { useQuery } from '@tanstack/react-query'
import { formTable } from '../../../../forms/form-words.ts'
import { getNeighbours, type Neighbours } from '../../../../server/contract/evaluation.ts'
import { queryFor } from '../../../api/queries.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { SelectField } from '../../../ui/select-field.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { Failure } from '../../failure.tsx'
import type { EvaluationSearch } from '../../read-search.ts'
import type { ChangeEvaluation } from './evaluation-screen.tsx'

type Spread = Neighbours['spreads'][number]

const columns: readonly Column<Spread>[] = [
  { id: 'group', head: '同类单位', cell: ({ group }) => group, title: ({ group }) => group },
  {
    id: 'check',
    head: '审核关系',
    width: 256,
    cell: ({ rule, title }) => `${rule} ${title}`,
    title: ({ rule, title }) => `${rule} ${title}`,
  },
  {
    id: 'units',
    head: '单位数',
    width: 96,
    align: 'end',
    cell: ({ units }) => formatNumber(units),
  },
  { id: 'bounds', head: '界限', width: 320, cell: boundWords, title: boundWords },
]

/** P1 50，P99 5,000. */
function boundWords({ points }: Spread): string {
  return Object.entries(points)
    .sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1)))
    .map(([point, value]) => `第 ${point.slice(1)} 百分位 ${formatNumber(value)}`)
    .join('，')
}

export interface NeighboursViewProps {
  readonly filter: EvaluationSearch
  readonly onChange: ChangeEvaluation
}

export function NeighboursView({ filter, onChange }: NeighboursViewProps) {
  const query = filter.form === undefined ? {} : { form: filter.form }
  const { data, error, refetch } = useQuery({
    ...queryFor(getNeighbours, { query }),
    placeholderData: (before) => before,
  })
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={8} />
  const { set, forms, formId, spreads, leastUnits } = data
  if (set === null || formId === null) {
    return (
      <EmptyState title="还没有同类单位分位数">
        批量审核时由全部已报送的答卷计算，同行业、同规模的单位不少于 {leastUnits} 家才有。
      </EmptyState>
    )
  }
  return (
    <>
      <Toolbar
        label="选择普查表"
        end={
          <span className="office-aside">
            算于 <TimeStamp at={set.computedAt} />
            ，来自 {formatNumber(set.units)} 个单位
          </span>
        }
      >
        <SelectField
          label="普查表"
          labelHidden
          options={forms.map((form) => ({
            value: form.formId,
            label: `${formTable(form.formId)}（${formatNumber(form.groups)} 组）`,
          }))}
          value={formId}
          onChange={(next) => onChange({ form: next })}
        />
      </Toolbar>
      <p className="office-aside office-basis">
        由已报送、未退回的答卷算出，每组不少于 {leastUnits}{' '}
        家，界限向外取整到两位数字。单位与家数够多的最近一组比，不够的逐级放宽到大类、门类、全部。
      </p>
      <DataTable
        label="同类单位分位数"
        columns={columns}
        rows={spreads}
        rowKey={({ rule, period, industry, size }) => `${rule} ${period} ${industry} ${size}`}
        empty={<EmptyState title="这张表还没有够多的单位">等更多单位报送后再审核一次。</EmptyState>}
      />
    </>
  )
}
