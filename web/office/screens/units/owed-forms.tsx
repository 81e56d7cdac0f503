/** The forms of a unit: owed or not decided and why, with the state of each response. */
import { formHeading } from '../../../../forms/form-words.ts'
import type { ResponseSummary } from '../../../../server/contract/responses.ts'
import type { OwedForm } from '../../../../server/contract/unit-attributes.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Link } from '../../../ui/link.tsx'
import { ResponseStateTag } from '../../../ui/response-state-tag.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { go } from '../../office-history.ts'
import { FindingCountMarks } from '../review/finding-count-marks.tsx'
import { dutyOf, dutyWords } from './attribute-words.ts'

interface Row extends OwedForm {
  readonly detail: ResponseSummary | undefined
}

export interface OwedFormsProps {
  readonly forms: readonly OwedForm[] | undefined
  readonly responses: readonly ResponseSummary[] | undefined
  readonly error: Error | null
  readonly onRetry: () => void
}

const columns: readonly Column<Row>[] = [
  {
    id: 'form',
    head: '表',
    width: 256,
    cell: (row) =>
      row.response ? (
        <Link href={reviewOf(row.response.responseId)}>{nameOf(row)}</Link>
      ) : (
        nameOf(row)
      ),
    title: nameOf,
  },
  {
    id: 'duty',
    head: '应填',
    width: 112,
    cell: (row) => {
      const { tone, word } = dutyOf(row)
      return <StatusTag tone={tone}>{word}</StatusTag>
    },
  },
  { id: 'why', head: '为什么', cell: dutyWords, title: dutyWords },
  {
    id: 'state',
    head: '答卷',
    width: 120,
    cell: (row) =>
      row.response ? (
        <ResponseStateTag state={row.response.state} />
      ) : (
        <span className="office-zero">{row.outcome === 'owed' ? '尚未布置' : '—'}</span>
      ),
  },
  {
    id: 'findings',
    head: '审核问题',
    width: 144,
    minor: true,
    cell: (row) =>
      row.detail && row.detail.revisions > 0 ? (
        <FindingCountMarks counts={row.detail.counts} />
      ) : (
        '—'
      ),
  },
  {
    id: 'updated',
    head: '最近变动',
    width: 112,
    minor: true,
    cell: (row) => (row.detail ? <TimeStamp at={row.detail.updatedAt} /> : '—'),
  },
]

export function OwedForms({ forms, responses, error, onRetry }: OwedFormsProps) {
  if (error) return <Failure error={error} onRetry={onRetry} />
  const rows = forms?.map((form) => ({
    ...form,
    detail: responses?.find(({ responseId }) => responseId === form.response?.responseId),
  }))
  return (
    <DataTable
      label="应填的表"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.formId}
      onOpen={(row) => row.response && go(reviewOf(row.response.responseId))}
      skeletonRows={4}
      empty={
        <EmptyState title="没有应填的表">
          按现有属性，这个单位不填普查表；属性有误的请“更改属性”。
        </EmptyState>
      }
    />
  )
}

function nameOf(row: Row): string {
  return formHeading(row.formId, row.formTitle)
}

function reviewOf(responseId: string): string {
  return hrefOf('/review', { response: responseId })
}
