/** What a filled-in template would change, cell by cell, before anything does. */
import { useState } from 'react'
import { cellAt } from '../../form/form-model.ts'
import { rowName } from '../../form/surface/surface.ts'
import {
  type Compared,
  type ComparedCell,
  type Comparison,
  placementsOf,
} from '../../form/workbook/compare-workbook.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatNumber } from '../../ui/format-number.ts'
import { Notice } from '../../ui/notice.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useSheetDesk } from '../sheet/sheet-desk.tsx'
import '../styles/excel.css'

type View = 'added' | 'changed' | 'emptied' | 'unreadable'

const views: readonly { readonly id: View; readonly label: string; readonly none: string }[] = [
  { id: 'unreadable', label: '读不出', none: '每一格都读出来了' },
  { id: 'changed', label: '与表中不同', none: '没有与表中不同的格' },
  { id: 'added', label: '新填', none: '没有新填的格' },
  { id: 'emptied', label: '文件中为空', none: '表中已填的，文件里都有' },
]

interface ImportDialogProps {
  readonly compared: Compared
  readonly onClose: () => void
}

export function ImportDialog({ compared, onClose }: ImportDialogProps) {
  if ('refusal' in compared) {
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title="这个文件不能导入"
        description={compared.refusal}
        actions={
          <Button variant="primary" onClick={onClose}>
            知道了
          </Button>
        }
      />
    )
  }
  return <Preview comparison={compared.comparison} onClose={onClose} />
}

function Preview(props: { readonly comparison: Comparison; readonly onClose: () => void }) {
  const { comparison, onClose } = props
  const { session } = useSheetDesk()
  const toast = useToast()
  const [emptyToo, setEmptyToo] = useState(false)
  const [view, setView] = useState<View>(
    () => views.find(({ id }) => comparison[id].length > 0)?.id ?? 'added',
  )
  const placements = placementsOf(comparison, emptyToo)
  const fill = () => {
    const { placed } = session.fill(placements)
    toast({ title: `已填入 ${formatNumber(placed)} 格，可按 Ctrl+Z 撤销`, tone: 'accepted' })
    onClose()
  }
  const shown = views.find(({ id }) => id === view)!
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="large"
      title="导入前核对"
      description={`新填 ${comparison.added.length} 格，与表中不同 ${comparison.changed.length} 格，读不出 ${comparison.unreadable.length} 格；另有 ${comparison.same} 格与表中相同。读不出的格保持表中原样。`}
      actions={
        <>
          <Button onClick={onClose}>不导入</Button>
          <Button
            variant="primary"
            reason={placements.length === 0 ? '文件里没有可填入的内容' : undefined}
            onClick={fill}
          >
            填入 {formatNumber(placements.length)} 格
          </Button>
        </>
      }
    >
      {comparison.remarks.map((remark) => (
        <Notice key={remark} tone="verify" title={remark} />
      ))}
      <Tabs<View>
        label="导入内容"
        value={view}
        onChange={setView}
        items={views.map(({ id, label }) => ({ id, label, count: comparison[id].length }))}
      />
      <div className="sr-excel-list">
        <Cells rows={comparison[view]} none={shown.none} />
      </div>
      {comparison.emptied.length > 0 && (
        <CheckField
          label={`把文件中为空的 ${comparison.emptied.length} 格也清空`}
          hint="不勾选时，表中已填的内容保留"
          checked={emptyToo}
          onChange={setEmptyToo}
        />
      )}
    </Dialog>
  )
}

const SHOWN_AT_ONCE = 200

function Cells(props: { readonly rows: readonly ComparedCell[]; readonly none: string }) {
  const { session } = useSheetDesk()
  const [shown, setShown] = useState(SHOWN_AT_ONCE)
  const nameOf = ({ path }: ComparedCell): string =>
    [rowName(session, path), cellAt(session.model, path)?.title ?? path]
      .filter((part) => part !== null)
      .join('，')
  const columns: readonly Column<ComparedCell>[] = [
    { id: 'name', head: '指标', cell: nameOf, title: nameOf },
    {
      id: 'place',
      head: '位置',
      width: 96,
      cell: ({ address }) => address,
      title: ({ sheet }) => sheet,
    },
    {
      id: 'before',
      head: '表中现为',
      align: 'end',
      width: 120,
      cell: ({ before }) => before || '—',
    },
    {
      id: 'after',
      head: '文件中为',
      align: 'end',
      width: 120,
      cell: ({ after }) => after || '（空）',
    },
    {
      id: 'note',
      head: '说明',
      cell: ({ note }) => <span className="sr-excel-note">{note ?? ''}</span>,
    },
  ]
  return (
    <DataTable
      label="格"
      columns={columns}
      rows={props.rows.slice(0, shown)}
      rowKey={({ path }) => path}
      empty={<EmptyState title={props.none} />}
      total={props.rows.length}
      onMore={shown < props.rows.length ? () => setShown(shown + SHOWN_AT_ONCE) : undefined}
    />
  )
}
