/** 报酬: what each enumerator is paid for accepted work in a period, and who bears it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formTable } from '../../../../forms/form-words.ts'
import { getPayStatement, type PayStatement } from '../../../../server/contract/progress.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { TextField } from '../../../ui/text-field.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { Failure } from '../../failure.tsx'
import { PayDialog } from './pay-dialog.tsx'
import { yuan } from './pay-words.ts'
import { saveTable } from './save-table.ts'

type Row = PayStatement['rows'][number]
const DATE = /^\d{4}-\d{2}-\d{2}$/

export function PayView({ area }: { readonly area: string }) {
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [setting, setSetting] = useState(false)
  const query = useQuery({
    ...queryFor(getPayStatement, {
      query: {
        area,
        ...(DATE.test(from) && { from }),
        ...(DATE.test(to) && { to }),
      },
    }),
    placeholderData: (before) => before,
  })
  const { data, error } = query
  if (error) return <Failure error={error} onRetry={() => void query.refetch()} />
  const forms = data ? formsOf(data) : []
  const columns: readonly Column<Row>[] = [
    { id: 'name', head: '普查员', width: 140, cell: (row) => row.name, foot: '合计' },
    ...forms.map(
      (form): Column<Row> => ({
        id: form,
        head: formTable(form),
        align: 'end',
        cell: (row) => formatNumber(row.accepted[form] ?? 0),
        foot: formatNumber(data?.rows.reduce((sum, row) => sum + (row.accepted[form] ?? 0), 0)),
      }),
    ),
    {
      id: 'amount',
      head: '金额（元）',
      align: 'end',
      width: 120,
      cell: (row) => yuan(row.amountFen),
      foot: yuan(data?.totalFen),
    },
  ]
  return (
    <>
      <Toolbar
        label="期间"
        end={
          <>
            {data?.mayChange && <Button onClick={() => setSetting(true)}>设定标准</Button>}
            <Button
              icon="download"
              reason={data ? undefined : '正在读取'}
              onClick={() => data && void saveTable(tableOf(data, forms))}
            >
              导出 xlsx
            </Button>
          </>
        }
      >
        <TextField label="从" type="date" value={from} onChange={setFrom} />
        <TextField label="到" type="date" value={to} onChange={setTo} />
      </Toolbar>
      <Figures
        label="报酬"
        items={[
          { label: '合计', value: yuan(data?.totalFen), unit: '元' },
          { label: '省级承担', value: yuan(data?.bornFen.province), unit: '元' },
          { label: '市级承担', value: yuan(data?.bornFen.city), unit: '元' },
          { label: '县级承担', value: yuan(data?.bornFen.county), unit: '元' },
        ]}
      />
      {data !== undefined && data.countiesWithOwn > 0 && (
        <p className="progress-sentence">
          {data.countiesWithOwn} 个县区设了自己的标准和分担比例，各按本县区的算；其余按市级的。
        </p>
      )}
      {data?.countiesWithOwn === 0 && Object.keys(data.setting.ratesFen).length === 0 && (
        <p className="progress-sentence">
          还没有设定每份答卷的标准，金额都是 0；由县级或市级设定。
        </p>
      )}
      <DataTable<Row>
        label="普查员报酬"
        columns={columns}
        rows={data?.rows}
        rowKey={(row) => row.accountId}
        empty={
          <EmptyState title="这段时间没有普查员报的答卷验收">
            按普查员报来、验收了的份数计，单位网上自报的不计；撤回验收的当天扣减。
          </EmptyState>
        }
      />
      {setting && data && (
        <PayDialog setting={data.setting} forms={forms} onClose={() => setSetting(false)} />
      )}
    </>
  )
}

function formsOf({ rows, setting }: PayStatement): string[] {
  const forms = rows.flatMap((row) => Object.keys(row.accepted))
  return [...new Set([...forms, ...Object.keys(setting.ratesFen)])].sort()
}

function tableOf(statement: PayStatement, forms: readonly string[]) {
  const { area, from, to, rows, totalFen, bornFen } = statement
  return {
    title: `${area.name}普查员报酬表`,
    note: `内部资料，不得对外提供。${from ?? '开始'} 至 ${to ?? '今天'}，按验收份数；省 ${yuan(bornFen.province)} 元、市 ${yuan(bornFen.city)} 元、县 ${yuan(bornFen.county)} 元。`,
    heads: ['普查员', ...forms.map((form) => `${formTable(form)}（份）`), '金额（元）'],
    rows: [
      ...rows.map((row) => [
        row.name,
        ...forms.map((form) => row.accepted[form] ?? 0),
        row.amountFen / 100,
      ]),
      [
        '合计',
        ...forms.map((form) => rows.reduce((sum, row) => sum + (row.accepted[form] ?? 0), 0)),
        totalFen / 100,
      ],
    ],
  }
}
