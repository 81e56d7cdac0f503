/** Asks what a decision needs to know: who is kept or comes first, whose values survive, and why. */
import { useState } from 'react'
import {
  type DuplicateDecisionKind,
  type DuplicateDetail,
  decideDuplicate,
} from '../../../../server/contract/duplicates.ts'
import type { OwedForms } from '../../../../server/contract/unit-attributes.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckField } from '../../../ui/check-field.tsx'
import { ChoiceField } from '../../../ui/choice-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'
import type { Side } from './compare-units.ts'
import { attributeChoices, chosenFor, mergeChoices, type PickedValues } from './merge-choices.ts'
import { useDuplicateAct } from './use-duplicate-act.ts'

export interface DecisionDialogProps {
  readonly detail: DuplicateDetail
  readonly kind: DuplicateDecisionKind
  /** Attributes and forms of both units, as far as they are read. */
  readonly owed: readonly (OwedForms | undefined)[]
  readonly onClose: () => void
  readonly onDecided: () => void
}

const titles: Readonly<Record<DuplicateDecisionKind, string>> = {
  merge: '合并为一家',
  'not-same': '不是同一家',
  'branch-of': '一家是另一家的分支机构',
  'successor-of': '同一地点前后接续',
}
const firstLabels: Readonly<Record<Exclude<DuplicateDecisionKind, 'not-same'>, string>> = {
  merge: '保留哪一家',
  'branch-of': '哪一家是总部',
  'successor-of': '哪一家在前',
}
const notes: Readonly<Record<DuplicateDecisionKind, string>> = {
  merge:
    '另一家记为“重复”，它的名录记录和答卷都保留，答卷在保留一家的单位页“并入前的答卷”查看。只改底册，填报的不动、不转移；应填的表按选定的属性重算。以后可以撤销。',
  'not-same': '两家各自保留，以后查重不再提起。以后可以撤销。',
  'branch-of': '两家各自保留，记下总部和分支的关系。以后可以撤销。',
  'successor-of': '两家各自保留，记下先后的关系。以后可以撤销。',
}

export function DecisionDialog({ detail, kind, owed, onClose, onDecided }: DecisionDialogProps) {
  const sides = detail.units as [Side, Side]
  const [firstUnit, setFirstUnit] = useState(detail.suggestedSurvivor)
  const [picked, setPicked] = useState<PickedValues>({})
  const [earlierCeased, setEarlierCeased] = useState(true)
  const [reason, setReason] = useState('')
  // Made once, so that a second press or a lost reply decides nothing twice.
  const [decisionId] = useState(() => crypto.randomUUID())
  const first = sides.find(({ unit }) => unit.id === firstUnit) ?? sides[0]
  const other = sides.find((side) => side !== first)!
  const owedBy = (side: Side) => owed.find((each) => each?.unitId === side.unit.id)
  const values = kind === 'merge' ? mergeChoices(first, other) : []
  const attributes = kind === 'merge' ? attributeChoices(owedBy(first), owedBy(other)) : []
  const choices = [...values, ...attributes]
  const save = useDuplicateAct(
    () =>
      call(decideDuplicate, {
        params: { pairId: detail.pair.pairId, decisionId },
        body: {
          kind,
          reason: reason.trim(),
          ...(kind === 'not-same' ? {} : { firstUnit: first.unit.id }),
          ...(kind === 'merge' ? { chosen: chosenFor(choices, picked) } : {}),
          ...(kind === 'successor-of' ? { earlierCeased } : {}),
        },
      }),
    onDecided,
  )
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title={titles[kind]}
      description={notes[kind]}
      size={kind === 'merge' ? 'large' : 'medium'}
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button variant="primary" pending={save.isPending} onClick={() => save.mutate(undefined)}>
            {kind === 'merge' ? '合并' : '确定'}
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        {kind !== 'not-same' && (
          <ChoiceField
            label={firstLabels[kind]}
            options={sides.map(({ unit }, index) => ({
              value: unit.id,
              label: `${index === 0 ? '甲' : '乙'}　${unit.name}`,
              hint: [unit.unifiedSocialCreditCode ?? '没有代码', unit.sources.join('、')].join(
                ' · ',
              ),
            }))}
            value={firstUnit}
            onChange={setFirstUnit}
          />
        )}
        {choices.length > 0 && (
          <div className="office-pair-choices">
            {choices.map(({ field, label, preferred, options }) => (
              <ChoiceField
                key={field}
                label={label}
                options={options.map(({ from, value, who }) => ({
                  value: from,
                  label: value,
                  hint: who,
                }))}
                value={picked[field] ?? preferred}
                onChange={(from) => setPicked({ ...picked, [field]: from })}
              />
            ))}
          </div>
        )}
        {kind === 'successor-of' && (
          <CheckField
            label="前一家没有核查情况的，同时记为注销"
            checked={earlierCeased}
            onChange={setEarlierCeased}
          />
        )}
        <TextField
          label="理由"
          optional
          hint="与证据相反时必须写，如“电话是代账公司的，两家各有执照”"
          lines={2}
          maxLength={500}
          value={reason}
          onChange={setReason}
        />
        {save.error && <Failure error={save.error} />}
      </div>
    </Dialog>
  )
}
