/** Responses over HTTP. */
import * as lists from '../../contract/attribute-lists.ts'
import { acknowledgeNotice as acknowledgeNoticeOperation } from '../../contract/legal-notice.ts'
import * as contract from '../../contract/responses.ts'
import * as attributes from '../../contract/unit-attributes.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { deviceClaimIn } from '../identity/index.ts'
import { acknowledgeNotice } from './acknowledge-notice.ts'
import { changeUnitAttributes } from './change-unit-attributes.ts'
import { getOwedForms } from './get-owed-forms.ts'
import { getResponse } from './get-response.ts'
import { getRevision } from './get-revision.ts'
import { importAttributes } from './import-attributes.ts'
import { getAttributeList, listAttributeLists } from './list-attribute-lists.ts'
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
  mount(mounting, contract.putRevision, (ctx, { params, body }, { request }) =>
    receiveRevision(ctx, { ...params, bytes: body, device: deviceClaimIn(request.headers) }),
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
  mount(mounting, lists.importAttributes, (ctx, { query, body }) =>
    importAttributes(ctx, {
      name: query.name,
      fileName: query.fileName,
      bytes: body,
      dryRun: query.dryRun === 'true',
    }),
  )
  mount(mounting, lists.listAttributeLists, (ctx) => listAttributeLists(ctx))
  mount(mounting, lists.getAttributeList, (ctx, { params }) => getAttributeList(ctx, params.listId))
  mount(mounting, acknowledgeNoticeOperation, (ctx, { params, body }) =>
    acknowledgeNotice(ctx, { ...params, ...body }),
  )
  mount(mounting, contract.listQuarantine, (ctx, { query }) => listQuarantine(ctx, query))
}
