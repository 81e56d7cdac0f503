/** One entry of the trail, whole. */
import type { TrailEntry } from '../../../../server/contract/audit.ts'
import { Facts } from '../../../ui/facts.tsx'
import { formatFullTime } from '../../../ui/format-time.ts'
import { Sheet } from '../../../ui/sheet.tsx'
import { actionName } from './action-names.ts'
import { postName } from './trail-screen.tsx'

export interface EntrySheetProps {
  readonly entry: TrailEntry
  readonly onClose: () => void
}

export function EntrySheet({ entry, onClose }: EntrySheetProps) {
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={`第 ${entry.sequence} 条　${actionName(entry.action)}`}
      description={formatFullTime(entry.recordedAt)}
      size="medium"
    >
      <Facts
        items={[
          { label: '谁', value: `${entry.actorName ?? '—'}（${postName(entry.actorRole)}）` },
          { label: '账号编号', value: <Code text={entry.actorId} /> },
          { label: '网络地址', value: entry.address ?? '—' },
          { label: '设备', value: entry.device ?? '—' },
          { label: '动作代码', value: <Code text={entry.action} /> },
          { label: '对象', value: <Code text={`${entry.subjectKind} ${entry.subjectId}`} /> },
          { label: '原因', value: entry.reason ?? '—' },
          { label: '请求编号', value: <Code text={entry.requestId} /> },
          { label: '校验值', value: <Code text={entry.hash} /> },
        ]}
      />
      <Document title="之前" value={entry.before} />
      <Document title="之后" value={entry.after} />
    </Sheet>
  )
}

function Code({ text }: { readonly text: string }) {
  return <span className="office-code trail-code">{text}</span>
}

function Document({ title, value }: { readonly title: string; readonly value: unknown }) {
  if (value === null || value === undefined) return null
  return (
    <section className="trail-document">
      <h3>{title}</h3>
      <pre>{JSON.stringify(value, null, 2)}</pre>
    </section>
  )
}
