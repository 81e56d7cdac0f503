/** Responses over HTTP. */
import { acknowledgeNotice as acknowledgeNoticeOperation } from '../../contract/legal-notice.ts'
import * as contract from '../../contract/responses.ts'
import * as attributes from '../../contract/unit-attributes.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { acknowledgeNotice } from './acknowledge-notice.ts'
import { changeUnitAttributes } from './change-unit-attributes.ts'
import { getOwedForms } from './get-owed-forms.ts'
import { getResponse } from './get-response.ts'
import { getRevision } from './get-revision.ts'
import { listQuarantine } from './list-quarantine.ts'
import { listResponses } from './list-responses.ts'
import { previewAttributeChange } from './preview-attribute-change.ts'
import { receiveRevision } from './receive-revision.ts'
import { saveDraft } from './save-draft.ts'
import type { FindReturns } from './summarise-responses.ts'

export interface ResponsesOptions {
  /** From review, which is above; app.ts hands it in. */
  readonly findReturns: FindReturns
}

export function mountResponses(mounting: Mounting, { findReturns }: ResponsesOptions): void {
  mount(mounting, contract.putRevision, (ctx, { params, body }) =>
    receiveRevision(ctx, { ...params, bytes: body }),
  )
  mount(mounting, contract.listResponses, (ctx, { query }) =>
    listResponses(ctx, query, findReturns),
  )
  mount(mounting, contract.getResponse, (ctx, { params }) =>
    getResponse(ctx, params.responseId, findReturns),
  )
  mount(mounting, contract.getRevision, (ctx, { params }) => getRevision(ctx, params))
  mount(mounting, contract.saveDraft, (ctx, { params, body }) =>
    saveDraft(ctx, { ...params, ...body }),
  )
  mount(mounting, attributes.getOwedForms, (ctx, { params }) => getOwedForms(ctx, params.unitId))
  mount(mounting, attributes.previewAttributeChange, (ctx, { params, body }) =>
    previewAttributeChange(ctx, { ...params, ...body }),
  )
  mount(mounting, attributes.changeUnitAttributes, (ctx, { params, body }) =>
    changeUnitAttributes(ctx, { ...params, ...body }),
  )
  mount(mounting, acknowledgeNoticeOperation, (ctx, { params, body }) =>
    acknowledgeNotice(ctx, { ...params, ...body }),
  )
  mount(mounting, contract.listQuarantine, (ctx, { query }) => listQuarantine(ctx, query))
}
