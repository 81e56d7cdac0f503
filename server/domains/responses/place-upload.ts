/** Finds where an upload belongs: its form, its unit, its response. Reads only; what is missing is a fact. */
import type { FormDefinition } from '../../../forms/engine/types.ts'
import { isFormId } from '../../../forms/generated/registry.ts'
import { shanghaiDate } from '../../platform/clock.ts'
import type { SignedInContext } from '../../platform/context.ts'
import type { Executor } from '../../platform/database/database.ts'
import { findReachedBlock, isWithinReach } from '../areas/index.ts'
import { findUnit, type UnitRow } from '../frame/index.ts'
import { mayDo } from '../identity/index.ts'
import { findStanding } from '../instruments/index.ts'
import type { UploadFacts } from './decide-upload.ts'
import { isFieldForm, isListingForm, periodOf } from './form-facts.ts'
import { type Envelope, responseIdParts } from './read-envelope.ts'
import { findResponse, type ResponseRow } from './store.ts'

export interface Placement {
  readonly formFact: UploadFacts['form']
  readonly unitFact: UploadFacts['unit']
  readonly responseFact: UploadFacts['response']
  readonly form: FormDefinition | undefined
  readonly unit: UnitRow | undefined
  readonly response: ResponseRow | undefined
  /** Area of the unit or new unit, else of the sender. */
  readonly areaCode: string | null
}

export async function placeUpload(
  tx: Executor,
  ctx: SignedInContext,
  form: FormDefinition | undefined,
  envelope: Envelope,
): Promise<Placement> {
  const unit = await findUnit(tx, envelope.unitId)
  const response = await findResponse(tx, envelope.responseId)
  const { scope } = ctx.actor
  return {
    formFact: await formFact(tx, ctx, form, envelope),
    unitFact: unit ? await knownUnit(tx, ctx, unit) : await newUnit(tx, ctx, envelope.newUnit),
    responseFact: responseFact(ctx, form, response),
    form,
    unit,
    response,
    areaCode:
      unit?.areaCode ??
      envelope.newUnit?.blockCode.slice(0, 12) ??
      (scope.kind === 'area' ? scope.areaPrefix : null),
  }
}

function responseFact(
  ctx: SignedInContext,
  form: FormDefinition | undefined,
  response: ResponseRow | undefined,
): UploadFacts['response'] {
  if (!response) return mayOpen(ctx, form) ? 'to-open' : 'unassigned'
  // What the listing says may be put right at any time: it decides what is owed.
  if (response.fellAwayAt === null || (form && isListingForm(form.id))) return response.state
  return 'fell-away'
}

async function formFact(
  tx: Executor,
  ctx: SignedInContext,
  form: FormDefinition | undefined,
  envelope: Envelope,
): Promise<UploadFacts['form']> {
  if (!form) return isFormId(envelope.formId) ? 'unknown-version' : 'unknown-form'
  if (responseIdParts(envelope.responseId).period !== periodOf(form)) return 'other-period'
  const today = shanghaiDate(ctx.clock.now())
  return (await findStanding(tx, form, today)).reporting
}

async function knownUnit(
  tx: Executor,
  ctx: SignedInContext,
  unit: UnitRow,
): Promise<UploadFacts['unit']> {
  const place = { areaCode: unit.areaCode, blockCode: unit.blockCode, unitId: unit.id }
  return (await isWithinReach(tx, ctx, place)) ? 'within-reach' : 'out-of-reach'
}

async function newUnit(
  tx: Executor,
  ctx: SignedInContext,
  found: Envelope['newUnit'],
): Promise<UploadFacts['unit']> {
  if (!found) return 'unknown'
  if (!mayDo(ctx.actor.role, 'unit.open-new')) return 'new-not-allowed'
  const reached = await findReachedBlock(tx, ctx, found)
  return reached === undefined ? 'new-out-of-reach' : 'new'
}

/** The field opens its own forms for any unit it meets; all others follow from what the unit owes. */
function mayOpen(ctx: SignedInContext, form: FormDefinition | undefined): boolean {
  return form !== undefined && isFieldForm(form) && mayDo(ctx.actor.role, 'unit.open-new')
}
