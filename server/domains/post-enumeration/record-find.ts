/** What a surveyor writes down: a unit found, and that a block is done. Repeat-safe by the act's id. */
import type { FormDefinition } from '../../../forms/engine/types.ts'
import { formTable } from '../../../forms/form-words.ts'
import { findSurveyForm } from '../../../forms/generated/registry.ts'
import { FIGURES_FORM, UNIT_FORM } from '../../contract/post-enumeration.ts'
import { Problem } from '../../contract/problems.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { recordAudit } from '../audit/index.ts'
import { requireRight } from '../identity/index.ts'
import { isOpen } from './reachable-survey.ts'
import {
  findDrawnBlock,
  findFindOfAct,
  findSurvey,
  findsOf,
  insertFind,
  insertReport,
  reportsOf,
  surveyorsOf,
} from './store.ts'

export interface UnitFound {
  readonly actId: string
  readonly surveyId: string
  readonly blockCode: string
  readonly foundId: string
  readonly unit: Readonly<Record<string, unknown>>
  readonly figures: Readonly<Record<string, unknown>>
  readonly removed: boolean
  /** Device clock. */
  readonly madeAt: string
}

export async function recordFind(ctx: SignedInContext, input: UnitFound): Promise<void> {
  requireRight(ctx, 'pes.survey')
  const unitForm = await surveyForm(UNIT_FORM)
  const figuresForm = await surveyForm(FIGURES_FORM)
  await ctx.database.write(async (tx) => {
    const { actId, surveyId, blockCode, foundId, unit, figures, removed, madeAt } = input
    if (await findFindOfAct(tx, actId)) return
    await requireOwnBlock(tx, ctx, surveyId, blockCode)
    if ((await reportsOf(tx, surveyId)).has(blockCode)) {
      throw new Problem('state-not-allowed', '这个小区已经报完，不能再登记；请与抽查组联系')
    }
    if (!removed) {
      requireFitting(unitForm, unit)
      requireFitting(figuresForm, figures)
    }
    await insertFind(tx, {
      ...{ actId, surveyId, blockCode, foundId, unit, figures, removed, madeAt },
      ...{ receivedAt: ctx.clock.now(), foundBy: ctx.actor.id },
    })
    const about = {
      ...{ subjectKind: 'pes-survey', subjectId: surveyId },
      after: { blockCode, foundId },
    }
    if (removed) await recordAudit(tx, ctx, { action: 'pes.remove-find', ...about })
    else await recordAudit(tx, ctx, { action: 'pes.find', ...about })
  })
}

export async function reportBlock(
  ctx: SignedInContext,
  input: {
    readonly actId: string
    readonly surveyId: string
    readonly blockCode: string
    readonly note: string
  },
): Promise<void> {
  requireRight(ctx, 'pes.survey')
  const { actId, surveyId, blockCode, note } = input
  await ctx.database.write(async (tx) => {
    await requireOwnBlock(tx, ctx, surveyId, blockCode)
    const earlier = (await reportsOf(tx, surveyId)).get(blockCode)
    if (earlier?.actId === actId) return
    if (earlier) throw new Problem('state-not-allowed', '这个小区已经报完')
    const found = await findsOf(tx, surveyId, blockCode)
    if (found.length === 0 && [...note.trim()].length < 4) {
      throw new Problem('reason-required', '小区里一户也没有登记，请写明情况（至少 4 个字）')
    }
    await insertReport(tx, {
      ...{ surveyId, blockCode, actId, note: note.trim() },
      ...{ reportedAt: ctx.clock.now(), reportedBy: ctx.actor.id },
    })
    await recordAudit(tx, ctx, {
      action: 'pes.report-block',
      subjectKind: 'pes-survey',
      subjectId: surveyId,
      after: { blockCode, found: found.length },
    })
  })
}

async function requireOwnBlock(
  tx: Executor,
  ctx: SignedInContext,
  surveyId: string,
  blockCode: string,
): Promise<void> {
  const survey = await findSurvey(tx, surveyId)
  const own = survey && (await surveyorsOf(tx, surveyId)).get(blockCode) === ctx.actor.id
  if (!survey || !own || !isOpen(ctx, survey)) throw new Problem('not-found')
  if (!(await findDrawnBlock(tx, surveyId, blockCode))) throw new Problem('not-found')
}

async function surveyForm(id: string): Promise<FormDefinition> {
  const form = await findSurveyForm(id)
  if (form === undefined) throw new Error(`${id} is not a form of the survey`)
  return form
}

function requireFitting(form: FormDefinition, answers: Readonly<Record<string, unknown>>): void {
  if (form.validate(answers)) return
  const [fault] = form.validate.errors ?? []
  const key = fault?.instancePath.split('/')[1] ?? ''
  const title = form.schema.properties[key]?.title ?? key
  throw new Problem(
    'body-not-acceptable',
    `${formTable(form.id)}“${title}”填写不符合要求，请改后重报`,
  )
}
