/** One unit found: PES-1 and PES-2 on one page, written down as one act. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { FormDefinition } from '../../../forms/engine/types.ts'
import { findSurveyForm } from '../../../forms/generated/registry.ts'
import { FIGURES_FORM, listPesWork, UNIT_FORM } from '../../../server/contract/post-enumeration.ts'
import { FindingCounts } from '../../form/findings/finding-counts.tsx'
import { FindingsRail } from '../../form/findings/findings-rail.tsx'
import type { FormSession } from '../../form/session/form-session.ts'
import { useFormSession } from '../../form/session/use-form-session.ts'
import { FormSurface } from '../../form/surface/form-surface.tsx'
import { OfficialTable } from '../../form/table/official-table.tsx'
import { SectionTabs } from '../../form/table/section-tabs.tsx'
import { queueAct } from '../../outbox/acts/act.ts'
import { keptReply } from '../../outbox/replies.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useDevice } from '../device/device.tsx'
import { saveFault } from '../device/save-fault.ts'
import { Failed } from '../screens/failed.tsx'
import { usePageTitle } from '../screens/use-page-title.ts'
import { dropFindDraft, type FindDraft, keepFindDraft, readFindDraft } from './find-draft.ts'
import { isDone, type SurveyPlace, standingFinds } from './standing-finds.ts'

interface Opened {
  readonly unitForm: FormDefinition
  readonly figuresForm: FormDefinition
  readonly start: FindDraft
  /** Written down before: it may be struck out. */
  readonly known: boolean
  readonly done: boolean
}

interface FindScreenProps {
  readonly place: SurveyPlace
  readonly foundId: string
}

export function FindScreen({ place, foundId }: FindScreenProps) {
  usePageTitle('抽查登记')
  const { database } = useDevice()
  const opened = useQuery({
    queryKey: ['pes-find', place, foundId],
    queryFn: async (): Promise<Opened> => {
      const [unitForm, figuresForm] = await Promise.all([
        findSurveyForm(UNIT_FORM),
        findSurveyForm(FIGURES_FORM),
      ])
      if (!unitForm || !figuresForm)
        throw new Error('the forms of the survey are not in this build')
      const work = await keptReply(database, listPesWork, {})
      const acts = await database.getAllFromIndex('acts', 'madeAt')
      const block = work?.blocks.find(
        (each) => each.surveyId === place.surveyId && each.blockCode === place.blockCode,
      )
      const find = standingFinds(block?.found ?? [], acts, place).find(
        (each) => each.foundId === foundId,
      )
      const draft = await readFindDraft(database, foundId)
      // Answers of the survey's own forms, by contract.
      const start = (draft ?? find ?? { unit: {}, figures: {} }) as FindDraft
      const done = (block?.reportedAt ?? null) !== null || isDone(acts, place)
      return { unitForm, figuresForm, start, known: find !== undefined, done }
    },
    networkMode: 'always',
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (opened.error) {
    return (
      <main className="field-page">
        <Failed error={opened.error} retry={() => void opened.refetch()} />
      </main>
    )
  }
  if (!opened.data) {
    return (
      <main className="field-page">
        <Skeleton lines={10} />
      </main>
    )
  }
  return <FindDesk key={foundId} place={place} foundId={foundId} opened={opened.data} />
}

function FindDesk({ place, foundId, opened }: FindScreenProps & { readonly opened: Opened }) {
  const { database, sender } = useDevice()
  const navigate = useNavigate()
  const [actId, setActId] = useState(() => crypto.randomUUID())
  const [fault, setFault] = useState<string>()
  const [latest] = useState<{ unit?: FormSession; figures?: FormSession }>({})
  const { unitForm, figuresForm, start, known, done } = opened
  const answersNow = useCallback(
    (): FindDraft => ({
      unit: latest.unit?.state().answers ?? start.unit,
      figures: latest.figures?.state().answers ?? start.figures,
    }),
    [latest, start],
  )
  const keep = useCallback(() => {
    setFault(undefined)
    keepFindDraft(database, foundId, answersNow(), new Date().toISOString()).catch(
      (error: unknown) => setFault(saveFault(error)),
    )
  }, [database, foundId, answersNow])
  const unit = useFormSession({
    ...{ form: unitForm, initialAnswers: start.unit, readOnly: done, onChange: keep },
  })
  const figures = useFormSession({
    ...{ form: figuresForm, initialAnswers: start.figures, readOnly: done, onChange: keep },
  })
  latest.unit = unit
  latest.figures = figures
  const { surveyId, blockCode } = place

  const write = async (removed: boolean) => {
    const wrong = [unit, figures].flatMap((session) =>
      session
        .state()
        .findings.filter(({ outcome, severity }) => outcome === 'fail' && severity === 'mandatory'),
    )
    if (!removed && wrong.length > 0) {
      setFault(`还有 ${wrong.length} 处没有填或填错：${wrong[0]!.message}`)
      return
    }
    const answers = answersNow()
    const name = String(answers.unit.unitName ?? '')
    const act = { kind: 'pes-find', ...place, foundId, ...answers, removed } as const
    try {
      const title = `${removed ? '删去误登' : '抽查登记'} ${name}`
      await queueAct(database, act, title, actId, new Date().toISOString())
      await dropFindDraft(database, foundId)
    } catch (error) {
      setFault(saveFault(error))
      return
    }
    setActId(crypto.randomUUID())
    sender.kick()
    await navigate({ to: '/survey/$surveyId/$blockCode', params: { surveyId, blockCode } })
  }

  return (
    <main className="field-form">
      <nav aria-label="所在位置" className="field-back">
        <Link to="/survey/$surveyId/$blockCode" params={{ surveyId, blockCode }}>
          <Icon name="back" /> 返回抽查小区
        </Link>
      </nav>
      {[unit, figures].map((session, at) => (
        <FormSurface
          key={at === 0 ? UNIT_FORM : FIGURES_FORM}
          session={session}
          presentation="tablet"
        >
          <FindingCounts />
          <SectionTabs />
          <OfficialTable />
          <FindingsRail />
        </FormSurface>
      ))}
      {fault && (
        <p role="alert" className="field-alert">
          {fault}
        </p>
      )}
      {!done && (
        <div className="field-form-foot">
          {known && (
            <Button size="large" onClick={() => void write(true)}>
              删去误登
            </Button>
          )}
          <button type="button" className="field-primary" onClick={() => void write(false)}>
            登记这一户
          </button>
        </div>
      )}
    </main>
  )
}
