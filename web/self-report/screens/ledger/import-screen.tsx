/** 导入台账文件: the firm's own sheet, what its columns mean, what would happen, and what did. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, useState } from 'react'
import { LEDGER_PERIODS } from '../../../../forms/engine/ledger/ledger-places.ts'
import { PERIOD_NAMES } from '../../../../forms/engine/period-cells.ts'
import type { Period } from '../../../../forms/engine/types.ts'
import {
  type AmountUnit,
  getLedgerSums,
  importLedgerFile,
  type LedgerField,
  type LedgerImportReport,
  type LedgerMapping,
  ledgerFields,
  listUnitLedgerEntries,
  receiveLedgerFile,
} from '../../../../server/contract/unit-ledger.ts'
import { call } from '../../../api/call.ts'
import { problemText } from '../../../api/problem-text.ts'
import { Button } from '../../../ui/button.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { ledgerHref } from '../../href.ts'
import { PlaceFields } from '../../ledger/place-fields.tsx'
import { usePlaces, useUnitId } from '../../ledger/use-ledger.ts'
import { usePageTitle } from '../../use-page-title.ts'
import '../../styles/ledger.css'

const fieldNames: Readonly<Record<LedgerField, string>> = {
  ...{ bookedOn: '日期', period: '报告期（季度、月份）', reference: '凭证号' },
  ...{ itemText: '摘要（品名）', code: '产品（项目）代码', quantity: '数量' },
  ...{ measure: '计量单位', amount: '金额', origin: '来源（省内、省外、进口）' },
}

const MOST_BYTES = 20_000_000
const NONE = 'none'

export function LedgerImportScreen({ year }: { readonly year: string }) {
  usePageTitle('导入台账文件')
  const unitId = useUnitId()
  const places = usePlaces() ?? []
  const client = useQueryClient()
  const [mapping, setMapping] = useState<LedgerMapping | null>(null)
  const [tooLarge, setTooLarge] = useState<string | null>(null)
  const receive = useMutation({
    mutationFn: async (file: File) =>
      call(receiveLedgerFile, {
        params: { unitId, year },
        query: { fileName: file.name },
        body: new Uint8Array(await file.arrayBuffer()),
      }),
    onSuccess: (received) => setMapping(received.mapping),
  })
  const load = useMutation({
    mutationFn: ({ dryRun }: { readonly dryRun: boolean }) =>
      call(importLedgerFile, {
        params: { unitId, year, fileId: receive.data?.fileId ?? '' },
        body: { mapping: mapping!, dryRun },
      }),
    onSuccess: (_, { dryRun }) => {
      if (dryRun) return
      void client.invalidateQueries({ queryKey: [getLedgerSums.id] })
      void client.invalidateQueries({ queryKey: [listUnitLedgerEntries.id] })
    },
  })
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    setMapping(null)
    load.reset()
    const large = file.size > MOST_BYTES
    setTooLarge(
      large
        ? `“${file.name}”有 ${formatNumber(file.size / 1_000_000, 1)} MB，超过 20 MB 的上限。请按季度拆成几个文件，或删去不用的工作表后再导入`
        : null,
    )
    if (!large) receive.mutate(file)
  }
  const change = (part: Partial<LedgerMapping>): void => {
    if (mapping) setMapping({ ...mapping, ...part })
    load.reset()
  }
  const done = load.data && load.variables?.dryRun === false
  const error = receive.error ?? load.error
  return (
    <main id="main" className="sr-page sr-ledger" tabIndex={-1}>
      <PageHead
        title="导入台账文件"
        parts={[
          { label: '我的报表', href: '/' },
          { label: '统计台账', href: ledgerHref(year) },
          { label: '导入' },
        ]}
      >
        财务软件或 Excel 里的明细账都可以：xlsx，或各种编码的
        csv。原件保留；同一文件再导入不会重复记。
      </PageHead>
      <label className="sr-act sr-ledger-file">
        选择文件
        <input type="file" className="ui-unseen" accept=".xlsx,.csv,.txt" onChange={choose} />
      </label>
      {tooLarge && <Notice tone="mandatory" title={tooLarge} />}
      {receive.isPending && <p role="status">正在读取…</p>}
      {error && (
        <Notice tone="mandatory" title={problemText(error).what}>
          {problemText(error).remedy}
        </Notice>
      )}
      {receive.data && mapping && (
        <>
          <h2 className="sr-heading">各列的含义</h2>
          <p className="sr-form-about">
            {receive.data.remembered
              ? '已按上次导入这种文件的办法对好，请看一眼。'
              : '已按列名猜了一遍，请核对；下次导入同样的文件就不用再对。'}
          </p>
          <Columns head={receive.data.head} mapping={mapping} onChange={change} />
          <div className="sr-ledger-fields">
            <SelectField<AmountUnit>
              label="金额的单位"
              options={(['元', '千元', '万元'] as const).map((value) => ({ value, label: value }))}
              value={mapping.amountUnit}
              onChange={(amountUnit) => change({ amountUnit })}
            />
            <SelectField<Period | typeof NONE>
              label="没有日期的行记在"
              options={[
                { value: NONE, label: '（每行都有日期）' },
                ...LEDGER_PERIODS.map((value) => ({ value, label: PERIOD_NAMES[value] })),
              ]}
              value={mapping.period ?? NONE}
              onChange={(period) => change({ period: period === NONE ? null : period })}
            />
            <PlaceFields
              places={places}
              place={mapping.place}
              code={null}
              words=""
              withoutCode
              onChange={(place) => change({ place })}
            />
          </div>
          <p className="sr-form-about">
            “计入”可以不选：本单位归过类的摘要照旧归类，其余的导入后一起归类。整个文件都记同一张明细表（如直接材料）且有代码列时才选。
          </p>
          {load.data && <Report report={load.data} done={done === true} />}
          <div className="sr-people-acts">
            {done ? (
              <Link href={ledgerHref(year)} className="sr-act">
                去看台账
              </Link>
            ) : (
              <>
                <Button pending={load.isPending} onClick={() => load.mutate({ dryRun: true })}>
                  先看结果
                </Button>
                <Button
                  variant="primary"
                  pending={load.isPending}
                  reason={load.data ? undefined : '请先看结果'}
                  onClick={() => load.mutate({ dryRun: false })}
                >
                  导入
                </Button>
              </>
            )}
          </div>
        </>
      )}
    </main>
  )
}

interface ColumnsProps {
  readonly head: readonly (readonly string[])[]
  readonly mapping: LedgerMapping
  readonly onChange: (part: Partial<LedgerMapping>) => void
}

function Columns({ head, mapping, onChange }: ColumnsProps) {
  const width = Math.max(...head.map((cells) => cells.length), 0)
  const fieldAt = (column: number): LedgerField | null =>
    ledgerFields.find((field) => mapping.columns[field] === column) ?? null
  const give = (column: number, field: LedgerField | typeof NONE): void => {
    const kept = Object.entries(mapping.columns).filter(
      ([known, at]) => known !== field && at !== column,
    )
    onChange({
      columns: Object.fromEntries(field === NONE ? kept : [...kept, [field, column]]),
    })
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide sheet is scrolled by keyboard too
    <section className="sr-ledger-sheet" aria-label="文件的前几行" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {Array.from({ length: width }, (_, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
              <th key={column} scope="col">
                <SelectField<LedgerField | typeof NONE>
                  label={`第 ${column + 1} 列“${head[mapping.headingRow]?.[column] ?? ''}”是`}
                  labelHidden
                  options={[
                    { value: NONE, label: '不用' },
                    ...ledgerFields.map((value) => ({ value, label: fieldNames[value] })),
                  ]}
                  value={fieldAt(column) ?? NONE}
                  onChange={(field) => give(column, field)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {head.slice(0, mapping.headingRow + 6).map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <tr key={row} data-heading={row === mapping.headingRow || undefined}>
              {Array.from({ length: width }, (_, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
                <td key={column}>{cells[column] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Report({ report, done }: { readonly report: LedgerImportReport; readonly done: boolean }) {
  const { rows, added, changed, same, kept, unplaced, rejected, notices } = report
  return (
    <section className="sr-ledger-report" aria-label={done ? '导入结果' : '将会怎样'}>
      <Notice
        tone={rejected.length > 0 ? 'verify' : 'advisory'}
        title={`${done ? '已导入' : '将导入'}：共 ${formatNumber(rows)} 行，新增 ${formatNumber(added)} 笔，更正 ${formatNumber(changed)} 笔，不变 ${formatNumber(same)} 笔，读不出 ${formatNumber(rejected.length)} 行`}
      >
        {unplaced > 0 && (
          <p>有 {formatNumber(unplaced)} 笔待归类，导入后在台账页选定计入哪一项。</p>
        )}
        {kept > 0 && <p>有 {formatNumber(kept)} 笔手工改过，以手工改的为准。</p>}
      </Notice>
      <ul>
        {[...rejected, ...notices].slice(0, 200).map(({ row, field, message }) => (
          <li key={`${row} ${field} ${message}`}>{message}</li>
        ))}
      </ul>
    </section>
  )
}
