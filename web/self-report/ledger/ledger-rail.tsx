/**
 * 台账 beside the form: each line the ledger adds up to, what the form says, the way to its entries. The
 * person takes sums over, one or all; nothing goes in by itself.
 */
import { useMemo, useSyncExternalStore } from 'react'
import type { AddedUp } from '../../../forms/engine/ledger/add-up.ts'
import {
  type ComparedLedgerCell,
  compareLedger,
  nameOf,
} from '../../../forms/engine/ledger/compare-ledger.ts'
import type { FormSession } from '../../form/session/form-session.ts'
import { useSurface } from '../../form/surface/surface.ts'
import { Button } from '../../ui/button.tsx'
import { formatNumber } from '../../ui/format-number.ts'
import { Link } from '../../ui/link.tsx'
import { useToast } from '../../ui/toast.tsx'
import { ledgerHref } from '../href.ts'
import { canTakeOver, takeOver } from './take-over.ts'
import '../styles/ledger.css'

export function LedgerRail({ added, year }: { readonly added: AddedUp; readonly year: string }) {
  const { session } = useSurface()
  const toast = useToast()
  const compared = useCompared(session, added)
  const { form } = session.model
  const labelOf = (list: string, code: string): string | undefined =>
    session.codeLists.list(list)?.items.find((item) => item.code === code)?.name
  const take = (cells: readonly ComparedLedgerCell[]): void => {
    const placements = takeOver(form, session.state().answers, cells, labelOf)
    const { placed, unreadable } = session.fill(placements)
    toast({
      title: `已采用 ${formatNumber(placed - unreadable.length)} 格台账合计，可以撤销`,
      tone: unreadable.length > 0 ? 'verify' : 'accepted',
    })
  }
  const apart = compared.filter(({ stand }) => stand !== 'agrees')
  const alike = compared.filter(({ stand }) => stand === 'agrees')
  const takeable = apart.filter(canTakeOver)
  const item = (each: ComparedLedgerCell) => {
    const { cell, stand, stated } = each
    const name = nameOf(form, cell, labelOf)
    const unit = cell.measure ?? '千元'
    return (
      <li key={[cell.key, cell.code, cell.column].join()} data-stand={stand}>
        <p className="sr-ledger-name">{name}</p>
        <dl>
          <div>
            <dt>台账合计</dt>
            <dd>{stand === 'not-in-ledger' ? '没有' : `${formatNumber(cell.year)} ${unit}`}</dd>
          </div>
          <div>
            <dt>本表</dt>
            <dd>{stated === null ? '没有填' : `${formatNumber(stated)} ${unit}`}</dd>
          </div>
        </dl>
        <div className="sr-ledger-acts">
          {cell.entries > 0 && (
            <Link
              href={ledgerHref(year, { line: `${form.id}:${cell.key}`, code: cell.code ?? '' })}
            >
              {cell.total ? '由明细相加，看台账' : `看 ${formatNumber(cell.entries)} 笔明细`}
            </Link>
          )}
          {!session.readOnly && canTakeOver(each) && (
            <Button size="small" onClick={() => take([each])} aria-label={`${name}：采用台账合计`}>
              采用
            </Button>
          )}
        </div>
      </li>
    )
  }
  return (
    <div className="sr-ledger-rail">
      <p className="sr-form-about">
        {compared.length === 0
          ? '台账里还没有计入本表的记录。'
          : apart.length === 0
            ? '本表与台账一致。'
            : `本表有 ${apart.length} 项与台账不同。采用台账合计，或在“审核问题”里说明为什么不同。`}
      </p>
      {!session.readOnly && takeable.length > 0 && (
        <Button variant="primary" onClick={() => take(takeable)}>
          全部采用（{takeable.length} 项）
        </Button>
      )}
      {added.mixedMeasures.map(({ key, code, measures }) => (
        <p key={`${key}${code}`} className="sr-form-about">
          {nameOf(form, { key, code, column: 'amount' }, labelOf)}：各笔计量单位不同（
          {measures.map((each) => each || '没有写').join('、')}），数量没有相加
        </p>
      ))}
      <ul className="sr-ledger-lines">{apart.map(item)}</ul>
      {alike.length > 0 && (
        <details>
          <summary>一致的 {alike.length} 项</summary>
          <ul className="sr-ledger-lines">{alike.map(item)}</ul>
        </details>
      )}
      <Link href={ledgerHref(year)}>打开统计台账</Link>
    </div>
  )
}

function useCompared(session: FormSession, added: AddedUp): readonly ComparedLedgerCell[] {
  const answers = useSyncExternalStore(
    (listener) => session.subscribe('answers', listener),
    () => session.state().answers,
  )
  return useMemo(() => compareLedger(session.model.form, added, answers), [session, added, answers])
}
