/** Responses over HTTP. */
import * as lists from '../../contract/attribute-lists.ts'
import * as evaluation from '../../contract/evaluation.ts'
import { acknowledgeNotice as acknowledgeNoticeOperation } from '../../contract/legal-notice.ts'
import * as contract from '../../contract/responses.ts'
import * as signOff from '../../contract/sign-off.ts'
import * as receipts from '../../contract/signed-receipt.ts'
import * as attributes from '../../contract/unit-attributes.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import type { ReceiptSigner } from '../../platform/receipt-signer.ts'
import { deviceClaimIn } from '../identity/index.ts'
import { acknowledgeNotice } from './acknowledge-notice.ts'
import { cancelEvaluation } from './cancel-evaluation.ts'
import { changeUnitAttributes } from './change-unit-attributes.ts'
import { getEvaluationFindings } from './get-evaluation-findings.ts'
import { getNeighbours } from './get-neighbours.ts'
import { getOwedForms } from './get-owed-forms.ts'
import { getReceiptPdf } from './get-receipt-pdf.ts'
import { getResponse } from './get-response.ts'
import { getRevision } from './get-revision.ts'
import { getSignedReceipt } from './get-signed-receipt.ts'
import { importAttributes } from './import-attributes.ts'
import { getAttributeList, listAttributeLists } from './list-attribute-lists.ts'
import { listCrossUnitCases } from './list-cross-unit-cases.ts'
import { listEvaluationRuns } from './list-evaluation-runs.ts'
import { listEvaluationUnits } from './list-evaluation-units.ts'
import { listOwnUnits } from './list-own-units.ts'
import { listQuarantine } from './list-quarantine.ts'
import { listResponses } from './list-responses.ts'
import { keepPresence, notePresence } from './note-presence.ts'
import { previewAttributeChange } from './preview-attribute-change.ts'
import { receiveRevision } from './receive-revision.ts'
import type { EvaluationRunner } from './run-evaluations.ts'
import { saveDraft } from './save-draft.ts'
import { confirmResponse, sendBackResponse, withdrawResponse } from './sign-off.ts'
import { startEvaluation } from './start-evaluation.ts'
import type { ResponsePorts } from './summarise-responses.ts'
import { takeOverUpload } from './take-over-upload.ts'

/** From review and fieldwork, which are above; app.ts hands them in. */
export interface ResponsesOptions extends ResponsePorts {
  readonly runner: EvaluationRunner
  readonly signer: ReceiptSigner
}

export function mountResponses(
  mounting: Mounting,
  { runner, signer, ...ports }: ResponsesOptions,
): void {
  mountEvaluation(mounting, runner)
  mountSignOff(mounting, signer)
  mount(mounting, contract.putRevision, (ctx, { params, body }, { request }) =>
    receiveRevision(ctx, { ...params, bytes: body, device: deviceClaimIn(request.headers) }),
  )
  const whoIsIn = keepPresence()
  mount(mounting, contract.notePresence, (ctx, { params, body }) =>
    notePresence(ctx, whoIsIn, { ...params, ...body }),
  )
  mount(mounting, contract.listOwnUnits, (ctx) => listOwnUnits(ctx))
  mount(mounting, contract.listResponses, (ctx, { query }) =>
    listResponses(ctx, query, ports.findReturns),
  )
  mount(mounting, contract.getResponse, (ctx, { params }) =>
    getResponse(ctx, params.responseId, ports),
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
  mount(mounting, contract.takeOverUpload, (ctx, { params, body }) =>
    takeOverUpload(ctx, { ...params, ...body }),
  )
  mount(mounting, contract.listQuarantine, (ctx, { query }) => listQuarantine(ctx, query))
}

function mountSignOff(mounting: Mounting, signer: ReceiptSigner): void {
  mount(mounting, signOff.confirmResponse, (ctx, { params, body }) =>
    confirmResponse(ctx, { ...params, ...body }),
  )
  mount(mounting, signOff.sendBackResponse, (ctx, { params, body }) =>
    sendBackResponse(ctx, { ...params, ...body }),
  )
  mount(mounting, signOff.withdrawResponse, (ctx, { params, body }) =>
    withdrawResponse(ctx, { ...params, ...body }),
  )
  mount(mounting, receipts.getSignedReceipt, (ctx, { params }) =>
    getSignedReceipt(ctx, signer, params),
  )
  mount(mounting, receipts.getReceiptPdf, (ctx, { params }) => getReceiptPdf(ctx, signer, params))
  mount(mounting, receipts.getReceiptKey, () =>
    Promise.resolve({
      algorithm: 'Ed25519' as const,
      publicKey: signer.publicKey,
      fingerprint: signer.fingerprint,
    }),
  )
}

function mountEvaluation(mounting: Mounting, runner: EvaluationRunner): void {
  mount(mounting, evaluation.startEvaluation, async (ctx, { body }) => {
    const run = await startEvaluation(ctx, body)
    runner.start()
    return run
  })
  mount(mounting, evaluation.listEvaluationRuns, (ctx) => listEvaluationRuns(ctx))
  mount(mounting, evaluation.getNeighbours, (ctx, { query }) => getNeighbours(ctx, query))
  mount(mounting, evaluation.cancelEvaluation, async (ctx, { params }) => {
    const run = await cancelEvaluation(ctx, params.runId)
    runner.stop(params.runId)
    return run
  })
  mount(mounting, evaluation.getEvaluationFindings, (ctx, { params, query }) =>
    getEvaluationFindings(ctx, params.runId, query),
  )
  mount(mounting, evaluation.listEvaluationUnits, (ctx, { query }) =>
    listEvaluationUnits(ctx, query),
  )
  mount(mounting, evaluation.listCrossUnitCases, (ctx, { query }) => listCrossUnitCases(ctx, query))
}
