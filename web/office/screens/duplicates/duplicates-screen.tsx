/** 疑似重复: the queue at the left, the two units side by side at the right. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import {
  type DuplicateQueue,
  duplicateQueues,
  listDuplicates,
} from '../../../../server/contract/duplicates.ts'
import { call } from '../../../api/call.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { SplitView } from '../../../ui/split-view.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { Toolbar } from '../../../ui/toolbar.tsx'
import { useKeys } from '../../../ui/use-keys.ts'
import { AreaFilter } from '../../area-filter.tsx'
import { hrefOf } from '../../href-of.ts'
import { become } from '../../office-history.ts'
import type { DuplicatesSearch } from '../../read-search.ts'
import { useOffice } from '../../use-office.ts'
import { usePageTitle } from '../../use-page-title.ts'
import { usePages } from '../../use-pages.ts'
import { neighboursOf } from '../review/neighbours.ts'
import { BulkButton } from './bulk-button.tsx'
import { queueNames } from './duplicate-words.ts'
import { MeasuresSheet } from './measures-sheet.tsx'
import { PairDetail } from './pair-detail.tsx'
import { PairList } from './pair-list.tsx'
import { RunLine } from './run-line.tsx'
import { SettingDialog } from './setting-dialog.tsx'

export function DuplicatesScreen({ filter }: { readonly filter: DuplicatesSearch }) {
  usePageTitle('疑似重复')
  const { role } = useOffice()
  const [shown, setShown] = useState<'setting' | 'measures' | null>(null)
  const { pair: openId, queue = 'open', area } = filter
  const order: 'probability' | 'consequence' = filter.order ?? 'probability'
  const query = { queue, order, ...(area === undefined ? {} : { area }) }
  const pages = usePages({
    queryKey: [listDuplicates.id, query],
    read: async (after) => {
      const reply = await call(listDuplicates, {
        query: { ...query, limit: 50, ...(after === undefined ? {} : { after }) },
      })
      return { rows: reply.pairs, next: reply.next }
    },
  })
  const counts = useQuery(queryFor(listDuplicates, { query: { ...query, limit: 1 } })).data?.counts
  const change = (next: { [Name in keyof DuplicatesSearch]?: string | undefined }) =>
    become(hrefOf('/duplicates', { ...filter, ...next }))
  const keys = (pages.rows ?? []).map(({ pairId }) => pairId)
  const neighbours = neighboursOf(keys, openId)
  // A pair that was decided leaves the queue; what followed it is remembered.
  const following = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (openId === undefined || keys.includes(openId)) following.current = neighbours.next
  })
  const nextId =
    openId !== undefined && !keys.includes(openId)
      ? (keys.find((key) => key === following.current) ?? keys[0])
      : neighbours.next
  const open = (pair: string | undefined) => {
    if (pair !== undefined) change({ pair })
  }
  useKeys({ j: () => open(nextId), k: () => open(neighbours.previous) }, shown === null)
  return (
    <div className="office-review">
      <div className="office-review-head">
        <div className="office-review-states">
          <h1>疑似重复</h1>
          <Tabs<DuplicateQueue>
            label="判定状态"
            items={duplicateQueues.map((id) => ({
              id,
              label: queueNames[id],
              count: counts?.[id],
            }))}
            value={queue}
            onChange={(next) =>
              change({ queue: next === 'open' ? undefined : next, pair: undefined })
            }
          />
        </div>
        <Toolbar
          label="筛选疑似重复"
          end={
            <>
              <BulkButton />
              <Button size="small" onClick={() => setShown('measures')}>
                有多准
              </Button>
              <Button
                size="small"
                reason={role === 'township-office' ? '由县级或市级普查办设定' : undefined}
                onClick={() => setShown('setting')}
              >
                做法
              </Button>
            </>
          }
        >
          <SelectField
            label="先后"
            labelHidden
            options={[
              { value: 'probability', label: '可能性大的在前' },
              { value: 'consequence', label: '影响大的在前' },
            ]}
            value={order}
            onChange={(next) => change({ order: next === 'probability' ? undefined : next })}
          />
          <AreaFilter labelHidden value={area} onChange={(next) => change({ area: next })} />
          <RunLine />
        </Toolbar>
      </div>
      <SplitView
        listLabel="疑似重复"
        listWidth={336}
        detailLabel="两家单位"
        detailOpen={openId !== undefined}
        onBack={() => change({ pair: undefined })}
        list={<PairList pages={pages} filter={filter} />}
        detail={
          openId === undefined ? (
            <EmptyState title="从左侧选一对">
              用 j、k 逐对翻看；m 合并，n 不是同一家，b 分支机构，s 前后接续，u 撤销。
            </EmptyState>
          ) : (
            <PairDetail
              key={openId}
              pairId={openId}
              filter={filter}
              onNext={nextId === undefined ? undefined : () => open(nextId)}
            />
          )
        }
      />
      {shown === 'setting' && <SettingDialog onClose={() => setShown(null)} />}
      {shown === 'measures' && <MeasuresSheet onClose={() => setShown(null)} />}
    </div>
  )
}
