/** Responses over HTTP. */
import * as lists from '../../contract/attribute-lists.ts'
import * as evaluation from '../../contract/evaluation.ts'
import { acknowledgeNotice as acknowledgeNoticeOperation } from '../../contract/legal-notice.ts'
import * as contract from '../../contract/responses.ts'
import * as attributes from '../../contract/unit-attributes.ts'
import { type Mounting, mount } from '../../platform/mount.ts'
import { deviceClaimIn } from '../identity/index.ts'
import { acknowledgeNotice } from './acknowledge-notice.ts'
import { cancelEvaluation } from './cancel-evaluation.ts'
import { changeUnitAttributes } from './change-unit-attributes.ts'
import { getEvaluationFindings } from './get-evaluation-findings.ts'
import { getOwedForms } from './get-owed-forms.ts'
import { getResponse } from './get-response.ts'
import { getRevision } from './get-revision.ts'
import { importAttributes } from './import-attributes.ts'
import { getAttributeList, listAttributeLists } from './list-attribute-lists.ts'
import { listCrossUnitCases } from './list-cross-unit-cases.ts'
import { listEvaluationRuns } from './list-evaluation-runs.ts'
import { listEvaluationUnits } from './list-evaluation-units.ts'
import { listQuarantine } from './list-quarantine.ts'
import { listResponses } from './list-responses.ts'
import { previewAttributeChange } from './preview-attribute-change.ts'
import { receiveRevision } from './receive-revision.ts'
import type { EvaluationRunner } from './run-evaluations.ts'
import { saveDraft } from './save-draft.ts'
import { startEvaluation } from './start-evaluation.ts'
import type { ResponsePorts } from './summarise-responses.ts'
import { takeOverUpload } from './take-over-upload.ts'

/** From review and fieldwork, which are above; app.ts hands them in. */
export interface ResponsesOptions extends ResponsePorts {
  readonly runner: EvaluationRunner
}

export function mountResponses(mounting: Mounting, { runner, ...ports }: ResponsesOptions): void {
  const { findReturns } = ports
  mountEvaluation(mounting, runner)
  mount(mounting, contract.putRevision, (ctx, { params, body }, { request }) =>
    receiveRevision(ctx, { ...params, bytes: body, device: deviceClaimIn(request.headers) }),
  )
  mount(mounting, contract.listResponses, (ctx, { query }) =>
    listResponses(ctx, query, findReturns),
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

function mountEvaluation(mounting: Mounting, runner: EvaluationRunner): void {
  mount(mounting, evaluation.startEvaluation, async (ctx, { body }) => {
    const run = await startEvaluation(ctx, body)
    runner.start()
    return run
  })
  mount(mounting, evaluation.listEvaluationRuns, (ctx) => listEvaluationRuns(ctx))
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
