/** Starts a draft: asks for the number of a new check and the reason, then opens the workbench. */
import { useState } from 'react'
import type { CompiledCheck, FormDefinition } from '../../../../forms/engine/types.ts'
import { formHeading } from '../../../../forms/form-words.ts'
import { findRuleText } from '../../../../forms/generated/rule-texts.ts'
import {
  type CheckDraft,
  createCheckDraft,
  listRuleSets,
} from '../../../../server/contract/checks.ts'
import { call } from '../../../api/call.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Failure } from '../../failure.tsx'
import { go } from '../../office-history.ts'
import { kindNames } from './draft-words.ts'
import { newRuleText, nextCheckId, ruleTextOf } from './rule-text.ts'
import { useDraftAct } from './use-draft-act.ts'

export interface StartDraftProps {
  readonly form: FormDefinition
  readonly kind: CheckDraft['kind']
  /** The check to change or retire. */
  readonly check: CompiledCheck | undefined
  readonly onClose: () => void
}

export function StartDraft({ form, kind, check, onClose }: StartDraftProps) {
  const [checkId, setCheckId] = useState(
    () =>
      check?.id ??
      nextCheckId(
        form.id,
        form.checks.map(({ id }) => id),
      ),
  )
  const [reason, setReason] = useState('')
  const start = useDraftAct(
    async () => {
      const { text, cases } = await beginningOf(form, kind, checkId)
      return call(createCheckDraft, {
        body: { formId: form.id, kind, checkId, text, cases, reason: reason.trim() },
      })
    },
    (draft) => go(`/checks/drafts/${draft.id}`),
  )
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`${kindNames[kind]}审核关系`}
      description={check ? `${check.id} ${check.title}` : formHeading(form.id, form.title)}
      size="medium"
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            variant="primary"
            pending={start.isPending}
            reason={reason.trim() === '' ? '请写明原因' : undefined}
            onClick={() => start.mutate()}
          >
            起草
          </Button>
        </>
      }
    >
      <div className="office-dialog">
        {!check && (
          <TextField
            label="编号"
            value={checkId}
            onChange={setCheckId}
            maxLength={60}
            hint="表号加序号；900 以后留给本地新增的审核关系"
          />
        )}
        <TextField
          label="原因"
          lines={3}
          maxLength={1000}
          value={reason}
          onChange={setReason}
          hint="审批人据此判断，例如哪类误填现在查不出来，或哪类单位被误报"
        />
        {start.error && <Failure error={start.error} />}
      </div>
    </Dialog>
  )
}

const NO_CASES: CheckDraft['cases'] = { pass: [], fail: [], notApplicable: [] }

/** What stands in the draft at first: the check as it is now with its cases, or an empty one. */
async function beginningOf(form: FormDefinition, kind: CheckDraft['kind'], checkId: string) {
  if (kind === 'retire') return { text: '', cases: NO_CASES }
  if (kind === 'add') return { text: newRuleText(checkId), cases: NO_CASES }
  const { ruleSets } = await call(listRuleSets, {})
  const published = ruleSets
    .filter((set) => set.formId === form.id && set.formVersion === form.version)
    .flatMap((set) => set.changes)
    .findLast((change) => change.checkId === checkId && change.text !== null)
  const own = await findRuleText(form.id, form.version)
  const text = published?.text ?? ruleTextOf(own?.rules ?? '', checkId) ?? newRuleText(checkId)
  // The cases of a form's own checks have the shape their meta-schema says.
  const cases = (own?.cases[checkId] as CheckDraft['cases'] | undefined) ?? NO_CASES
  return { text, cases }
}
