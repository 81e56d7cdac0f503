/**
 * 签字验收: the areas below, what is in the way of signing each, and the signatures that stand. An area is
 * signed when all that is owed there has passed one's level; from then on nothing in it is reopened.
 */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  compareLevels,
  levelOf,
  levelPassed,
  type ResponseState,
  reportedStates,
  reviewLevelNames,
} from '../../../../server/contract/response-state.ts'
import {
  getProgress,
  listSignOffs,
  type Progress,
  type SignOff,
} from '../../../../server/contract/review.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { hasAreasBelow, prefixOf } from '../../area-steps.ts'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { useAreaWay } from '../overview/use-area-way.ts'
import { SignDialog, type SignTask } from './sign-dialog.tsx'

type Row = Progress['rows'][number]

export function SignOffsScreen({ area }: { readonly area?: string }) {
  usePageTitle('签字验收')
  const office = useOffice()
  const level = levelOf(office.role)
  const own = prefixOf(office.areaPrefix)
  const shown = area?.startsWith(own) ? prefixOf(area) : own
  const [task, setTask] = useState<SignTask | null>(null)
  const progress = useQuery({
    ...queryFor(getProgress, { query: { area: shown } }),
    placeholderData: (before) => before,
  })
  const signOffs = useQuery({
    ...queryFor(listSignOffs, { query: { area: shown } }),
    placeholderData: (before) => before,
  })
  const parts = useAreaWay(office, shown, '/sign-offs')
  const standing = (signOffs.data?.signOffs ?? []).filter((each) => each.withdrawn === null)
  const of = (code: string) =>
    standing
      .filter((each) => each.areaCode === code)
      .sort((a, b) => compareLevels(a.level, b.level))
  const ownRow = progress.data && totalRow(progress.data)
  const rows = progress.data &&
    ownRow && [...progress.data.rows.filter((row) => prefixOf(row.areaCode) !== shown), ownRow]
  const columns: readonly Column<Row>[] = [
    {
      id: 'area',
      head: '区域',
      width: 160,
      title: (row) => row.areaName,
      cell: (row) => {
        const prefix = prefixOf(row.areaCode)
        if (prefix === shown) return <strong>{row.areaName}（整体）</strong>
        if (!hasAreasBelow(prefix)) return row.areaName
        return <Link href={hrefOf('/sign-offs', { area: prefix })}>{row.areaName}</Link>
      },
    },
    count('expected', '应报', (row) => sumOf(row, () => true), {}),
    count('left', '未报送', (row) => sumOf(row, (state) => !isReported(state)), {
      standing: 'unreported',
    }),
    {
      ...count(
        'not-passed',
        '本级未通过',
        (row) =>
          sumOf(row, (state) => isReported(state) && compareLevels(levelPassed[state], level) < 0),
        { standing: 'reported' },
      ),
    },
    {
      id: 'open',
      head: '未核实底册',
      align: 'end',
      minor: true,
      cell: (row) =>
        row.openFrameRecords === 0 ? (
          <span className="office-zero">0</span>
        ) : (
          <Link
            href={hrefOf('/units', { area: prefixOf(row.areaCode), open: 'true' })}
            className="office-number office-urgent"
          >
            {formatNumber(row.openFrameRecords)}
          </Link>
        ),
    },
    {
      id: 'signed',
      head: '签字',
      cell: (row) => {
        const signed = of(row.areaCode)
        if (signed.length === 0) return <span className="office-zero">未签</span>
        return (
          <span className="office-tags">
            {signed.map((each) => (
              <StatusTag key={each.signOffId} tone="accepted">
                {reviewLevelNames[each.level]}
              </StatusTag>
            ))}
          </span>
        )
      },
    },
    {
      id: 'act',
      head: '办理',
      align: 'end',
      width: 120,
      cell: (row) => {
        if (level === undefined) return null
        const mine = of(row.areaCode).find((each) => each.level === level)
        return mine ? (
          <Button
            size="small"
            variant="quiet"
            onClick={() => setTask({ kind: 'withdraw', signOff: mine, areaName: row.areaName })}
          >
            撤回签字
          </Button>
        ) : (
          <Button
            size="small"
            onClick={() =>
              setTask({ kind: 'sign', area: prefixOf(row.areaCode), areaName: row.areaName })
            }
          >
            签字验收
          </Button>
        )
      },
    },
  ]
  return (
    <>
      <PageHead title="签字验收" {...(parts && { parts })}>
        区域内应报的全部经本级通过、底册全部核实后签字；签字后下级不能再改动，撤回签字会留下记录。
      </PageHead>
      {progress.error && <Failure error={progress.error} onRetry={() => void progress.refetch()} />}
      <DataTable<Row>
        label="各区域签字情况"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.areaCode}
        empty={<EmptyState title="这里没有区域">换一个上级区划。</EmptyState>}
      />
      <section className="office-section" aria-label="签字记录">
        <h2>签字记录</h2>
        <SignOffRecord signOffs={signOffs.data?.signOffs ?? []} />
      </section>
      {task && <SignDialog task={task} onClose={() => setTask(null)} />}
    </>
  )
}

function SignOffRecord({ signOffs }: { readonly signOffs: readonly SignOff[] }) {
  if (signOffs.length === 0) return <p className="office-aside">还没有签过字。</p>
  return (
    <ol className="office-returns">
      {signOffs.map((each) => (
        <li key={each.signOffId}>
          <p className="office-returns-head">
            <strong>
              {reviewLevelNames[each.level]}签字 · {each.areaNames.join(' ')}
            </strong>
            <span className="office-aside">
              {each.signedBy} <TimeStamp at={each.signedAt} />
            </span>
          </p>
          <p className="office-returns-text">{each.statement}</p>
          <p className="office-aside">
            单位 {formatNumber(each.counts.units)}，应报 {formatNumber(each.counts.responses)}{' '}
            份，通过 {formatNumber(each.counts.passed)} 份
          </p>
          {each.withdrawn && (
            <p className="office-returns-text">
              {each.withdrawn.by} <TimeStamp at={each.withdrawn.at} /> 撤回：{each.withdrawn.reason}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

function isReported(state: ResponseState): boolean {
  return (reportedStates as readonly ResponseState[]).includes(state)
}

function sumOf(row: Row, wanted: (state: ResponseState) => boolean): number {
  return Object.entries(row.responses).reduce(
    // The keys are states.
    (sum, [state, responses]) => (wanted(state as ResponseState) ? sum + responses : sum),
    0,
  )
}

function count(
  id: string,
  head: string,
  of: (row: Row) => number,
  filter: Readonly<Record<string, string>>,
): Column<Row> {
  return {
    ...{ id, head },
    align: 'end',
    minor: true,
    cell: (row) =>
      of(row) === 0 ? (
        <span className="office-zero">0</span>
      ) : (
        <Link
          href={hrefOf('/review', { area: prefixOf(row.areaCode), ...filter })}
          className="office-number"
        >
          {formatNumber(of(row))}
        </Link>
      ),
  }
}

/** The area itself: all below it, and what is placed no closer. */
function totalRow({ area, rows }: Progress): Row {
  const responses: Record<string, number> = {}
  for (const row of rows) {
    for (const [state, each] of Object.entries(row.responses)) {
      responses[state] = (responses[state] ?? 0) + each
    }
  }
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    areaCode: area.code,
    areaName: area.name,
    units: sum((row) => row.units),
    openFrameRecords: sum((row) => row.openFrameRecords),
    responses,
    mandatoryFindings: sum((row) => row.mandatoryFindings),
    unexplainedFindings: sum((row) => row.unexplainedFindings),
  }
}
