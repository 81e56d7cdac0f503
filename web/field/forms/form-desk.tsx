/** The form in work: its sections, its running counts, autosave, and reporting with the respondent. */

import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { Answers, UnitAttributes } from '../../../forms/engine/types.ts'
import { submissionBlockers } from '../../../server/contract/explanation-rules.ts'
import { getUnit, listUnits } from '../../../server/contract/frame.ts'
import { keyOf } from '../../api/queries.ts'
import { FindingCounts, PrefillNote } from '../../form/findings/finding-counts.tsx'
import { FindingsRail } from '../../form/findings/findings-rail.tsx'
import { useReasons } from '../../form/findings/use-reasons.ts'
import type { SessionState } from '../../form/session/form-session.ts'
import { judgedBy } from '../../form/session/judged-by.ts'
import { useFormSession } from '../../form/session/use-form-session.ts'
import { FormSurface } from '../../form/surface/form-surface.tsx'
import { OfficialTable } from '../../form/table/official-table.tsx'
import { SectionSteps, SectionTabs } from '../../form/table/section-tabs.tsx'
import { MovedNote } from '../../form/versions/moved-note.tsx'
import { saveRegistration } from '../../outbox/drafts.ts'
import { sealDraft } from '../../outbox/seal.ts'
import { createTypingKeeper } from '../../outbox/typing-keeper.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useDevice } from '../device/device.tsx'
import { saveFault } from '../device/save-fault.ts'
import {
  RegistrationDialog,
  type RegistrationDialogProps,
} from '../registration/registration-dialog.tsx'
import { signatureStateOf, signDraft } from '../registration/sign.ts'
import type { OpenedForm } from './open-form.ts'
import { ReturnNote } from './return-note.tsx'

export interface FormDeskProps {
  readonly opened: OpenedForm
  /** Another window of this tablet fills it in: here it is only shown. */
  readonly elsewhere: boolean
  readonly takeOver: () => void
  /** Hands over what keeps everything typed, before another window gets the form. */
  readonly onKeep: (keep: () => Promise<void>) => void
}

export function FormDesk({ opened, elsewhere, takeOver, onKeep }: FormDeskProps) {
  const { form, start, detail } = opened
  const { database, sender } = useDevice()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [reporting, setReporting] = useState(false)
  const [unsaved, setUnsaved] = useState<string | null>(null)
  const [signatureVoid, setSignatureVoid] = useState(false)
  const keeper = useMemo(
    () =>
      createTypingKeeper(database, {
        saved({ typedAt }) {
          setSavedAt(typedAt)
          setUnsaved(null)
          void database.get('drafts', start.responseId).then(async (draft) => {
            if (draft?.registration?.signature) {
              setSignatureVoid((await signatureStateOf(draft)) === 'void')
            }
          })
        },
        failed: (error) => setUnsaved(saveFault(error)),
      }),
    [database, start],
  )
  const keep = ({ answers, explanations }: SessionState) =>
    keeper.keep({
      start: { ...start, title: nameIn(answers) ?? start.title },
      ...{ answers, explanations },
    })
  const context = useMemo(() => surroundingsOf(opened), [opened])
  const session = useFormSession({
    form,
    initialAnswers: opened.answers,
    explanations: opened.explanations,
    prefill: opened.prefill,
    context,
    readOnly: elsewhere || (detail !== null && !detail.editable),
    onChange: (state) => keep(state),
  })
  const reasons = useReasons(session.codeLists)

  // Leaving the screen keeps what was typed last; the lists then show it.
  useEffect(
    () => () =>
      void keeper.settled().then(
        () => sender.changed(),
        () => undefined, // told on the screen already
      ),
    [keeper, sender],
  )

  useEffect(() => onKeep(keeper.settled), [onKeep, keeper])

  const seal = async (intent: 'submit' | 'draft') => {
    await sealDraft(
      database,
      start.responseId,
      intent,
      crypto.randomUUID(),
      new Date().toISOString(),
    )
    sender.kick()
    await client.invalidateQueries({ queryKey: keyOf(listUnits) })
    await client.invalidateQueries({ queryKey: keyOf(getUnit) })
    if (start.blockCode) {
      await navigate({ to: '/blocks/$blockCode', params: { blockCode: start.blockCode } })
    } else {
      await navigate({ to: '/' })
    }
  }
  const saveAll = async () => {
    keep(session.state())
    await keeper.settled()
  }
  const report: RegistrationDialogProps['report'] = async (registration, signature) => {
    await saveAll()
    const signedAt = new Date().toISOString()
    await signDraft(database, start.responseId, registration, signature, signedAt)
    await seal('submit')
  }
  const keepAsDraft: RegistrationDialogProps['keepAsDraft'] = async (registration) => {
    await saveAll()
    await saveRegistration(database, start.responseId, registration, new Date().toISOString())
    await seal('draft')
  }

  const blockersNow = () => {
    const { findings, explanations } = session.state()
    return submissionBlockers(findings, explanations, (code) =>
      reasons.some((reason) => reason.code === code),
    )
  }

  return (
    <main className="field-form">
      <FormSurface session={session} presentation="tablet">
        <div className="field-form-bar">
          {start.blockCode && (
            <Link
              to="/blocks/$blockCode"
              params={{ blockCode: start.blockCode }}
              className="field-form-back"
              aria-label="返回普查小区"
            >
              <Icon name="back" />
            </Link>
          )}
          <FindingCounts />
          <span className="field-saved" role="status">
            {savedAt && !unsaved && '已存本机'}
          </span>
        </div>
        {unsaved && (
          <p role="alert" className="field-alert">
            {unsaved}
          </p>
        )}
        {signatureVoid && (
          <p role="alert" className="field-alert">
            签字后内容有改动，原签字作废，报送前须请调查对象重新确认并签字。
          </p>
        )}
        {elsewhere && (
          <Notice
            tone="verify"
            title="这张表正在本机另一个窗口填写"
            action={<Button onClick={takeOver}>在这里继续填</Button>}
          >
            这里只能查看。改到这里填，另一个窗口里已填的内容会带过来。
          </Notice>
        )}
        {detail && <ReturnNote detail={detail} />}
        <MovedNote moved={start.moved ?? []} keptAside={start.keptAside ?? []} />
        <PrefillNote />
        <SectionTabs />
        <OfficialTable />
        <SectionSteps />
        <FindingsRail />
      </FormSurface>
      {!session.readOnly && (
        <div className="field-form-foot">
          <button type="button" className="field-primary" onClick={() => setReporting(true)}>
            核对并报送
          </button>
        </div>
      )}
      <RegistrationDialog
        open={reporting}
        onOpenChange={setReporting}
        unitId={start.unitId}
        blockCode={start.blockCode}
        blockers={reporting ? blockersNow() : []}
        unconfirmed={reporting ? session.unconfirmed().size : 0}
        signatureVoid={signatureVoid}
        report={report}
        keepAsDraft={keepAsDraft}
      />
    </main>
  )
}

function surroundingsOf({ detail, start }: OpenedForm) {
  const unit = (detail?.unitAttributes ?? {
    ...(start.newUnit ? { kind: start.newUnit.kind } : {}),
  }) as UnitAttributes // attributes under the names of form 601, by contract
  return {
    unit,
    ...(detail ? { others: detail.others as never } : {}),
    ...(detail?.previous ? { previous: detail.previous as never } : {}),
    ...judgedBy(detail),
  }
}

/** The unit's name as it stands in the form. */
function nameIn(answers: Answers): string | undefined {
  const name = answers.unitName ?? answers.selfEmployedName
  return typeof name === 'string' && name !== '' ? name : undefined
}
