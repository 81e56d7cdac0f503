/** 审计轨迹: every act, newest first, for the audit administrator. Reading leaves an entry of its own. */
import { useState } from 'react'
import { searchTrail, type TrailEntry } from '../../../../server/contract/audit.ts'
import { type Role, roleNames } from '../../../../server/contract/identity.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatFullTime } from '../../../ui/format-time.ts'
import { PageHead } from '../../../ui/page-head.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { become } from '../../office-history.ts'
import type { TrailSearch } from '../../read-search.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { usePages } from '../../use-pages.ts'
import { actionGroups, actionName } from './action-names.ts'
import { EntrySheet } from './entry-sheet.tsx'
import { TrailAlarms } from './trail-alarms.tsx'
import { TrailExportDialog } from './trail-export-dialog.tsx'
import { TrailVerdict } from './trail-verdict.tsx'
import './trail.css'

/** Stand out. */
const refused: readonly string[] = ['access.refuse', 'target-value.refuse']

const columns: readonly Column<TrailEntry>[] = [
  { id: 'sequence', head: '序号', width: 80, cell: (entry) => entry.sequence },
  {
    id: 'time',
    head: '服务器时间',
    width: 168,
    cell: (entry) => formatFullTime(entry.recordedAt).slice(0, 19),
    title: (entry) => formatFullTime(entry.recordedAt),
  },
  {
    id: 'who',
    head: '谁',
    width: 176,
    cell: (entry) => `${entry.actorName ?? whoElse(entry)}`,
    title: (entry) => `${entry.actorName ?? ''} ${entry.actorId}`,
  },
  { id: 'role', head: '岗位', width: 112, minor: true, cell: (entry) => postName(entry.actorRole) },
  {
    id: 'action',
    head: '动作',
    width: 144,
    cell: (entry) =>
      refused.includes(entry.action) ? (
        <strong className="trail-refused">{actionName(entry.action)}</strong>
      ) : (
        actionName(entry.action)
      ),
    title: (entry) => entry.action,
  },
  {
    id: 'subject',
    head: '对象',
    cell: (entry) => <span className="office-code">{entry.subjectId || '—'}</span>,
    title: (entry) => `${entry.subjectKind} ${entry.subjectId}`,
  },
  {
    id: 'reason',
    head: '原因',
    width: 160,
    minor: true,
    cell: (entry) => entry.reason ?? '—',
    title: (entry) => entry.reason ?? '',
  },
]

export function TrailScreen({ filter }: { readonly filter: TrailSearch }) {
  usePageTitle('审计轨迹')
  const [opened, setOpened] = useState<TrailEntry | null>(null)
  const [exporting, setExporting] = useState(false)
  const pages = usePages({
    queryKey: [searchTrail.id, filter],
    read: async (after) => {
      const query = { ...filter, limit: 50, ...(after !== undefined && { after: Number(after) }) }
      const { entries, next } = await call(searchTrail, { query })
      return { rows: entries, next: next === null ? null : String(next) }
    },
  })
  const narrow = (change: TrailSearch) =>
    become(hrefOf('/trail', { ...filter, ...change } as Record<string, string>))
  return (
    <>
      <PageHead
        title="审计轨迹"
        actions={<Button onClick={() => setExporting(true)}>导出轨迹</Button>}
      >
        登录、查看、改动、导出、审批和被拒的访问，一条不少，只追加不可改。次序以序号为准。
      </PageHead>
      <TrailAlarms />
      <TrailVerdict />
      <TrailFilters key={JSON.stringify(filter)} filter={filter} onNarrow={narrow} />
      {pages.error ? (
        <Failure error={pages.error} onRetry={pages.retry} />
      ) : (
        <DataTable
          label="审计轨迹"
          columns={columns}
          rows={pages.rows}
          rowKey={(entry) => String(entry.sequence)}
          currentKey={opened ? String(opened.sequence) : undefined}
          onOpen={setOpened}
          onMore={pages.onMore}
          morePending={pages.morePending}
          empty={<EmptyState title="没有这样的条目">请放宽日期或动作。</EmptyState>}
        />
      )}
      {opened && <EntrySheet entry={opened} onClose={() => setOpened(null)} />}
      {exporting && <TrailExportDialog filter={filter} onClose={() => setExporting(false)} />}
    </>
  )
}

interface FiltersProps {
  readonly filter: TrailSearch
  /** Only what changes; an empty word takes a filter away. */
  readonly onNarrow: (change: Record<string, string>) => void
}

function TrailFilters({ filter, onNarrow }: FiltersProps) {
  const [subject, setSubject] = useState(filter.subject ?? '')
  const [actor, setActor] = useState(filter.actor ?? '')
  return (
    <Toolbar label="筛选审计轨迹">
      <SelectField
        label="动作"
        options={actionGroups}
        value={actionGroups.find(({ value }) => value === filter.action)?.value ?? 'all'}
        onChange={(action) => onNarrow({ action: action === 'all' ? '' : action })}
      />
      <TextField
        label="从"
        type="date"
        value={filter.from ?? ''}
        onChange={(from) => onNarrow({ from })}
      />
      <TextField
        label="到"
        type="date"
        value={filter.to ?? ''}
        onChange={(to) => onNarrow({ to })}
      />
      <TextField
        label="账号编号"
        value={actor}
        onChange={setActor}
        onSettle={(value) => value !== (filter.actor ?? '') && onNarrow({ actor: value.trim() })}
      />
      <TextField
        label="对象编号"
        value={subject}
        onChange={setSubject}
        onSettle={(value) =>
          value !== (filter.subject ?? '') && onNarrow({ subject: value.trim() })
        }
      />
    </Toolbar>
  )
}

const nobodies: Readonly<Record<string, string>> = { system: '服务器', stranger: '未登录者' }

function whoElse(entry: TrailEntry): string {
  return nobodies[entry.actorRole] ?? entry.actorId
}

export function postName(role: string): string {
  return nobodies[role] ?? roleNames[role as Role] ?? role
}
