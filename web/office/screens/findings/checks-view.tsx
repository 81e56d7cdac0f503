/** How each check fares in the area: its findings by state, each number opening the list behind it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formMark } from '../../../../forms/form-words.ts'
import {
  type CheckFindings,
  countFindings,
  type FindingState,
  findingStateNames,
  findingStates,
} from '../../../../server/contract/findings.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckField } from '../../../ui/check-field.tsx'
import { type Column, DataTable, type Sort } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import type { FindingsSearch } from '../../read-search.ts'
import { useOffice } from '../../use-office.ts'
import { DrawDialog } from './draw-dialog.tsx'
import { acceptable, ruleNumber } from './finding-words.tsx'
import type { ChangeFindings } from './findings-screen.tsx'

export interface ChecksViewProps {
  readonly filter: FindingsSearch
  readonly onChange: ChangeFindings
}

export function ChecksView({ filter, onChange }: ChecksViewProps) {
  const { area, form, repair } = filter
  const { role } = useOffice()
  const [sort, setSort] = useState<Sort>({ column: 'open', direction: 'descending' })
  const [drawing, setDrawing] = useState<CheckFindings>()
  const query = { ...(area !== undefined && { area }), ...(form !== undefined && { form }) }
  const counts = useQuery({ ...queryFor(countFindings, { query }), refetchInterval: 60_000 })
  const all = counts.data?.checks
  const toRepair = all?.filter(({ worthRepair }) => worthRepair)
  const lines = repair === undefined ? all : toRepair
  const mayAccept = role === 'county-office' || role === 'city-office'
  const listOf = (state: FindingState, check?: CheckFindings) =>
    hrefOf('/findings', {
      ...{ view: 'list', state, area, form: check?.formId ?? form, rule: check?.rule },
      ...(check && { severity: check.severity }),
    })
  return (
    <>
      {counts.error && <Failure error={counts.error} onRetry={() => void counts.refetch()} />}
      <Figures
        label="审核问题合计"
        items={findingStates.map((state) => ({
          ...{ label: findingStateNames[state], href: listOf(state), urgent: state === 'open' },
          value: all?.reduce((sum, check) => sum + check.counts[state], 0),
        }))}
      />
      <Toolbar label="筛选审核关系">
        <CheckField
          label={`只看建议修订的（${toRepair?.length ?? 0} 条：常不通过，八成以上原样认可）`}
          checked={repair !== undefined}
          onChange={(only) => onChange({ repair: only ? 'true' : undefined })}
        />
      </Toolbar>
      <DataTable
        label="审核关系"
        columns={columnsOf(listOf, mayAccept ? setDrawing : undefined)}
        rows={lines && sorted(lines, sort)}
        rowKey={({ formId, rule, severity }) => `${formId} ${rule} ${severity}`}
        sort={sort}
        onSort={setSort}
        total={lines?.length}
        empty={
          <EmptyState title={repair === undefined ? '没有审核问题' : '没有建议修订的审核关系'}>
            {repair === undefined
              ? '收到的答卷都没有问题，或筛选之外。'
              : '认可或改正满 20 个、八成以上是认可的，才列在这里。'}
          </EmptyState>
        }
      />
      {drawing && <DrawDialog check={drawing} area={area} onClose={() => setDrawing(undefined)} />}
    </>
  )
}

function columnsOf(
  listOf: (state: FindingState, check: CheckFindings) => string,
  onDraw: ((check: CheckFindings) => void) | undefined,
): readonly Column<CheckFindings>[] {
  const counted = (state: FindingState): Column<CheckFindings> => ({
    ...{ id: state, head: findingStateNames[state], width: 84, align: 'end', sortable: true },
    cell: (check) =>
      check.counts[state] === 0 ? (
        '0'
      ) : (
        <Link href={listOf(state, check)}>{formatNumber(check.counts[state])}</Link>
      ),
  })
  return [
    { id: 'form', head: '报表', width: 72, cell: ({ formId }) => formMark(formId) },
    {
      ...{ id: 'rule', head: '编号', width: 112, minor: true },
      cell: ({ rule }) => ruleNumber(rule),
      title: ({ rule }) => ruleNumber(rule),
    },
    {
      ...{ id: 'severity', head: '性质', width: 80 },
      cell: ({ severity }) => <SeverityMark severity={severity} />,
    },
    {
      ...{ id: 'title', head: '审核关系' },
      cell: ({ title }) => title,
      title: ({ title }) => title,
    },
    ...findingStates.map(counted),
    {
      ...{ id: 'repair', head: '建议', width: 64, minor: true },
      cell: ({ formId, worthRepair }) =>
        worthRepair ? <Link href={`/checks/${formId}`}>修订</Link> : '',
    },
    ...(onDraw
      ? [
          {
            ...{ id: 'accept', head: '成批认可', width: 92 },
            cell: (check: CheckFindings) =>
              acceptable(check) > 0 && (
                <Button size="small" onClick={() => onDraw(check)}>
                  抽看认可
                </Button>
              ),
          },
        ]
      : []),
  ]
}

function sorted(
  lines: readonly CheckFindings[],
  { column, direction }: Sort,
): readonly CheckFindings[] {
  const state = findingStates.find((each) => each === column) ?? 'open'
  const sign = direction === 'ascending' ? 1 : -1
  return [...lines].sort((a, b) => sign * (a.counts[state] - b.counts[state]))
}
