/** The units a check fires on, each with its message; opens unit and response. */
import {
  type EvaluationFindings,
  listEvaluationUnits,
} from '../../../../server/contract/evaluation.ts'
import type { ReplyOf } from '../../../../server/contract/operation.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Link } from '../../../ui/link.tsx'
import { ResponseStateTag, responseStateTags } from '../../../ui/response-state-tag.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { go } from '../../office-history.ts'
import type { EvaluationSearch } from '../../read-search.ts'
import { usePages } from '../../use-pages.ts'

export interface FiringUnitsProps {
  readonly rule: string
  /** Undefined where nothing is left of it under the filters. */
  readonly check: EvaluationFindings['byCheck'][number] | undefined
  readonly filter: EvaluationSearch
  readonly onClose: () => void
}

type FiringUnit = ReplyOf<typeof listEvaluationUnits>['units'][number]

export function FiringUnits({ rule, check, filter, onClose }: FiringUnitsProps) {
  const { area, industry } = filter
  const pages = usePages({
    queryKey: [listEvaluationUnits.id, rule, area, industry],
    read: async (after) => {
      const query = {
        rule,
        ...(area !== undefined && { area }),
        ...(industry !== undefined && { industry }),
        ...(after !== undefined && { after }),
      }
      const { units, next } = await call(listEvaluationUnits, { query })
      return { rows: units, next }
    },
  })
  return (
    <section aria-label="没有通过的单位">
      <div className="office-firing-head">
        <Button size="small" icon="left" onClick={onClose}>
          全部审核关系
        </Button>
        <h2>
          {check && <SeverityMark severity={check.severity} />} {rule} {check?.title}
        </h2>
      </div>
      {pages.error ? (
        <Failure error={pages.error} onRetry={pages.retry} />
      ) : (
        <DataTable
          label="没有通过的单位"
          columns={columns}
          rows={pages.rows}
          rowKey={({ responseId }) => responseId}
          onOpen={({ unitId }) => go(unitHref(unitId))}
          onMore={pages.onMore}
          morePending={pages.morePending}
          empty={
            <EmptyState title="现在没有不通过的单位">
              审核以后答卷改过，问题已不在；再审一次后统计数会跟上。
            </EmptyState>
          }
        />
      )}
    </section>
  )
}

const unitHref = (unitId: string) => `/units/${encodeURIComponent(unitId)}`

const columns: readonly Column<FiringUnit>[] = [
  {
    id: 'unit',
    head: '单位',
    width: 176,
    cell: (each) => <Link href={unitHref(each.unitId)}>{each.unitName}</Link>,
    title: (each) => each.unitName,
  },
  {
    id: 'message',
    head: '问题',
    cell: (each) => each.message,
    title: (each) => each.message,
  },
  {
    id: 'area',
    head: '所在地',
    width: 144,
    minor: true,
    cell: (each) => each.areaName,
    title: (each) => each.areaName,
  },
  {
    id: 'state',
    head: '状态',
    width: 112,
    minor: true,
    cell: ({ state }) =>
      Object.hasOwn(responseStateTags, state) ? (
        <ResponseStateTag state={state as keyof typeof responseStateTags} />
      ) : (
        state
      ),
  },
  {
    id: 'response',
    head: '答卷',
    width: 72,
    cell: (each) => <Link href={hrefOf('/review', { response: each.responseId })}>查看</Link>,
  },
]
