/** Outcomes recorded so far, newest first, each with its evidence and who wrote it. */
import { frameOutcomeNames, type getUnit } from '../../../../server/contract/frame.ts'
import type { ReplyOf } from '../../../../server/contract/operation.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'

type Recorded = ReplyOf<typeof getUnit>['outcomes'][number]

function outcomeWords({ outcome, withdrawn }: Recorded): string {
  return frameOutcomeNames[outcome] + (withdrawn ? '（已撤销）' : '')
}

function evidenceWords({ evidence, withdrawn }: Recorded): string {
  return withdrawn ? `${evidence}；${withdrawn.withdrawnBy}${withdrawn.reason}` : evidence
}

const columns: readonly Column<Recorded>[] = [
  { id: 'time', head: '时间', width: 152, cell: (each) => <TimeStamp at={each.recordedAt} /> },
  { id: 'outcome', head: '核查情况', width: 176, cell: outcomeWords },
  {
    id: 'evidence',
    head: '依据',
    cell: (each) => evidenceWords(each) || '—',
    title: evidenceWords,
  },
  { id: 'by', head: '记录人', width: 144, cell: (each) => each.recordedBy },
]

export function OutcomeHistory({ outcomes }: { readonly outcomes: readonly Recorded[] }) {
  return (
    <DataTable
      label="核查情况"
      columns={columns}
      rows={outcomes}
      rowKey={(each) => `${each.recordedAt} ${each.outcome}`}
      empty={
        <EmptyState title="还没有核查情况">
          普查员上门后记录；查明不必上门的，可由普查办写明依据后记录。
        </EmptyState>
      }
    />
  )
}
