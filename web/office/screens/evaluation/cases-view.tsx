/** 单位之间的问题: each with its units side by side, and what was decided. */
import { useQuery } from '@tanstack/react-query'
import { type CrossUnitState, listCrossUnitCases } from '../../../../server/contract/evaluation.ts'
import { call } from '../../../api/call.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import { Failure } from '../../failure.tsx'
import type { EvaluationSearch } from '../../read-search.ts'
import { usePages } from '../../use-pages.ts'
import { CaseSheet } from './case-sheet.tsx'
import { caseStateWords, ruleNames } from './case-words.ts'
import type { ChangeEvaluation } from './evaluation-screen.tsx'

export interface CasesViewProps {
  readonly filter: EvaluationSearch
  readonly onChange: ChangeEvaluation
}

const ANY = 'any'
const states: readonly CrossUnitState[] = ['open', 'returned', 'explained', 'gone']

export function CasesView({ filter, onChange }: CasesViewProps) {
  const { area, matter, state = 'open' } = filter
  const narrowed = {
    ...(area !== undefined && { area }),
    ...(matter !== undefined && { rule: matter }),
  }
  const counts = useQuery({
    ...queryFor(listCrossUnitCases, { query: narrowed }),
    select: (data) => data.counts,
  }).data
  const pages = usePages({
    queryKey: [listCrossUnitCases.id, state, area, matter],
    read: async (after) => {
      const query = { state, ...narrowed, ...(after !== undefined && { after }) }
      const { cases, next } = await call(listCrossUnitCases, { query })
      return { rows: cases, next }
    },
  })
  return (
    <>
      <Toolbar label="筛选单位之间的问题">
        <SelectField
          label="状态"
          labelHidden
          options={states.map((each) => ({
            value: each,
            label: `${caseStateWords[each][1]}${counts ? ` ${counts[each]}` : ''}`,
          }))}
          value={state}
          onChange={(next) => onChange({ state: next === 'open' ? undefined : next })}
        />
        <SelectField
          label="哪类问题"
          labelHidden
          options={[
            { value: ANY, label: '全部问题' },
            ...Object.entries(ruleNames).map(([value, label]) => ({ value, label })),
          ]}
          value={matter ?? ANY}
          onChange={(next) => onChange({ matter: next === ANY ? undefined : next })}
        />
        <AreaFilter value={area} onChange={(next) => onChange({ area: next })} labelHidden />
      </Toolbar>
      {pages.error && <Failure error={pages.error} onRetry={pages.retry} />}
      {!pages.rows && !pages.error && <Skeleton lines={12} />}
      {pages.rows?.length === 0 && (
        <EmptyState title={state === 'open' ? '没有待处理的' : '没有这样的'}>
          重复的代码、首尾相接的上级、分支合计不符，由批量审核找出后列在这里。
        </EmptyState>
      )}
      <ol className="office-matters">
        {pages.rows?.map((each) => (
          <CaseSheet key={each.caseId} matter={each} />
        ))}
      </ol>
      {pages.onMore && (
        <Button pending={pages.morePending} onClick={pages.onMore}>
          更多
        </Button>
      )}
    </>
  )
}
