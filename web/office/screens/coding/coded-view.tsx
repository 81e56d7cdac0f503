/** How far two coders agree, and what was coded lately, with the way back. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type CodingAct,
  type CodingAgreement,
  getCodingAgreement,
  listCodingActs,
  undoCodingAct,
} from '../../../../server/contract/coding.ts'
import { call } from '../../../api/call.ts'
import { queryFor } from '../../../api/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatNumber, formatShare } from '../../../ui/format-number.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { TimeStamp } from '../../../ui/time-stamp.tsx'
import { Failure } from '../../failure.tsx'

const turnNames = { first: '初编', second: '复编', referee: '裁定' } as const

export function CodedView({ area }: { readonly area: string | undefined }) {
  const query = { ...(area !== undefined && { area }) }
  const agreement = useQuery(queryFor(getCodingAgreement, { query }))
  const acts = useQuery(queryFor(listCodingActs, { query }))
  const [undoing, setUndoing] = useState<CodingAct | undefined>(undefined)
  const columns: readonly Column<CodingAct>[] = [
    { id: 'at', head: '时间', width: 136, cell: ({ codedAt }) => <TimeStamp at={codedAt} /> },
    { id: 'by', head: '编码人', width: 104, cell: ({ codedBy }) => codedBy },
    { id: 'turn', head: '步骤', width: 72, cell: ({ turn }) => turnNames[turn] },
    { id: 'phrase', head: '说法', cell: ({ phrase }) => phrase, title: ({ phrase }) => phrase },
    { id: 'code', head: '代码', width: 72, cell: ({ code }) => code },
    {
      id: 'units',
      head: '单位',
      width: 72,
      align: 'end',
      cell: ({ units }) => formatNumber(units),
    },
    {
      id: 'undo',
      head: '撤销',
      width: 200,
      cell: (act) =>
        act.undone ? (
          `${act.undone.by} 已撤销，恢复 ${act.undone.restored} 家`
        ) : act.turn === 'first' ? (
          <Button size="small" onClick={() => setUndoing(act)}>
            撤销
          </Button>
        ) : (
          ''
        ),
    },
  ]
  return (
    <div className="coding-done">
      {agreement.error && (
        <Failure error={agreement.error} onRetry={() => void agreement.refetch()} />
      )}
      {agreement.data ? <Agreement agreement={agreement.data} /> : <Skeleton lines={3} />}
      <h2>编码记录</h2>
      {acts.error && <Failure error={acts.error} onRetry={() => void acts.refetch()} />}
      <DataTable
        label="编码记录"
        columns={columns}
        rows={acts.data?.acts}
        rowKey={({ actId }) => actId}
        empty={<EmptyState title="还没有编码">初编后列在这里，可以撤销。</EmptyState>}
      />
      {undoing && <UndoDialog act={undoing} onClose={() => setUndoing(undefined)} />}
    </div>
  )
}

function Agreement({ agreement }: { readonly agreement: CodingAgreement }) {
  const { pairs, byDigits, oneIn, differing } = agreement
  const levels = [
    ['小类', byDigits[4]],
    ['中类', byDigits[3]],
    ['大类', byDigits[2]],
  ] as const
  return (
    <section aria-label="一致率">
      <h2>一致率</h2>
      <p className="office-aside">
        每 {oneIn} 家抽 1 家由另一人复编，看不到初编的代码；已复编 {formatNumber(pairs)} 家。 Kappa
        是扣除碰巧一致后的一致程度，1 为完全一致，0 为与碰巧无异。
      </p>
      <table className="coding-agreement">
        <thead>
          <tr>
            <th scope="col">编到</th>
            <th scope="col">一致</th>
            <th scope="col">一致率</th>
            <th scope="col">Kappa</th>
          </tr>
        </thead>
        <tbody>
          {levels.map(([name, { agreed, kappa }]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{formatNumber(agreed)}</td>
              <td>{formatShare(agreed, pairs)}</td>
              <td>{kappa === null ? '不适用' : kappa.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {differing.length > 0 && (
        <p>
          最常不一致：
          {differing
            .slice(0, 8)
            .map(({ first, second, units }) => `${first}／${second} ${units} 家`)
            .join('、')}
        </p>
      )}
    </section>
  )
}

function UndoDialog({ act, onClose }: { readonly act: CodingAct; readonly onClose: () => void }) {
  const [reasonText, setReason] = useState('')
  const client = useQueryClient()
  const undo = useMutation({
    mutationFn: () => call(undoCodingAct, { params: { actId: act.actId }, body: { reasonText } }),
    onSuccess: async () => {
      await client.invalidateQueries()
      onClose()
    },
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`撤销把 ${formatNumber(act.units)} 家编为 ${act.code}`}
      description="恢复这些单位原来的代码；此后又编过码、复编过的保持不变。"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            variant="primary"
            pending={undo.isPending}
            reason={reasonText.trim() === '' ? '写明为什么撤销' : undefined}
            onClick={() => undo.mutate()}
          >
            撤销编码
          </Button>
        </>
      }
    >
      <TextField label="原因" value={reasonText} onChange={setReason} />
      {undo.error && <Failure error={undo.error} onRetry={() => undo.mutate()} />}
    </Dialog>
  )
}
