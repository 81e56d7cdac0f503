/**
 * One heap of units without a block: tick those that belong together, choose their block on the map or
 * from the list, say why, and place them at once.
 */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReplyOf } from '../../../../server/contract/operation.ts'
import {
  getUnplacedHeap,
  listUnplacedHeaps,
  placeUnits,
} from '../../../../server/contract/placing.ts'
import { call } from '../../../api/call.ts'
import { keyOf } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { ComboboxField } from '../../../ui/combobox-field.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Link } from '../../../ui/link.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Failure } from '../../failure.tsx'
import { usePageTitle } from '../../use-page-title.ts'
import { usePages } from '../../use-pages.ts'
import { BlocksMap } from './blocks-map.tsx'
import { groundNames, streetWords } from './placing-words.ts'

type Heap = ReplyOf<typeof getUnplacedHeap>
type HeapUnit = Heap['units'][number]

const MOST_AT_ONCE = 500

const columns: readonly Column<HeapUnit>[] = [
  {
    id: 'name',
    head: '单位',
    width: 280,
    cell: (unit) => <Link href={`/units/${unit.id}`}>{unit.name}</Link>,
    title: (unit) => unit.name,
  },
  { id: 'address', head: '地址', cell: (unit) => unit.address, title: (unit) => unit.address },
  { id: 'ground', head: '依据', width: 104, minor: true, cell: (unit) => groundNames[unit.ground] },
  { id: 'sure', head: '把握', align: 'end', width: 72, cell: (unit) => `${unit.confidence}%` },
]

export interface HeapScreenProps {
  readonly areaCode: string
  readonly street: string
}

export function HeapScreen({ areaCode, street }: HeapScreenProps) {
  usePageTitle('待落小区')
  const client = useQueryClient()
  const toast = useToast()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [blockCode, setBlockCode] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [blocks, setBlocks] = useState<Heap['blocks']>([])
  const pages = usePages({
    queryKey: [getUnplacedHeap.id, { areaCode, street }],
    read: async (after) => {
      const query = { street, ...(after !== undefined && { after }) }
      const heap = await call(getUnplacedHeap, { params: { areaCode }, query })
      setBlocks(heap.blocks)
      return { rows: heap.units, next: heap.next }
    },
  })
  const place = useMutation({
    mutationFn: () =>
      call(placeUnits, {
        body: { unitIds: [...ticked], blockCode: blockCode ?? '', reason: reason.trim() },
      }),
    onSuccess: async ({ placed }) => {
      toast({ title: `已把 ${placed} 个单位落到小区`, tone: 'accepted' })
      setTicked(new Set())
      await client.invalidateQueries({ queryKey: [getUnplacedHeap.id] })
      await client.invalidateQueries({ queryKey: keyOf(listUnplacedHeaps) })
    },
  })
  const refusal =
    ticked.size === 0
      ? '请先勾选单位'
      : ticked.size > MOST_AT_ONCE
        ? `一次最多 ${MOST_AT_ONCE} 个`
        : blockCode === null
          ? '请先选择普查小区'
          : reason.trim() === ''
            ? '请写明理由'
            : undefined
  return (
    <>
      <PageHead
        title={streetWords(street)}
        parts={[{ label: '待落小区', href: '/placing' }, { label: streetWords(street) }]}
        actions={
          <>
            <Button onClick={() => setTicked(new Set(pages.rows?.map(({ id }) => id)))}>
              全部勾选
            </Button>
            <Button
              variant="primary"
              reason={refusal}
              pending={place.isPending}
              onClick={() => place.mutate()}
            >
              落到小区{ticked.size > 0 ? `（${formatNumber(ticked.size)} 个）` : ''}
            </Button>
          </>
        }
      >
        勾选同在一处的单位，在地图上点小区或从列表里选。
      </PageHead>
      {place.error && <Failure error={place.error} />}
      {pages.error ? (
        <Failure error={pages.error} onRetry={pages.retry} />
      ) : (
        <div className="office-block office-placing">
          <div className="office-block-side">
            <BlocksMap blocks={blocks} chosen={blockCode} onChoose={setBlockCode} />
            <ComboboxField
              label="普查小区"
              options={blocks.map(({ code, name, sameStreet }) => ({
                code,
                name: sameStreet > 0 ? `${name}（同一街路已有 ${sameStreet} 家）` : name,
              }))}
              value={blockCode}
              onChange={setBlockCode}
            />
            <TextField
              label="理由"
              hint="如：按门牌核对、社区确认"
              value={reason}
              onChange={setReason}
            />
          </div>
          <DataTable
            label="这一堆的单位"
            columns={columns}
            rows={pages.rows}
            rowKey={(unit) => unit.id}
            ticked={ticked}
            onTick={setTicked}
            onMore={pages.onMore}
            morePending={pages.morePending}
            empty={<EmptyState title="这一堆都落好了" />}
          />
        </div>
      )}
    </>
  )
}
