/**
 * 报送线索: what came in from one device, late at night, nearly alike … by day, newest first. Worked out
 * when answers arrive; a lead for whoever looks into it, never a verdict.
 */
import {
  listSignals,
  type Signal,
  type SignalKind,
  signalKindNames,
  signalKinds,
  signalOutcomeNames,
} from '../../../../server/contract/conduct.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckField } from '../../../ui/check-field.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { StatusTag } from '../../../ui/status-tag.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { AreaFilter } from '../../area-filter.tsx'
import { Failure } from '../../failure.tsx'
import { hrefOf } from '../../href-of.ts'
import { become } from '../../office-history.ts'
import type { SignalsSearch } from '../../read-search.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { usePages } from '../../use-pages.ts'
import { SignalSheet } from './signal-sheet.tsx'
import { factWords, whoWords } from './signal-words.ts'

const ANY = 'any'

const columns: readonly Column<Signal>[] = [
  { id: 'date', head: '日期', width: 104, cell: (each) => each.onDate },
  { id: 'kind', head: '线索', width: 184, cell: (each) => signalKindNames[each.kind] },
  { id: 'facts', head: '情况', cell: factWords, title: factWords },
  { id: 'who', head: '来自', width: 136, minor: true, cell: whoWords, title: whoWords },
  {
    id: 'area',
    head: '所在地',
    width: 136,
    minor: true,
    cell: (each) => each.areaName,
    title: (each) => each.areaName,
  },
  { id: 'units', head: '单位', width: 64, align: 'end', cell: (each) => each.units },
  {
    id: 'state',
    head: '状态',
    width: 104,
    cell: ({ state }) =>
      state === 'waiting' ? (
        <StatusTag tone="waiting">待核实</StatusTag>
      ) : (
        <StatusTag tone="accepted">{signalOutcomeNames[state]}</StatusTag>
      ),
  },
]

export function SignalsScreen({ filter }: { readonly filter: SignalsSearch }) {
  usePageTitle('报送线索')
  const { area, kind, date, all, signal } = filter
  const pages = usePages({
    queryKey: [listSignals.id, { area, kind, date, all }],
    everyMs: 60_000,
    read: async (after) => {
      const { signals, next } = await call(listSignals, {
        query: {
          limit: 100,
          ...(area !== undefined && { area }),
          ...(kind !== undefined && { kind }),
          ...(date !== undefined && { date }),
          ...(all === undefined && { waiting: 'yes' as const }),
          ...(after !== undefined && { after }),
        },
      })
      return { rows: signals, next }
    },
  })
  const narrow = (change: { [Name in keyof SignalsSearch]?: string | undefined }) =>
    become(hrefOf('/signals', { ...filter, ...change }))
  return (
    <>
      <PageHead
        title="报送线索"
        actions={
          <Button
            icon="print"
            reason={pages.rows?.length ? undefined : '没有可以打印的'}
            onClick={() => print()}
          >
            打印
          </Button>
        }
      >
        同一设备短时间报送多家、深夜集中、内容雷同、尾数集中等可能代填代报的情况，收到答卷后半分钟内列出，按天排列。
      </PageHead>
      <div className="office-no-print">
        <Toolbar label="筛选线索">
          <AreaFilter value={area} onChange={(chosen) => narrow({ area: chosen })} />
          <SelectField<SignalKind | typeof ANY>
            label="线索"
            options={[
              { value: ANY, label: '全部' },
              ...signalKinds.map((value) => ({ value, label: signalKindNames[value] })),
            ]}
            value={kind ?? ANY}
            onChange={(chosen) => narrow({ kind: chosen === ANY ? undefined : chosen })}
          />
          <TextField
            label="日期"
            type="date"
            value={date ?? ''}
            onChange={(day) => narrow({ date: day === '' ? undefined : day })}
          />
          <CheckField
            label="包括已核实的"
            checked={all !== undefined}
            onChange={(chosen) => narrow({ all: chosen ? 'true' : undefined })}
          />
        </Toolbar>
      </div>
      {pages.error ? (
        <Failure error={pages.error} onRetry={pages.retry} />
      ) : (
        <DataTable
          label="报送线索"
          columns={columns}
          rows={pages.rows}
          rowKey={(each) => each.id}
          currentKey={signal}
          onOpen={(each) => narrow({ signal: each.id })}
          onMore={pages.onMore}
          morePending={pages.morePending}
          empty={
            <EmptyState title="没有待核实的线索">
              有可能代填代报的情况时，当天列在这里；打开一条，看涉及的单位，核实后记下结果。
            </EmptyState>
          }
        />
      )}
      {signal !== undefined && (
        <SignalSheet signalId={signal} onClose={() => narrow({ signal: undefined })} />
      )}
    </>
  )
}
