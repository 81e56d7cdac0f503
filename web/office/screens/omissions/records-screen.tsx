/** The records behind a number of the ledger; refused rows are dealt with here. */
import { useState } from 'react'
import {
  dispositionNames,
  dispositionReasonNames,
  dispositions,
  type LedgerEntry,
  listLedgerEntries,
} from '../../../../server/contract/ledger.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Link } from '../../../ui/link.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import { Failure } from '../../failure.tsx'
import { type Filter, hrefOf } from '../../href-of.ts'
import { go } from '../../office-history.ts'
import type { RecordsSearch } from '../../read-search.ts'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { usePages } from '../../use-pages.ts'
import { RefusedRowDialog } from './refused-row-dialog.tsx'

const ANY = 'any'

export function RecordsScreen({ filter }: { readonly filter: RecordsSearch }) {
  usePageTitle('名录记录')
  const { role } = useOffice()
  const [judging, setJudging] = useState<LedgerEntry>()
  const { area, source, list, disposition, reason } = filter
  const narrowed = {
    ...(area !== undefined && { area }),
    ...(source !== undefined && { source }),
    ...(list !== undefined && { importId: list }),
    ...(disposition !== undefined && { disposition }),
    ...(reason !== undefined && { reason }),
  }
  const change = (next: Filter) => go(hrefOf('/omissions/records', { ...filter, ...next }))
  const pages = usePages({
    queryKey: [listLedgerEntries.id, narrowed],
    read: async (after) => {
      const query = { ...narrowed, limit: 100, ...(after !== undefined && { after }) }
      const { entries, next } = await call(listLedgerEntries, { query })
      return { rows: entries, next }
    },
  })
  const columns: readonly Column<LedgerEntry>[] = [
    {
      id: 'name',
      head: '名录里的名称',
      cell: ({ name, unit }) => (unit ? <Link href={`/units/${unit.id}`}>{name}</Link> : name),
      title: ({ name }) => name,
    },
    { id: 'source', head: '来源', width: 112, cell: (entry) => entry.source },
    {
      id: 'place',
      head: '文件和行',
      width: 168,
      minor: true,
      cell: (entry) => (
        <Link href={`/frame/imports/${entry.importId}`}>
          {`${entry.fileName} 第 ${entry.row} 行`}
        </Link>
      ),
      title: (entry) => `${entry.fileName} 第 ${entry.row} 行`,
    },
    {
      id: 'area',
      head: '地区',
      width: 136,
      minor: true,
      cell: ({ areaNames }) => areaNames.at(-1) ?? '',
    },
    {
      id: 'disposition',
      head: '着落',
      width: 88,
      cell: (entry) => (
        <span className={entry.disposition === 'open' ? 'office-urgent' : undefined}>
          {dispositionNames[entry.disposition]}
        </span>
      ),
    },
    {
      id: 'reason',
      head: '原因',
      cell: (entry) => reasonText(entry),
      title: (entry) => reasonText(entry),
    },
    {
      id: 'act',
      head: '办理',
      width: 88,
      cell: (entry) =>
        entry.refused && entry.reason !== 'in-later-list' ? (
          <Button
            size="small"
            reason={role === 'township-office' ? '由县级普查办认定' : undefined}
            onClick={() => setJudging(entry)}
          >
            {entry.reason === 'refused' ? '认定' : '改认定'}
          </Button>
        ) : null,
    },
  ]
  return (
    <>
      <PageHead
        title="名录记录"
        parts={[{ label: '查漏', href: '/omissions' }, { label: '名录记录' }]}
      >
        未核查的到单位页登记核查情况；导入时未通过的行在这里认定，或改好后重新导入。
      </PageHead>
      <Toolbar label="筛选记录">
        <SelectField
          label="着落"
          labelHidden
          options={[
            { value: ANY, label: '全部着落' },
            ...dispositions.map((value) => ({ value, label: dispositionNames[value] })),
          ]}
          value={disposition ?? ANY}
          onChange={(next) => change({ disposition: next === ANY ? undefined : next })}
        />
        <AreaFilter value={area} onChange={(next) => change({ area: next })} labelHidden />
        {(source ?? list ?? reason) !== undefined && (
          <Button onClick={() => change({ source: undefined, list: undefined, reason: undefined })}>
            看全部来源和原因
          </Button>
        )}
      </Toolbar>
      {pages.error ? (
        <Failure error={pages.error} onRetry={pages.retry} />
      ) : (
        <DataTable
          label="名录记录"
          columns={columns}
          rows={pages.rows}
          rowKey={(entry) => `${entry.importId} ${entry.row}`}
          onMore={pages.onMore}
          morePending={pages.morePending}
          empty={<EmptyState title="没有这样的记录">换一个着落或地区再看。</EmptyState>}
        />
      )}
      {judging && <RefusedRowDialog entry={judging} onClose={() => setJudging(undefined)} />}
    </>
  )
}

function reasonText({ reason, refused }: LedgerEntry): string {
  const said = refused?.judgement
  if (reason === 'refused' && refused) return refused.message
  return said ? `${dispositionReasonNames[reason]}：${said.note}` : dispositionReasonNames[reason]
}
