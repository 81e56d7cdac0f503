/**
 * 并入前的答卷: what units merged into this one had reported. It stays theirs, read-only; units merged
 * into those are shown with them.
 */
import { useQuery } from '@tanstack/react-query'
import { formHeading } from '../../../../forms/form-words.ts'
import { listUnitRelations } from '../../../../server/contract/duplicates.ts'
import { listResponses, type ResponseSummary } from '../../../../server/contract/responses.ts'
import { queryFor } from '../../../api/queries.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { Link } from '../../../ui/link.tsx'
import { ResponseStateTag } from '../../../ui/response-state-tag.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { go } from '../../office-history.ts'

const columns: readonly Column<ResponseSummary>[] = [
  {
    id: 'form',
    head: '表',
    width: 256,
    cell: (row) => <Link href={reviewOf(row)}>{formHeading(row.formId, row.formTitle)}</Link>,
    title: (row) => formHeading(row.formId, row.formTitle),
  },
  { id: 'period', head: '期', width: 88, cell: (row) => row.period },
  {
    id: 'unit',
    head: '由哪一家填报',
    cell: (row) => row.unitName,
    title: (row) => row.unitName,
  },
  {
    id: 'state',
    head: '并入时的状态',
    width: 136,
    cell: (row) => <ResponseStateTag state={row.state} />,
  },
  {
    id: 'updated',
    head: '最近变动',
    width: 112,
    minor: true,
    cell: (row) => <TimeStamp at={row.updatedAt} />,
  },
]

export function MergedResponses({ unitId }: { readonly unitId: string }) {
  const { data } = useQuery(queryFor(listUnitRelations, { params: { unitId } }))
  const merged = (data?.relations ?? []).filter(({ part }) => part === 'survivor')
  return merged.map(({ other }) => (
    <ResponsesOf key={other.id} unitId={other.id} unitName={other.name} />
  ))
}

function ResponsesOf({ unitId, unitName }: { readonly unitId: string; readonly unitName: string }) {
  const { data, error, refetch } = useQuery(
    queryFor(listResponses, { query: { unit: unitId, limit: 200 } }),
  )
  const begun = data?.responses.filter(({ state }) => state !== 'assigned')
  return (
    <>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {begun && begun.length > 0 && (
        <section className="office-section" aria-label={`并入前的答卷 ${unitName}`}>
          <h2>并入前的答卷</h2>
          <DataTable
            label={`并入前的答卷 ${unitName}`}
            columns={columns}
            rows={begun}
            rowKey={(row) => row.responseId}
            onOpen={(row) => go(reviewOf(row))}
            empty={null}
          />
          <p className="office-aside">
            由并入的「{unitName}
            」填报，照原样保留，只能查看，不计入汇总，也不转到本单位；本单位应填的表由调查对象填报。
          </p>
        </section>
      )}
      <MergedResponses unitId={unitId} />
    </>
  )
}

function reviewOf({ responseId }: ResponseSummary): string {
  return hrefOf('/review', { response: responseId })
}
