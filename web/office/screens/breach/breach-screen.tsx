/**
 * 泄露告知: whom a breach touches, drawn from the trail by days, account, address and device, with kinds of fields
 * and times. Each list is noted, so it is made when asked for and not while one types.
 */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type AffectedArea,
  type AffectedUnit,
  listAffected,
  SHOWN_UNITS,
} from '../../../../server/contract/breach.ts'
import type { QueryOf } from '../../../../server/contract/operation.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { formatFullTime } from '../../../ui/format-time.ts'
import { PageHead } from '../../../ui/page-head.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { Failure } from '../../failure.tsx'
import { usePageTitle } from '../../use-page-title.ts'
import { AffectedSheet } from './affected-sheet.tsx'
import { BreachExportDialog } from './breach-export-dialog.tsx'
import './breach.css'

export type BreachQuery = QueryOf<typeof listAffected>

const whole = (words: readonly string[]) => words.join('；')
const minutes = (instant: string) => formatFullTime(instant).slice(0, 16)
const keyOf = ({ areaPrefix, what }: AffectedArea) => `${areaPrefix} ${what}`

const when = [
  { id: 'times', head: '次数', align: 'end', width: 64, cell: ({ times }) => formatNumber(times) },
  { id: 'last', head: '最晚', width: 136, cell: ({ last }) => minutes(last) },
  {
    id: 'by',
    head: '经手账号',
    width: 112,
    cell: ({ by }) => by.join('、'),
    title: ({ by }) => by.join('、'),
  },
] satisfies Column<AffectedUnit | AffectedArea>[]

const unitColumns: readonly Column<AffectedUnit>[] = [
  {
    id: 'name',
    head: '单位',
    width: 200,
    cell: ({ unitName, unitId }) => unitName ?? unitId,
    title: ({ unitName, unitId }) => `${unitName ?? '名录里已没有这个单位'} ${unitId}`,
  },
  {
    id: 'area',
    head: '所在地',
    width: 176,
    minor: true,
    cell: ({ areaNames }) => areaNames.join(' '),
    title: ({ areaNames }) => areaNames.join(' '),
  },
  {
    id: 'kinds',
    head: '涉及的资料种类',
    cell: ({ kinds }) => whole(kinds),
    title: ({ kinds }) => whole(kinds),
  },
  ...when,
]

const areaColumns: readonly Column<AffectedArea>[] = [
  {
    id: 'area',
    head: '区域',
    width: 120,
    cell: ({ areaNames }) => areaNames.join(' ') || '全市',
    title: ({ areaPrefix }) => areaPrefix,
  },
  { id: 'what', head: '经过', width: 128, cell: ({ what }) => what },
  {
    id: 'kinds',
    head: '涉及的资料种类',
    cell: ({ kinds }) => whole(kinds),
    title: ({ kinds }) => whole(kinds),
  },
  { id: 'rows', head: '行数', align: 'end', width: 64, cell: ({ rows }) => formatNumber(rows) },
  {
    id: 'units',
    head: '区域内单位',
    align: 'end',
    width: 96,
    cell: ({ units }) => formatNumber(units),
  },
  ...when,
]

export function BreachScreen() {
  usePageTitle('泄露告知')
  const [asked, setAsked] = useState<BreachQuery | null>(null)
  const [exporting, setExporting] = useState(false)
  const [opened, setOpened] = useState<AffectedUnit | AffectedArea | null>(null)
  const list = useMutation({
    mutationFn: (query: BreachQuery) => call(listAffected, { query }),
    onMutate: (query) => setAsked(query),
  })
  const { data } = list
  return (
    <>
      <PageHead
        title="泄露告知"
        actions={
          <Button
            reason={data ? undefined : '请先列出受影响对象'}
            onClick={() => setExporting(true)}
          >
            导出清单
          </Button>
        }
      >
        账号被盗用、平板丢失、文件外流时，按审计轨迹列出哪些单位的哪些资料在什么时间经过，供补救和告知。列出和导出都留痕。
      </PageHead>
      <BreachQuestion pending={list.isPending} onAsk={list.mutate} />
      {list.error && asked && <Failure error={list.error} onRetry={() => list.mutate(asked)} />}
      {data && (
        <div className="breach-found">
          <h2>
            单位 {formatNumber(data.unitCount)} 个
            {data.unitCount > SHOWN_UNITS && `，这里是最近的 ${SHOWN_UNITS} 个，全部见导出的清单`}
          </h2>
          <DataTable
            label="受影响的单位"
            columns={unitColumns}
            rows={data.units}
            rowKey={({ unitId }) => unitId}
            onOpen={setOpened}
            empty={
              <EmptyState title="没有逐个查看过的单位">
                这些日子里没有符合条件的查看、报送和下发。
              </EmptyState>
            }
          />
          {data.areas.length > 0 && (
            <>
              <h2>列表和文件</h2>
              <p>轨迹只记区域和行数，分不清是哪些单位：区域内的单位都应告知。</p>
              <DataTable
                label="受影响的区域"
                columns={areaColumns}
                rows={data.areas}
                rowKey={keyOf}
                onOpen={setOpened}
                empty={null}
              />
            </>
          )}
        </div>
      )}
      {opened && <AffectedSheet affected={opened} onClose={() => setOpened(null)} />}
      {exporting && asked && (
        <BreachExportDialog query={asked} onClose={() => setExporting(false)} />
      )}
    </>
  )
}

interface QuestionProps {
  readonly pending: boolean
  readonly onAsk: (query: BreachQuery) => void
}

function BreachQuestion({ pending, onAsk }: QuestionProps) {
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [account, setAccount] = useState('')
  const [address, setAddress] = useState('')
  const [device, setDevice] = useState('')
  const narrowing = Object.entries({ account, address, device })
    .map(([name, value]) => [name, value.trim()] as const)
    .filter(([, value]) => value !== '')
  const missing = from === '' || to === '' ? '请选择起止日期' : undefined
  return (
    <Toolbar label="泄露的时间和来源">
      <TextField label="从" type="date" value={from} onChange={setFrom} />
      <TextField label="到" type="date" value={to} onChange={setTo} />
      <TextField
        label="账号（登录名或编号）"
        value={account}
        onChange={setAccount}
        maxLength={80}
      />
      <TextField label="网络地址" value={address} onChange={setAddress} maxLength={80} />
      <TextField
        label="设备（浏览器自述的一段）"
        value={device}
        onChange={setDevice}
        maxLength={80}
      />
      <Button
        variant="primary"
        pending={pending}
        reason={missing}
        onClick={() => onAsk({ from, to, ...Object.fromEntries(narrowing) })}
      >
        列出受影响对象
      </Button>
    </Toolbar>
  )
}
