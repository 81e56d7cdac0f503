/** The acts on a pair at the foot, each with its key. */
import { useState } from 'react'
import {
  confirmDuplicate,
  type DuplicateDecisionKind,
  type DuplicateDetail,
  decideDuplicate,
  duplicateDecisionNames,
} from '../../../../server/contract/duplicates.ts'
import type { OwedForms } from '../../../../server/contract/unit-attributes.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { useKeys } from '../../../ui/use-keys.ts'
import { Failure } from '../../failure.tsx'
import { DecisionDialog } from './decision-dialog.tsx'
import { UndoDialog } from './undo-dialog.tsx'
import { useDuplicateAct } from './use-duplicate-act.ts'

export interface DecisionBarProps {
  readonly detail: DuplicateDetail
  /** Attributes and forms of both units, as far as they are read. */
  readonly owed: readonly (OwedForms | undefined)[]
  readonly onNext: (() => void) | undefined
}

/** Evidence from which saying "not the same" needs words, as on the server: probability .99. */
const STRONG_BITS = 6.63

export function DecisionBar({ detail, owed, onNext }: DecisionBarProps) {
  const [asking, setAsking] = useState<DuplicateDecisionKind | 'undo' | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const { pair, refusal, decisions } = detail
  const { pairId } = pair
  const undoable = decisions.findLast(({ undone, takesEffect, part }) => {
    if (undone || part === 'check') return false
    return pair.state === 'decided' ? takesEffect : pair.state === 'second' && part === 'first'
  })
  const apart = useDuplicateAct(
    () =>
      call(decideDuplicate, {
        params: { pairId, decisionId: crypto.randomUUID() },
        body: { kind: 'not-same', reason: '' },
      }),
    () => setDone('已判为不是同一家'),
  )
  const confirm = useDuplicateAct(
    () => call(confirmDuplicate, { params: { pairId, decisionId: crypto.randomUUID() } }),
    () => setDone('抽查属实'),
  )
  const decide = (kind: DuplicateDecisionKind) => {
    if (refusal !== null || asking !== null) return
    if (kind === 'not-same' && pair.bits < STRONG_BITS) apart.mutate(undefined)
    else setAsking(kind)
  }
  const undo = () => {
    if (undoable && asking === null) setAsking('undo')
  }
  useKeys(
    {
      m: () => decide('merge'),
      n: () => decide('not-same'),
      b: () => decide('branch-of'),
      s: () => decide('successor-of'),
      u: undo,
    },
    asking === null,
  )
  const error = apart.error ?? confirm.error
  const button = (kind: DuplicateDecisionKind, press: string) => (
    <Button
      variant={kind === 'merge' ? 'primary' : 'plain'}
      reason={refusal ?? undefined}
      pending={kind === 'not-same' && apart.isPending}
      aria-keyshortcuts={press}
      onClick={() => decide(kind)}
    >
      {duplicateDecisionNames[kind]} <kbd className="office-key">{press}</kbd>
    </Button>
  )
  return (
    <footer className="office-bar">
      {error && <Failure error={error} />}
      <div className="office-bar-line">
        <div className="office-bar-news" role="status">
          {done !== null && <SeverityMark severity="accepted" word={done} shape="chip" />}
          {done === null && refusal !== null && pair.state !== 'decided' && (
            <span className="office-aside">{refusal}</span>
          )}
          {onNext && (
            <Button variant={done === null ? 'quiet' : 'plain'} icon="down" onClick={onNext}>
              下一对
            </Button>
          )}
        </div>
        {undoable && (
          <Button icon="undo" aria-keyshortcuts="u" onClick={undo}>
            撤销判定 <kbd className="office-key">u</kbd>
          </Button>
        )}
        {pair.toCheck && (
          <Button
            variant="primary"
            pending={confirm.isPending}
            onClick={() => confirm.mutate(undefined)}
          >
            抽查属实
          </Button>
        )}
        {pair.state !== 'decided' && (
          <>
            {button('successor-of', 's')}
            {button('branch-of', 'b')}
            {button('not-same', 'n')}
            {button('merge', 'm')}
          </>
        )}
      </div>
      {asking !== null && asking !== 'undo' && (
        <DecisionDialog
          detail={detail}
          kind={asking}
          owed={owed}
          onClose={() => setAsking(null)}
          onDecided={() => {
            setDone(`已判：${duplicateDecisionNames[asking]}`)
            setAsking(null)
          }}
        />
      )}
      {asking === 'undo' && undoable && (
        <UndoDialog
          pairId={pairId}
          decisionId={undoable.decisionId}
          onClose={() => setAsking(null)}
          onUndone={() => {
            setDone('判定已撤销')
            setAsking(null)
          }}
        />
      )}
    </footer>
  )
}
