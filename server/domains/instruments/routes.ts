/** Instruments over HTTP. */
import * as contract from '../../contract/instruments.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { enterApproval } from './enter-approval.ts'
import { getFormSummary, listForms } from './list-forms.ts'
import { setOpening } from './set-opening.ts'

export function mountInstruments(mounting: Mounting): void {
  mount(mounting, contract.listForms, (ctx) => listForms(ctx))
  mount(mounting, contract.putFormApproval, async (ctx, { params, body }) => {
    await enterApproval(ctx, { formId: params.formId, formVersion: params.version, ...body })
    return getFormSummary(ctx, params)
  })
  mount(mounting, contract.putFormOpening, async (ctx, { params, body }) => {
    await setOpening(ctx, { formId: params.formId, formVersion: params.version, ...body })
    return getFormSummary(ctx, params)
  })
}
