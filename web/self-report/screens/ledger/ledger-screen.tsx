/** 统计台账: the unit's entries of the year, what has no line yet, and the sheets they came from. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { LEDGER_PERIODS } from '../../../../forms/engine/ledger/ledger-places.ts'
import { PERIOD_NAMES } from '../../../../forms/engine/period-cells.ts'
import type { Period } from '../../../../forms/engine/types.ts'
import { formHeading } from '../../../../forms/form-words.ts'
import { type LedgerEntry, listUnitLedgerEntries } from '../../../../server/contract/unit-ledger.ts'
import { call } from '../../../api/call.ts'
import { useSession } from '../../../shell/session.tsx'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import type { LedgerWork } from '../../device/report-database.ts'
import { ledgerHref } from '../../href.ts'
import { EntryDialog } from '../../ledger/entry-dialog.tsx'
import { fieldsOf, noFields } from '../../ledger/entry-fields.ts'
import { useLedgerWork, usePlaces, useSums, useUnitId } from '../../ledger/use-ledger.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { Failed } from '../failed.tsx'
import { UnplacedItems } from './unplaced-items.tsx'
import '../../styles/ledger.css'

export interface LedgerScreenProps {
  readonly year: string
  /** One line of a form, and its code: where a cell's figure comes from. */
  readonly line: string | undefined
  readonly code: string | undefined
}

type Shown = Period | 'all' | 'unplaced' | 'struck'

const PAGE = 100

export function LedgerScreen({ year, line, code }: LedgerScreenProps) {
  usePageTitle('统计台账')
  const unitId = useUnitId()
  const { account } = useSession()
  const navigate = useNavigate()
  const places = usePlaces()
  const sums = useSums(year)
  const { works, look, send } = useLedgerWork(year)
  const [shown, setShown] = useState<Shown>('all')
  const [search, setSearch] = useState('')
  const [asked, setAsked] = useState('')
  const [open, setOpen] = useState<LedgerWork | null>(null)
  const readOnly = account.position === 'person-in-charge'
  const query = {
    ...(line ? { line } : {}),
    ...(code ? { code } : {}),
    ...(asked ? { search: asked } : {}),
    ...(shown === 'unplaced' || shown === 'struck' ? { show: shown } : {}),
    ...(shown !== 'all' && shown !== 'unplaced' && shown !== 'struck' ? { period: shown } : {}),
    limit: PAGE,
  }
  const listed = useInfiniteQuery({
    queryKey: [listUnitLedgerEntries.id, unitId, year, query],
    queryFn: ({ pageParam }) =>
      call(listUnitLedgerEntries, {
        params: { unitId, year },
        query: { ...query, ...(pageParam ? { after: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const entries = listed.data?.pages.flatMap((page) => page.entries)
  const titleOf = (entry: LedgerEntry): string => {
    const place = places?.find(({ id }) => id === entry.content.place)
    if (entry.content.place === null) return '待归类'
    const what = place ? formHeading(place.form, place.title) : entry.content.place
    return entry.content.code === '' ? what : `${what} · ${entry.content.code}`
  }
  const columns: readonly Column<LedgerEntry>[] = [
    {
      ...{ id: 'when', head: '日期', width: 112 },
      cell: ({ content }) => content.bookedOn ?? PERIOD_NAMES[content.period],
    },
    {
      ...{ id: 'reference', head: '凭证号', width: 110, minor: true },
      cell: ({ content }) => content.reference,
    },
    { id: 'item', head: '摘要（品名）', cell: ({ content }) => content.itemText },
    { ...{ id: 'place', head: '计入', minor: true }, title: titleOf, cell: titleOf },
    {
      ...{ id: 'quantity', head: '数量', align: 'end', width: 120, minor: true },
      cell: ({ content: { quantity, measure } }) =>
        quantity === null ? '' : `${quantity.toLocaleString('en-US')} ${measure}`,
    },
    {
      ...{ id: 'amount', head: '金额（元）', align: 'end', width: 140 },
      cell: ({ content: { amountFen } }) =>
        amountFen === null ? '' : formatNumber(amountFen / 100, 2),
    },
  ]
  const edit = (entry: LedgerEntry): void => {
    const kept = works.find(({ entryId }) => entryId === entry.entryId)
    setOpen(
      kept ?? {
        ...{ entryId: entry.entryId, unitId, year, baseVersion: entry.version },
        ...{ fields: fieldsOf(entry.content), struck: entry.struck, ready: false },
      },
    )
  }
  const add = (): void =>
    setOpen({
      ...{ entryId: crypto.randomUUID(), unitId, year, baseVersion: 0 },
      ...{ fields: { ...noFields, ...placeOfLine() }, struck: false, ready: false },
    })
  const placeOfLine = () => {
    const at = places?.filter(({ id }) => id === line || id.startsWith(`${line}.`))
    return at?.length === 1 ? { place: at[0]!.id, code: code ?? null } : {}
  }
  const close = (finished: boolean): void => {
    setOpen(null)
    void (finished ? send() : look())
  }
  const unfinished = works.filter(({ ready }) => !ready)
  const waiting = works.filter(({ ready }) => ready)
  const unplaced = sums.data?.unplaced ?? []
  const noWriting = readOnly ? '台账由填报人记' : undefined
  if (sums.error) {
    return (
      <main id="main" className="sr-page">
        <Failed error={sums.error} retry={() => void sums.refetch()} />
      </main>
    )
  }
  return (
    <main id="main" className="sr-page sr-ledger" tabIndex={-1}>
      <PageHead
        title={`${year} 年统计台账`}
        parts={[{ label: '我的报表', href: '/' }, { label: '统计台账' }]}
        actions={
          <>
            <Button variant="primary" reason={noWriting} onClick={add}>
              新增一笔
            </Button>
            <Button
              reason={noWriting}
              onClick={() => void navigate({ to: '/ledger/$year/import', params: { year } })}
            >
              导入台账文件
            </Button>
            <a
              className="sr-act"
              href={`/api/units/${encodeURIComponent(unitId)}/ledger/${year}/export`}
              download
            >
              下载台账
            </a>
          </>
        }
      >
        {sums.data?.rhythm === 'half-year' ? '按半年' : '按季度'}
        逐笔记材料和服务的购进、产品的去向，合计进投入产出表。台账是本单位的，普查机构看不到。
      </PageHead>
      {waiting.length > 0 && (
        <Notice tone="advisory" title={`有 ${waiting.length} 笔已存在本机，有网络后自动发送`} />
      )}
      {unfinished.map((work) => (
        <Notice
          key={work.entryId}
          tone={work.refusal ? 'mandatory' : 'advisory'}
          title={`${work.refusal ? '没有存上' : '没有写完'}：${work.fields.itemText || '未写摘要的一笔'}`}
          action={
            <Button size="small" onClick={() => setOpen(work)}>
              接着写
            </Button>
          }
        >
          {work.refusal}
        </Notice>
      ))}
      {unplaced.length > 0 && places && !readOnly && (
        <UnplacedItems year={year} items={unplaced} places={places} />
      )}
      {line && (
        <p className="sr-ledger-only">
          只看计入 {line.replace(':', ' 表 ')}
          {code && ` · ${code}`} 的记录。<Link href={ledgerHref(year)}>看全部</Link>
        </p>
      )}
      <Toolbar label="筛选台账">
        <SelectField<Shown>
          label="显示"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: '全年' },
            ...LEDGER_PERIODS.filter((each) =>
              sums.data?.rhythm === 'half-year' ? each.startsWith('H') : each.startsWith('Q'),
            ).map((value) => ({ value, label: PERIOD_NAMES[value] })),
            { value: 'unplaced', label: '待归类' },
            { value: 'struck', label: '已划去' },
          ]}
        />
        <TextField
          label="查找"
          placeholder="摘要或凭证号"
          value={search}
          onChange={setSearch}
          onSettle={setAsked}
        />
      </Toolbar>
      {listed.error ? (
        <Failed error={listed.error} retry={() => void listed.refetch()} />
      ) : (
        <DataTable
          label="台账"
          columns={columns}
          rows={entries}
          rowKey={({ entryId }) => entryId}
          onOpen={edit}
          total={listed.data?.pages[0]?.total}
          onMore={listed.hasNextPage ? () => void listed.fetchNextPage() : undefined}
          morePending={listed.isFetchingNextPage}
          empty={
            <EmptyState title="这里还没有记录">
              点“新增一笔”逐笔记，或点“导入台账文件”把财务软件导出的明细账读进来。
            </EmptyState>
          }
        />
      )}
      {(sums.data?.files.length ?? 0) > 0 && (
        <details className="sr-ledger-files">
          <summary>导入过的文件（{sums.data?.files.length} 个，原件都保留）</summary>
          <ul>
            {sums.data?.files.map(({ fileId, fileName, added }) => (
              <li key={fileId}>
                <a
                  href={`/api/units/${encodeURIComponent(unitId)}/ledger/${year}/files/${fileId}`}
                  download
                >
                  {fileName}
                </a>
                <span>{added === null ? '还没有读入' : `新增 ${formatNumber(added)} 笔`}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {open && places && (
        <EntryDialog work={open} places={places} readOnly={readOnly} onClose={close} />
      )}
    </main>
  )
}
