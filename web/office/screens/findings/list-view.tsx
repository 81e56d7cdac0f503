/** Findings one by one in one state; each opens its response. */
import { formMark } from '../../../../forms/form-words.ts'
import {
  type FindingState,
  findingStateNames,
  findingStates,
  listFindings,
  type ManagedFinding,
} from '../../../../server/contract/findings.ts'
import { responseStateNames } from '../../../../server/contract/response-state.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { SeverityMark, severityWords } from '../../../ui/severity-mark.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { go } from '../../office-history.ts'
import type { FindingsSearch } from '../../read-search.ts'
import { usePages } from '../../use-pages.ts'
import { reasonName, useExplanationReasons } from './finding-words.tsx'
import type { ChangeFindings } from './findings-screen.tsx'

const ANY = 'any'
const severities = ['mandatory', 'verify', 'advisory'] as const

export interface ListViewProps {
  readonly filter: FindingsSearch
  readonly onChange: ChangeFindings
}

export function ListView({ filter, onChange }: ListViewProps) {
  const { area, form, severity, reporter, reason, state = 'open' } = filter
  // A number of a check stands for one only within its form.
  const rule = form === undefined ? undefined : filter.rule
  const reasons = useExplanationReasons()
  const chosen = { area, form, rule, severity, reporter, reason }
  const pages = usePages({
    queryKey: [listFindings.id, { state, ...chosen }],
    everyMs: 60_000,
    read: async (after) => {
      const given = Object.entries({ ...chosen, after }).filter(([, value]) => value !== undefined)
      const { findings, next } = await call(listFindings, {
        query: { state, limit: 100, ...Object.fromEntries(given) },
      })
      return { rows: findings, next }
    },
  })
  const first = pages.rows?.[0]
  const narrowed = [
    rule && `审核关系 ${first?.title ?? rule}`,
    reporter && `${first?.reporter ?? '一名填报人'}填报的`,
    reason && `原因“${reasonName(reasons, reason)}”`,
  ].filter((word) => word !== undefined)
  return (
    <>
      <Toolbar label="筛选问题">
        <SelectField<FindingState>
          label="状态"
          options={findingStates.map((value) => ({ value, label: findingStateNames[value] }))}
          value={state}
          onChange={(value) => onChange({ state: value === 'open' ? undefined : value })}
        />
        <SelectField
          label="性质"
          options={[
            { value: ANY, label: '全部' },
            ...severities.map((value) => ({ value, label: severityWords[value] })),
          ]}
          value={severity ?? ANY}
          onChange={(value) => onChange({ severity: value === ANY ? undefined : value })}
        />
        {narrowed.length > 0 && (
          <Button
            icon="close"
            onClick={() => onChange({ rule: undefined, reporter: undefined, reason: undefined })}
          >
            只看{narrowed.join('、')}
          </Button>
        )}
      </Toolbar>
      {pages.error && <Failure error={pages.error} onRetry={pages.retry} />}
      <DataTable
        label="审核问题"
        columns={columnsOf(
          (code) => reasonName(reasons, code),
          pages.rows?.some(({ explanation }) => explanation !== null) ?? true,
        )}
        rows={pages.rows}
        rowKey={({ findingId }) => findingId}
        onOpen={({ responseId }) => go(hrefOf('/review', { response: responseId }))}
        onMore={pages.onMore}
        morePending={pages.morePending}
        empty={<EmptyState title="没有这样的问题">换一个状态，或去掉几个筛选条件。</EmptyState>}
      />
    </>
  )
}

/** Where nothing is explained, what was found has the room. */
function columnsOf(
  nameOf: (code: string) => string,
  withExplanations: boolean,
): readonly Column<ManagedFinding>[] {
  const said = ({ explanation }: ManagedFinding): string =>
    explanation === null ? '' : `${nameOf(explanation.reason)}：${explanation.text}`
  return [
    {
      ...{ id: 'unit', head: '单位', width: 200 },
      cell: ({ unitName }) => unitName,
      title: ({ unitName, areaName }) => `${unitName}　${areaName}`,
    },
    { id: 'form', head: '报表', width: 72, cell: ({ formId }) => formMark(formId) },
    {
      ...{ id: 'severity', head: '性质', width: 80 },
      cell: ({ severity }) => <SeverityMark severity={severity} />,
    },
    {
      ...{ id: 'message', head: '问题' },
      cell: ({ message }) => message,
      title: ({ message, title }) => `${title}：${message}`,
    },
    ...(withExplanations ? [{ ...{ id: 'said', head: '说明' }, cell: said, title: said }] : []),
    {
      ...{ id: 'where', head: '答卷', width: 104, minor: true },
      cell: ({ responseState }) => responseStateNames[responseState],
    },
    {
      ...{ id: 'reporter', head: '填报人', width: 96, minor: true },
      cell: ({ reporter }) => reporter,
    },
    {
      ...{ id: 'at', head: '更新', width: 120, minor: true },
      cell: ({ updatedAt }) => <TimeStamp at={updatedAt} />,
    },
  ]
}
