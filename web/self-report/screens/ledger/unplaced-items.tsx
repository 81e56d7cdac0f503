/** 待归类: the firm's words that have no line yet; one choice settles all their entries, and later sheets. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { LedgerPlace } from '../../../../forms/engine/ledger/ledger-places.ts'
import {
  getLedgerSums,
  listUnitLedgerEntries,
  placeLedgerItems,
} from '../../../../server/contract/unit-ledger.ts'
import { call } from '../../../api/call.ts'
import { problemText } from '../../../api/problem-text.ts'
import { Button } from '../../../ui/button.tsx'
import { formatNumber } from '../../../ui/format-number.ts'
import { Notice } from '../../../ui/notice.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { PlaceFields } from '../../ledger/place-fields.tsx'
import { useUnitId } from '../../ledger/use-ledger.ts'

interface Item {
  readonly itemText: string
  readonly entries: number
  readonly amountFen: number
}

export interface UnplacedItemsProps {
  readonly year: string
  readonly items: readonly Item[]
  readonly places: readonly LedgerPlace[]
}

const AT_ONCE = 5

export function UnplacedItems({ year, items, places }: UnplacedItemsProps) {
  return (
    <section className="sr-ledger-unplaced" aria-label="待归类">
      <h2>待归类（{formatNumber(items.length)} 种）</h2>
      <p className="sr-form-about">
        选定一次，同样摘要的记录都归到这一项；以后导入的文件照此归类。没有归类的不计入报表。
      </p>
      <ul>
        {items.slice(0, AT_ONCE).map((item) => (
          <UnplacedItem key={item.itemText} {...{ year, item, places }} />
        ))}
      </ul>
      {items.length > AT_ONCE && (
        <p>还有 {formatNumber(items.length - AT_ONCE)} 种，归类后接着显示。</p>
      )}
    </section>
  )
}

function UnplacedItem(props: {
  readonly year: string
  readonly item: Item
  readonly places: readonly LedgerPlace[]
}) {
  const { year, item, places } = props
  const unitId = useUnitId()
  const client = useQueryClient()
  const toast = useToast()
  const [place, setPlace] = useState<string | null>(null)
  const [code, setCode] = useState<string | null>(null)
  const needsCode = places.find(({ id }) => id === place)?.code != null
  const settle = useMutation({
    mutationFn: () =>
      call(placeLedgerItems, {
        params: { unitId, year },
        body: { itemText: item.itemText, place: place ?? '', code: code ?? '' },
      }),
    onSuccess: ({ placed, left }) => {
      toast({
        title: `已归类 ${placed} 笔${left > 0 ? `，${left} 笔没有报告期，请逐笔补` : ''}`,
        tone: 'accepted',
      })
      void client.invalidateQueries({ queryKey: [getLedgerSums.id] })
      void client.invalidateQueries({ queryKey: [listUnitLedgerEntries.id] })
    },
  })
  const missing =
    place === null ? '请选择计入哪一项' : needsCode && code === null ? '请选择代码' : undefined
  return (
    <li>
      <p>
        <strong>{item.itemText}</strong>
        <span>
          {formatNumber(item.entries)} 笔，{formatNumber(item.amountFen / 100, 2)} 元
        </span>
      </p>
      <div className="sr-ledger-place">
        <PlaceFields
          places={places}
          place={place}
          code={code}
          words={item.itemText}
          onChange={(nextPlace, nextCode) => {
            setPlace(nextPlace)
            setCode(nextCode)
          }}
        />
        <Button reason={missing} pending={settle.isPending} onClick={() => settle.mutate()}>
          归类
        </Button>
      </div>
      {settle.error && <Notice tone="mandatory" title={problemText(settle.error).what} />}
    </li>
  )
}
