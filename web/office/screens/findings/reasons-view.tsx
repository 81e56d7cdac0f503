/** What standing explanations say, by check, form or who reported; each number opens the list behind it. */
import { useQuery } from '@tanstack/react-query'
import type { CodeItem } from '../../../../forms/engine/types.ts'
import { formMark } from '../../../../forms/form-words.ts'
import {
  countExplanations,
  type ExplainedBy,
  type ReasonDimension,
  reasonDimensions,
} from '../../../../server/contract/findings.ts'
import { queryFor } from '../../../api/queries.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import type { FindingsSearch } from '../../read-search.ts'
import { reasonName, useExplanationReasons } from './finding-words.tsx'
import type { ChangeFindings } from './findings-screen.tsx'

const dimensionNames: Readonly<Record<ReasonDimension, string>> = {
  check: '审核关系',
  form: '报表',
  enumerator: '填报人',
}

export interface ReasonsViewProps {
  readonly filter: FindingsSearch
  readonly onChange: ChangeFindings
}

export function ReasonsView({ filter, onChange }: ReasonsViewProps) {
  const { area, form, by = 'check' } = filter
  const reasons = useExplanationReasons()
  const query = { by, ...(area !== undefined && { area }), ...(form !== undefined && { form }) }
  const { data, error, refetch } = useQuery(queryFor(countExplanations, { query }))
  return (
    <>
      <Toolbar label="怎样分组">
        <SelectField<ReasonDimension>
          label="按"
          options={reasonDimensions.map((value) => ({ value, label: dimensionNames[value] }))}
          value={by}
          onChange={(value) => onChange({ by: value === 'check' ? undefined : value })}
        />
        <p className="office-aside">
          {data && `现有说明 ${formatNumber(data.total)} 条，含已认可的`}
          {data && data.leftOut > 0 && `；另有 ${formatNumber(data.leftOut)} 行没有列出`}
        </p>
      </Toolbar>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      <DataTable
        label="说明原因"
        columns={columnsOf(by, reasons, filter)}
        rows={data?.rows}
        rowKey={({ formId, key }) => `${formId} ${key}`}
        total={data?.rows.length}
        empty={<EmptyState title="没有说明">核实性问题写了说明后计在这里。</EmptyState>}
      />
    </>
  )
}

function columnsOf(
  by: ReasonDimension,
  reasons: readonly CodeItem[],
  { area, form }: FindingsSearch,
): readonly Column<ExplainedBy>[] {
  const listOf = (row: ExplainedBy, reason?: string): string =>
    hrefOf('/findings', {
      ...{ view: 'list', state: 'explained', area, reason },
      form: by === 'check' ? (row.formId ?? undefined) : by === 'form' ? row.key : form,
      ...(by === 'check' && { rule: row.key }),
      ...(by === 'enumerator' && { reporter: row.key }),
    })
  return [
    ...(by === 'check'
      ? [
          {
            ...{ id: 'form', head: '报表', width: 72 },
            cell: ({ formId }: ExplainedBy) => formMark(formId ?? ''),
          },
        ]
      : []),
    {
      ...{ id: 'name', head: dimensionNames[by] },
      cell: ({ name }) => name,
      title: ({ key, name }) => (by === 'check' ? `${key} ${name}` : name),
    },
    {
      ...{ id: 'total', head: '说明', width: 80, align: 'end' },
      cell: (row) => <Link href={listOf(row)}>{formatNumber(row.total)}</Link>,
    },
    {
      ...{ id: 'reasons', head: '原因' },
      cell: (row) => (
        <span className="findings-reasons">
          {Object.entries(row.reasons)
            .sort(([, one], [, other]) => other - one)
            .map(([code, findings]) => (
              <Link key={code} href={listOf(row, code)}>
                {reasonName(reasons, code)} {formatNumber(findings)}
              </Link>
            ))}
        </span>
      ),
      title: (row) =>
        Object.entries(row.reasons)
          .map(([code, findings]) => `${reasonName(reasons, code)} ${findings}`)
          .join('、'),
    },
  ]
}
