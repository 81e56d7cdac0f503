/** Instruments over HTTP: forms, drafts of checks, rule versions and their compiled modules. */
import * as checks from '../../contract/checks.ts'
import * as contract from '../../contract/instruments.ts'
import * as notice from '../../contract/legal-notice.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { approveCheckDraft } from './approve-check-draft.ts'
import { createCheckDraft } from './create-check-draft.ts'
import { enterApproval } from './enter-approval.ts'
import { enterLegalNotice, getLegalNotice } from './legal-notice.ts'
import { getCheckDraft, listCheckDrafts } from './list-check-drafts.ts'
import { getFormSummary, listForms } from './list-forms.ts'
import { findRuleModule, listRuleSets } from './list-rule-sets.ts'
import { returnCheckDraft } from './return-check-draft.ts'
import { saveCheckDraft } from './save-check-draft.ts'
import { setOpening } from './set-opening.ts'
import { submitCheckDraft } from './submit-check-draft.ts'
import { withdrawCheckDraft } from './withdraw-check-draft.ts'

export interface InstrumentOptions {
  /** Units that owe a form just opened are given it; a higher domain does so in the background. */
  readonly followOpening: () => void
}

export function mountInstruments(mounting: Mounting, { followOpening }: InstrumentOptions): void {
  mount(mounting, contract.listForms, (ctx) => listForms(ctx))
  mount(mounting, contract.putFormApproval, async (ctx, { params, body }) => {
    await enterApproval(ctx, { formId: params.formId, formVersion: params.version, ...body })
    return getFormSummary(ctx, params)
  })
  mount(mounting, contract.putFormOpening, async (ctx, { params, body }) => {
    await setOpening(ctx, { formId: params.formId, formVersion: params.version, ...body })
    followOpening()
    return getFormSummary(ctx, params)
  })
  mount(mounting, checks.listCheckDrafts, (ctx, { query }) => listCheckDrafts(ctx, query.form))
  mount(mounting, checks.createCheckDraft, (ctx, { body }) => createCheckDraft(ctx, body))
  mount(mounting, checks.getCheckDraft, (ctx, { params }) => getCheckDraft(ctx, params.draftId))
  mount(mounting, checks.saveCheckDraft, (ctx, { params, body }) =>
    saveCheckDraft(ctx, { ...params, ...body }),
  )
  mount(mounting, checks.submitCheckDraft, (ctx, { params }) =>
    submitCheckDraft(ctx, params.draftId),
  )
  mount(mounting, checks.withdrawCheckDraft, (ctx, { params }) =>
    withdrawCheckDraft(ctx, params.draftId),
  )
  mount(mounting, checks.returnCheckDraft, (ctx, { params, body }) =>
    returnCheckDraft(ctx, { ...params, ...body }),
  )
  mount(mounting, checks.approveCheckDraft, (ctx, { params, body }) =>
    approveCheckDraft(ctx, { ...params, ...body }),
  )
  mount(mounting, checks.listRuleSets, (ctx) => listRuleSets(ctx))
  mount(mounting, notice.getLegalNotice, (ctx) => getLegalNotice(ctx))
  mount(mounting, notice.enterLegalNotice, (ctx, { body }) => enterLegalNotice(ctx, body))
  mountRuleModules(mounting)
}

/** Checks are no secret; the name holds a hash of the content, so that a browser keeps it for ever. */
function mountRuleModules({ app, createContext }: Mounting): void {
  app.get('/rules/*', async (c) => {
    const file = await findRuleModule(
      createContext(null, 'rules', { address: null, device: null }),
      c.req.path,
    )
    if (!file) return c.text('没有这个审核关系文件', 404)
    c.header('cache-control', 'public, max-age=31536000, immutable')
    c.header('content-type', 'text/javascript; charset=utf-8')
    return c.body(file.content)
  })
}
